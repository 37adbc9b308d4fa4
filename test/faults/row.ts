/** One kind of fault: how it is made, many times over, and what must hold whatever it did. */
export interface FaultRow {
  /** As in the table of the documentation: 'R2', 'S6'. */
  id: string;
  title: string;
  /** How many cases a change is tried with, and how many a release. */
  sizes: { quick: number; full: number };
  /** Why it cannot be tried on this machine; null where it can. */
  missing(): string | null;
  run(order: RowOrder): Promise<RowReport>;
  /** Faults planted in the code or in a file, each of which the row must see; a row that misses one has failed itself. */
  controls: readonly Control[];
  /** What it does not try, said plainly. */
  leavesOut: readonly string[];
}

export interface RowOrder {
  cases: number;
  /** The same seed makes the same cases. */
  seed: number;
  /** Called now and then with how many cases are done. */
  progress(done: number): void;
}

export interface RowReport {
  cases: number;
  /** What was counted on the way: kills, images, refusals. */
  counts: Readonly<Record<string, number>>;
  /** What must not be: one sentence each, with all that is needed to see it again. */
  violations: readonly string[];
}

export interface Control {
  /** What is broken on purpose. */
  plants: string;
  /** True if the row saw it. */
  isSeen(order: RowOrder): Promise<boolean>;
}
