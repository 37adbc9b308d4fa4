import { type DateFormat, dateFormatOf } from '../../shared/records/dates.rules.ts';
import type { FileShape } from '../../shared/records/file-shape.ts';
import { type ImportKind, mappingOf, missingIn, targetsOf } from '../../shared/records/kinds.rules.ts';
import type { Mapping } from '../../shared/records/mapping.rules.ts';
import type { SavedProfile } from '../../shared/records/saved-profile.ts';
import { dateTargets, type Target } from '../../shared/records/targets.ts';
import type { api } from '../app/api.ts';

export type Inspected = Awaited<ReturnType<typeof api.records.inspect>>;
type Order = Parameters<typeof api.records.startDryRun>[0];

/** How a file is understood so far; it outlives the try, so that going back loses nothing. */
export interface ImportDraft {
  uploadId: string;
  file: Inspected;
  kind: ImportKind;
  /** Also of columns that the chosen kind has no use for: another kind may. */
  mapping: Mapping;
  /** What somebody said; null: as the file shows. */
  dateFormat: DateFormat | null;
}

export function draftOf(uploadId: string, file: Inspected): ImportDraft {
  return { uploadId, file, kind: file.kind, mapping: file.mapping, dateFormat: null };
}

/**
 * The same file read in another encoding, delimiter or sheet: what was said of columns that still stand there holds, and
 * the others are recognised anew.
 */
export function redrawn(draft: ImportDraft, file: Inspected): ImportDraft {
  const said = Object.entries(draft.mapping).filter(([, column]) => file.columns.includes(column));
  const columns = new Set(said.map(([, column]) => column));
  const recognised = Object.entries(file.mapping).filter(([, column]) => !columns.has(column));
  const mapping: Mapping = Object.fromEntries([...recognised, ...said]);
  return { ...draft, file, mapping, kind: said.length > 0 ? draft.kind : file.kind };
}

export function withProfile(draft: ImportDraft, { kind, mapping, dateFormat }: SavedProfile): ImportDraft {
  return { ...draft, kind, mapping, dateFormat };
}

/** Whether a kept mapping reads files in another way than this one is read now. */
export function readsOtherwise({ file }: ImportDraft, { shape }: SavedProfile): boolean {
  if (shape.format !== file.shape.format) return false;
  return JSON.stringify(shape) !== JSON.stringify(file.shape);
}

/** The format of the mapped days, and those between which nobody but a person can choose. */
export function datesOf({ file, mapping, kind, dateFormat }: ImportDraft) {
  const used = mappingOf(kind, mapping);
  const columns = dateTargets.flatMap((target) => {
    const seen = file.dates[file.columns.indexOf(used[target] ?? '')];
    return seen ? [seen] : [];
  });
  const verdict = dateFormatOf(columns);
  return { hasDates: columns.length > 0, format: dateFormat ?? verdict.format, fitting: verdict.fitting };
}

/** Whether the mapping is the Open Repair Data Standard's own. */
export function isStandard({ file }: ImportDraft): boolean {
  return file.profile === 'open-repair';
}

/** The reason why it cannot be tried yet; null where it can. */
export function whyNot(draft: ImportDraft): string | null {
  const missing = missingIn(draft.kind, draft.mapping);
  if (missing) return missing;
  const { hasDates, format } = datesOf(draft);
  return hasDates && format === null ? 'records.date-format-unknown' : null;
}

export function orderOf(draft: ImportDraft): Order {
  const { uploadId, file, kind, mapping } = draft;
  const dateFormat = datesOf(draft).format ?? 'ymd';
  return {
    uploadId,
    shape: file.shape,
    kind,
    profile: file.profile,
    mapping: mappingOf(kind, mapping),
    dateFormat,
  };
}

/** What the column holds from now on; each target is held by one column. */
export function withColumn(draft: ImportDraft, column: string, target: Target | null): ImportDraft {
  const mapping: Mapping = { ...draft.mapping };
  for (const known of targetsOf('repairs')) if (mapping[known] === column) delete mapping[known];
  if (target) mapping[target] = column;
  return { ...draft, mapping };
}

export function targetOfColumn({ kind, mapping }: ImportDraft, column: string): Target | null {
  return targetsOf(kind).find((target) => mapping[target] === column) ?? null;
}

export type ShapeChange = Partial<Extract<FileShape, { format: 'csv' }>> & { sheet?: number };
