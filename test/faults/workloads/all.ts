import { intakeSteps } from '../intake-steps.ts';
import { migrations } from '../migration/rehearsal.ts';
import { backingUp, brokenBackups, mustHaveBackup, restoring } from './backups.ts';
import { bringingIn, closing, firstRun, opening, typing, visit } from './steps.ts';
import type { Workload } from './workload.ts';

const VISIT = intakeSteps.length;

const days = (count: number, from: number) =>
  Array.from({ length: count }, (_, index) => visit(from + index, from + index * VISIT)).flat();

/** What is disturbed: the days of a shop in pieces small enough to be disturbed at each of their points. */
export const workloads: readonly Workload[] = [
  { id: 'intake', beginsWith: 'shop', steps: [opening, ...visit(1, 1), closing] },
  // Long enough for the log to be written back into the file, and begun anew.
  {
    id: 'days',
    beginsWith: 'shop',
    steps: [opening, ...days(7, 1), closing, opening, ...days(1, 7 * VISIT + 3), closing],
  },
  { id: 'typing', beginsWith: 'shop', steps: [opening, ...typing(12), closing] },
  { id: 'import', beginsWith: 'shop', steps: [opening, bringingIn(25), closing] },
  {
    id: 'migration',
    beginsWith: 'shop',
    migrations,
    steps: [opening, closing],
    look: mustHaveBackup(0, /-v\d+-\d+\.db$/),
  },
  {
    id: 'backup',
    beginsWith: 'shop',
    steps: [opening, ...typing(2), backingUp, closing],
    look: mustHaveBackup(3, /new\.aftercare$/),
  },
  {
    id: 'restore',
    beginsWith: 'shop',
    steps: [opening, ...typing(2), restoring, closing],
    look: brokenBackups,
  },
  { id: 'first-run', beginsWith: 'nothing', steps: [opening, firstRun, closing] },
];

export function workloadNamed(id: string): Workload {
  const found = workloads.find((workload) => workload.id === id);
  if (!found) throw new Error(`there is no workload ${id}`);
  return found;
}
