import type { CalendarName, Language } from '../../../shared/kernel/language.ts';
import { refuse } from '../../../shared/kernel/refusal.ts';
import { moneyKinds, type PaperKind, type ProvingKind } from '../../../shared/papers/paper-kinds.ts';
import type { papers as contract, Paper, PaperRow } from '../../../shared/papers/papers.contract.ts';
import type { Reading, Writing } from '../context.ts';
import { codesOf } from '../estimates/codes.ts';
import type { Select } from '../store/statement.ts';
import type { Reader } from '../store/store.ts';
import type { UseCases } from '../use-case.ts';
import { issueRightsCard } from '../warranty/rights-card.ts';
import { imageByHash, paperById, papersOfDevice, papersOfRepair } from './papers.sql.ts';
import { issueLabel, issueReceipt } from './repair-papers.ts';
import { issueTranslation } from './translated-paper.ts';

export const papers: UseCases<typeof contract> = { byId, ofRepair, ofDevice, issue, recordPrint };

function byId(context: Reading, { id }: { id: number }): Paper {
  const { store } = context;
  const row = openPaper(context, id);
  const facts = JSON.parse(row.facts) as Paper['facts'];
  const logo = 'shop' in facts ? pictureOf(store, facts.shop.logo) : null;
  // The contract's output schema holds the facts against the kind.
  return { ...rowOf(row), facts, logo, ...codesOn(context, row.kind, facts) } as Paper;
}

/** The codes by which an estimate is approved are on no paper that is kept. */
function codesOn(context: Reading, kind: string, facts: Paper['facts']) {
  return kind === 'estimate' && 'estimateId' in facts
    ? { codes: Object.fromEntries(codesOf(context, facts.estimateId)) }
    : {};
}

/** A paper that whoever asks may see. */
function openPaper(context: Reading, id: number) {
  const row = context.store.get(paperById, { id }) ?? refuse('not-found', 'papers.not-found');
  if (!isMine(context, row.kind)) refuse('forbidden', 'people.not-yours', { right: 'payments.read' });
  return row;
}

/** What a customer paid is not everybody's to see. */
function isMine(context: Reading, kind: string): boolean {
  return !moneyKinds.includes(kind as PaperKind) || context.mayI('payments.read');
}

function pictureOf(store: Reader, hash: string | null): string | null {
  const image = hash === null ? undefined : store.get(imageByHash, { hash });
  return image ? `data:${image.type};base64,${Buffer.from(image.body).toString('base64')}` : null;
}

function ofRepair(context: Reading, { repairId }: { repairId: number }): PaperRow[] {
  return context.store
    .all(papersOfRepair, { repair: repairId })
    .filter(({ kind }) => isMine(context, kind))
    .map(rowOf);
}

function ofDevice({ store }: Reading, { deviceId }: { deviceId: number }): PaperRow[] {
  return store.all(papersOfDevice, { device: deviceId }).map(rowOf);
}

type Asked =
  | { kind: 'receipt' | 'label'; repairId: number; language?: Language | undefined }
  | { kind: 'rightsCard'; deviceId: number; language?: Language | undefined }
  | { kind: ProvingKind; paperId: number; language: Language };

function issue(context: Writing, asked: Asked): { id: number; isNew: boolean } {
  switch (asked.kind) {
    case 'receipt':
      return recorded(context, asked.kind, issueReceipt(context, asked.repairId, asked.language));
    case 'label':
      return recorded(context, asked.kind, issueLabel(context, asked.repairId, asked.language));
    case 'rightsCard':
      return { ...issueRightsCard(context, asked.deviceId, asked.language), isNew: true };
    default:
      return recorded(
        context,
        asked.kind,
        issueTranslation(context, openPaper(context, asked.paperId), asked.kind, asked.language),
      );
  }
}

/** A command leaves an event, also where the paper was there already. */
function recorded(context: Writing, kind: PaperKind, paper: { id: number; isNew: boolean }) {
  if (!paper.isNew) context.record({ domain: 'papers', subject: paper.id, after: { kind } });
  return paper;
}

function recordPrint(context: Writing, { id }: { id: number }): Record<string, never> {
  const { kind } = openPaper(context, id);
  context.record({ domain: 'papers', subject: id, after: { kind } });
  return {};
}

type Row = RowOf<typeof papersOfDevice>;

type RowOf<Statement> = Statement extends Select<infer Columns> ? Columns : never;

function rowOf(row: Row): PaperRow {
  return {
    id: row.id,
    kind: row.kind as PaperKind,
    visitId: row.visit_id,
    repairId: row.repair_id,
    deviceId: row.device_id,
    number: row.number,
    language: row.language as Language,
    calendar: row.calendar as CalendarName,
    issuedAt: row.issued_at,
    issuedBy: row.issued_by,
    isReprint: row.is_reprint === 1,
  };
}
