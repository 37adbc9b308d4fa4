import type { CopyOrder } from './copy-backup.ts';
import type { Examined, ExamineOrder } from './examine-backup.ts';
import type { MadeBackup, MakeOrder } from './make-backup.ts';
import type { Progress } from './progress.ts';

/** What a worker is told to do, and what it answers. */
export type WorkOrder =
  | { kind: 'make'; order: MakeOrder }
  | { kind: 'examine'; order: ExamineOrder }
  | { kind: 'copy'; order: CopyOrder };

export interface Results {
  make: MadeBackup;
  examine: Examined;
  copy: { bytes: number };
}

export type WorkMessage =
  | { progress: Progress }
  | { result: Results[keyof Results] }
  | { refusal: { code: string; data: unknown } };
