import { existsSync } from 'node:fs';
import { refuse } from '../../../shared/kernel/refusal.ts';
import type { Difference, TriedRow } from '../../../shared/records/tried-row.ts';
import { type FoundBadRow, type FoundGroup, type FoundRow, foundPath } from './dry-run.ts';
import type { DryRun } from './jobs.ts';
import { pageOfLines } from './line-file.ts';

interface Page {
  after: number;
  limit: number;
}

export function triedRows(run: DryRun, { group, ...page }: Page & { group: 'new' | 'known' }) {
  const { rows, next } = pageOfLines<FoundRow>(pathOf(run, group), page);
  return { rows: rows.map(inShort), next };
}

export function differences(run: DryRun, page: Page) {
  return pageOfLines<Difference>(pathOf(run, 'differs'), page);
}

export function badRows(run: DryRun, { withCells, ...page }: Page & { withCells: boolean }) {
  const { rows, next } = pageOfLines<FoundBadRow>(pathOf(run, 'bad'), page);
  const shown = withCells ? rows : rows.map(({ cells: _, ...row }) => row);
  return { headings: run.result?.headings ?? [], rows: shown, next };
}

/** What a try wrote down, once it is over and until its rows came in. */
function pathOf({ job, order }: DryRun, group: FoundGroup): string {
  if (job.state !== 'done') refuse('conflict', 'records.not-tried-yet');
  const path = foundPath(order, group);
  return existsSync(path) ? path : refuse('not-found', 'records.job-unknown');
}

function inShort({ line, customer, device, repair, isNewCustomer, isNewDevice }: FoundRow): TriedRow {
  const words = device ? [device.brand, device.model || device.category, device.serial] : [];
  return {
    line,
    customer: customer.name,
    device: words.filter(Boolean).join(' '),
    repair: repair?.number ?? '',
    isNewCustomer,
    isNewDevice,
  };
}
