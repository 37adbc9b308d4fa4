import { rmSync } from 'node:fs';

/** Removes what is only in the way. What cannot be removed now is no loss: the next start empties its folder. */
export function clearAway(path: string): void {
  try {
    rmSync(path, { recursive: true, force: true });
  } catch {
    // a disk that fails here fails in the next command too, which says so
  }
}
