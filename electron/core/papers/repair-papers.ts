import { deviceLabel } from '../../../shared/catalogue/catalogue.rules.ts';
import { printedHead } from '../../../shared/evidence/head.ts';
import { dayOfInstant } from '../../../shared/kernel/day.ts';
import { type CalendarName, defaultCalendarOf, type Language } from '../../../shared/kernel/language.ts';
import { refuse } from '../../../shared/kernel/refusal.ts';
import type { ReceiptFacts } from '../../../shared/papers/papers.facts.ts';
import { receiptTerms } from '../../../shared/papers/receipt-terms.ts';
import type { CoverageWord } from '../../../shared/repairs/repairs.rules.ts';
import type { Writing } from '../context.ts';
import { evidenceHead } from '../evidence/seal.ts';
import { customerOnPaper } from './customer-on-paper.ts';
import { issuePaper, shopForPaper } from './issue.ts';
import { checksOnPaper, firstPaper, orderOnPaper, ordersOfVisit } from './papers.sql.ts';

interface Issued {
  id: number;
  /** False where the paper had been handed out before and is the same still. */
  isNew: boolean;
}

/**
 * The receipt of the visit on which the order came, in the customer's language or another: the one that was handed
 * out first, or a new one.
 */
export function issueReceipt(context: Writing, repairId: number, language?: Language): Issued {
  const { store } = context;
  const asked = store.get(orderOnPaper, { repair: repairId }) ?? refuse('not-found', 'repairs.not-found');
  const visitId = asked.visit_id;
  const reader = readerOf(asked, language);
  const subject = { visitId, repairId: visitId === null ? repairId : null, deviceId: null };
  const known = firstOf(context, 'receipt', subject, reader.language);
  if (known !== null) return { id: known, isNew: false };

  const orders = visitId === null ? [asked] : store.all(ordersOfVisit, { visit: visitId });
  const facts: ReceiptFacts = {
    shop: shopForPaper(context),
    customer: customerOnPaper(context, asked),
    receivedAt: asked.received_at,
    receivedBy: asked.received_by ?? '',
    currency: asked.currency,
    orders: orders.map((order) => ({
      number: order.number,
      label: labelOf(order, reader.language),
      serial: order.serial,
      fault: order.fault,
      wishes: order.wishes,
      conditionNote: order.condition_note,
      condition: checksOf(context, order.id, 'condition', reader.language),
      accessories: checksOf(context, order.id, 'accessory', reader.language),
      promisedOn: order.promised_on,
      costLimitMinor: order.cost_limit_minor,
      coverage: order.coverage as CoverageWord,
      coverageReasons: reasonsIn(order.outcome),
      ...headOf(context, order.id),
    })),
    terms: [...receiptTerms[reader.language]],
  };
  return { ...issuePaper(context, { kind: 'receipt', ...subject, ...reader, facts }), isNew: true };
}

/** So that the customer too can tell later whether what was taken down is as it was. */
function headOf(context: Writing, repairId: number): { evidenceHead?: string } {
  const seal = evidenceHead(context, repairId);
  return seal === null ? {} : { evidenceHead: printedHead(seal) };
}

/** The label that goes on the device: it is read in the shop, so it is written in the shop's language. */
export function issueLabel(context: Writing, repairId: number, language?: Language): Issued {
  const { store, shop } = context;
  const order = store.get(orderOnPaper, { repair: repairId }) ?? refuse('not-found', 'repairs.not-found');
  const reader = readerOf(shop, language);
  const subject = { visitId: null, repairId, deviceId: null };
  const known = firstOf(context, 'label', subject, reader.language);
  if (known !== null) return { id: known, isNew: false };

  const { name, phone, country, zone } = shopForPaper(context);
  const facts = {
    shopName: name,
    shopPhone: phone,
    country,
    number: order.number,
    customerName: order.customer_name,
    label: labelOf(order, reader.language),
    serial: order.serial,
    promisedOn: order.promised_on,
    receivedOn: dayOfInstant(order.received_at, zone),
  };
  return { ...issuePaper(context, { kind: 'label', ...subject, ...reader, facts }), isNew: true };
}

/** Their own language with their own calendar, or another language with the calendar that its readers expect. */
export function readerOf(
  own: { language: string; calendar: string },
  language?: Language,
): { language: Language; calendar: CalendarName } {
  if (!language || language === own.language) {
    return { language: own.language as Language, calendar: own.calendar as CalendarName };
  }
  return { language, calendar: defaultCalendarOf(language) };
}

interface Brought {
  label: string;
  brand: string;
  category_names: string | null;
}

/** What was brought: in the reader's language where its category has to say it. */
export function labelOf({ label, brand, category_names }: Brought, language: Language): string {
  const names = JSON.parse(category_names ?? '{}') as Partial<Record<Language, string>>;
  const category = names[language];
  return category ? deviceLabel({ brand, model: '', category }) : label;
}

function firstOf(
  { store }: Writing,
  kind: 'receipt' | 'label',
  { visitId, repairId }: { visitId: number | null; repairId: number | null },
  language: Language,
): number | null {
  return store.get(firstPaper, { kind, language, visit: visitId, repair: repairId })?.id ?? null;
}

function checksOf({ store }: Writing, repair: number, kind: string, language: Language) {
  return store
    .all(checksOnPaper, { repair })
    .filter((row) => row.kind === kind)
    .map(({ label, names, is_ticked, note }) => ({
      label: (JSON.parse(names) as Partial<Record<Language, string>>)[language] || label,
      isTicked: is_ticked === 1,
      note,
    }));
}

interface Told {
  code: string;
  facts: Record<string, string | number>;
}

/** The reasons of the decision that holds, each once, however many lines of work it speaks of. */
function reasonsIn(outcome: string | null): Told[] {
  if (outcome === null) return [];
  const { lines = [] } = JSON.parse(outcome) as { lines?: { reasons?: Told[] }[] };
  const told = new Map<string, Told>();
  for (const reason of lines.flatMap((line) => line.reasons ?? [])) told.set(JSON.stringify(reason), reason);
  return [...told.values()];
}
