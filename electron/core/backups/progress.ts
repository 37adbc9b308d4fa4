/** How far a long work has come. `total` is 0 where nobody can say. */
export interface Progress {
  step: 'copying' | 'packing' | 'checking' | 'comparing' | 'unpacking' | 'preparing';
  done: number;
  total: number;
}

export type OnProgress = (progress: Progress) => void;
