import type { ArchiveOrder } from './write-archive.ts';
import type { ListOrder } from './write-list.ts';

export type ExportWork = ({ what: 'list' } & ListOrder) | ({ what: 'archive' } & ArchiveOrder);

/** What a worker is told to write, and where. */
export interface ExportOrder {
  storeFile: string;
  target: string;
  work: ExportWork;
}

export interface ExportResult {
  rows: number;
  bytes: number;
  sha256: string;
}
