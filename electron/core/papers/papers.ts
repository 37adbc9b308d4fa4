import type { CalendarName, Language } from '../../../shared/kernel/language.ts';
import { refuse } from '../../../shared/kernel/refusal.ts';
import type {
  papers as contract,
  Paper,
  PaperKind,
  PaperRow,
} from '../../../shared/papers/papers.contract.ts';
import type { Reading, Writing } from '../context.ts';
import type { Select } from '../store/statement.ts';
import type { Reader } from '../store/store.ts';
import type { UseCases } from '../use-case.ts';
import { issueRightsCard } from '../warranty/rights-card.ts';
import { imageByHash, paperById, papersOfDevice, papersOfRepair } from './papers.sql.ts';
import { issueLabel, issueReceipt } from './repair-papers.ts';

export const papers: UseCases<typeof contract> = { byId, ofRepair, ofDevice, issue, recordPrint };

function byId({ store }: Reading, { id }: { id: number }): Paper {
  const row = store.get(paperById, { id }) ?? refuse('not-found', 'papers.not-found');
  const facts = JSON.parse(row.facts) as Paper['facts'];
  const logo = 'shop' in facts ? pictureOf(store, facts.shop.logo) : null;
  // The contract's output schema holds the facts against the kind.
  return { ...rowOf(row), facts, logo } as Paper;
}

function pictureOf(store: Reader, hash: string | null): string | null {
  const image = hash === null ? undefined : store.get(imageByHash, { hash });
  return image ? `data:${image.type};base64,${Buffer.from(image.body).toString('base64')}` : null;
}

function ofRepair({ store }: Reading, { repairId }: { repairId: number }): PaperRow[] {
  return store.all(papersOfRepair, { repair: repairId }).map(rowOf);
}

function ofDevice({ store }: Reading, { deviceId }: { deviceId: number }): PaperRow[] {
  return store.all(papersOfDevice, { device: deviceId }).map(rowOf);
}

type Asked = { language?: Language | undefined } & (
  | { kind: 'receipt' | 'label'; repairId: number }
  | { kind: 'rightsCard'; deviceId: number }
);

function issue(context: Writing, asked: Asked): { id: number; isNew: boolean } {
  switch (asked.kind) {
    case 'receipt':
      return recorded(context, asked.kind, issueReceipt(context, asked.repairId, asked.language));
    case 'label':
      return recorded(context, asked.kind, issueLabel(context, asked.repairId, asked.language));
    case 'rightsCard':
      return { ...issueRightsCard(context, asked.deviceId, asked.language), isNew: true };
  }
}

/** A command leaves an event, also where the paper was there already. */
function recorded(context: Writing, kind: PaperKind, paper: { id: number; isNew: boolean }) {
  if (!paper.isNew) context.record({ domain: 'papers', subject: paper.id, after: { kind } });
  return paper;
}

function recordPrint(context: Writing, { id }: { id: number }): Record<string, never> {
  const row = context.store.get(paperById, { id }) ?? refuse('not-found', 'papers.not-found');
  context.record({ domain: 'papers', subject: id, after: { kind: row.kind } });
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
