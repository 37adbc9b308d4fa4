import type { Finding, Part } from '../../shared/bench/bench.contract.ts';
import type { CheckMoment } from '../../shared/bench/checks.rules.ts';
import type { Repair } from '../../shared/repairs/repairs.contract.ts';
import type { BenchFacts } from './bench-queries.ts';

/** What of the bench is being written. */
export type BenchSheet =
  | { kind: 'finding'; finding: Finding | null }
  | { kind: 'part'; part: Part | null; isOrdering?: boolean }
  | { kind: 'check'; moment: CheckMoment }
  | { kind: 'work'; work: { id: number; minutes: number } | null }
  | { kind: 'note' }
  | { kind: 'outcome' }
  | { kind: 'job' };

/** What each piece of the bench's section is told. */
export interface BenchPartProps {
  repair: Repair;
  bench: BenchFacts;
  mayWork: boolean;
  onOpen: (sheet: BenchSheet) => void;
}
