import type { FaultRow, RowOrder, RowReport } from './row.ts';

export interface SeenControl {
  plants: string;
  isSeen: boolean;
}

/** What came of a row at some size. */
export interface Outcome extends RowReport {
  seconds: number;
  controls: SeenControl[];
}

export interface Wish {
  cases: number;
  seed: number;
  /** Called now and then with how far it is. */
  tell(line: string): void;
  /** Whether only the planted faults are tried. */
  isControlsOnly?: boolean;
}

/** Tries one kind of fault, then each fault that is planted for it, at its quick size. */
export async function tryRow(row: FaultRow, { cases, seed, tell, isControlsOnly }: Wish): Promise<Outcome> {
  const startedAt = performance.now();
  const order: RowOrder = { cases, seed, progress: (done) => tell(`${done} of ${cases}`) };
  const report = isControlsOnly ? { cases: 0, counts: {}, violations: [] } : await row.run(order);
  const controls: SeenControl[] = [];
  for (const control of row.controls) {
    tell(`planted: ${control.plants}`);
    const isSeen = await control.isSeen({ cases: row.sizes.quick, seed, progress: () => undefined });
    controls.push({ plants: control.plants, isSeen });
  }
  return { ...report, controls, seconds: Math.round((performance.now() - startedAt) / 100) / 10 };
}

/** Whether nothing was found, and everything that was there to be found. */
export function isGood({
  violations,
  controls,
}: Pick<Outcome, 'violations'> & { controls: readonly SeenControl[] }): boolean {
  return violations.length === 0 && controls.every(({ isSeen }) => isSeen);
}
