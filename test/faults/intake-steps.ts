import type { Day } from '../../shared/kernel/day.ts';
import { openDayAfter } from '../kit/open-day.ts';
import type { Client } from '../kit/shop.ts';

/** One call as the screens make it. */
export interface Call {
  path: string;
  input: unknown;
}

interface Visit {
  /** Counts the visits of one shop: every name, serial and text of a visit carries it. */
  number: number;
  categoryId: number;
  today: Day;
  client: Client;
  /** What the earlier steps of this visit answered, by their place. */
  answers: readonly unknown[];
}

export type Step = (visit: Visit) => Call | Promise<Call>;

interface TakenIn {
  receiptPaperId: number;
  repairs: { id: number; labelPaperId: number }[];
}

const FORM = 'repairs.takeIn';
const REGISTERED = 2;
const DEVICE = 4;
const TAKEN_IN = 6;

const keep = (form: string, body: unknown): Call => ({ path: 'drafts.keep', input: { form, body } });
const nameOf = (number: number) => `Μαρία Παπαδοπούλου ${number}`;
const faultOf = (number: number, item: number) => `Does not heat any more, smells burnt (${number}.${item})`;
const customerIdOf = ({ answers }: Visit) => (answers[REGISTERED] as { id: number }).id;
const takenInOf = ({ answers }: Visit) => answers[TAKEN_IN] as TakenIn;

const checks = ['Power cord', 'Water tank', 'Manual'].map((label, index) => ({
  label,
  isTicked: index < 2,
  note: index === 1 ? 'cracked at the lid' : '',
}));

function cardOf(number: number, notes: string) {
  return {
    name: nameOf(number),
    phones: [{ typed: `694 ${String(1_000_000 + number)}`, label: 'mobile' }, { typed: '210 555 0199' }],
    email: `maria${number}@mail.example`,
    language: 'el',
    calendar: 'gregory',
    consents: { service: true, promotion: false, survey: true },
    notes,
  };
}

function newDevice(categoryId: number, number: number, letter: string) {
  return {
    categoryId,
    brand: 'Bosch',
    model: `TWK ${number}${letter}`,
    serial: `BSH-${70_000 + number}-${letter}`,
    purchasedOn: '2025-11-20',
    receiptNumber: `A-${number}${letter}`,
    proof: 'seen',
    seller: 'Test shop',
  };
}

function orderOf(number: number, item: number, device: unknown) {
  return {
    device,
    fault: faultOf(number, item),
    condition: checks,
    accessories: checks,
    conditionNote: 'scratches at the left side',
    wishes: `wish ${number}.${item}`,
    costLimitMinor: 4500,
  };
}

/** Days that were promised before the bench filled up are promised all the same; the owner answers for it. */
const pressed = { overrideReason: 'promised on the phone' };

/** A visit at the counter, call by call: typed in pieces, saved, corrected, printed; then somebody in a hurry. */
export const intakeSteps: readonly Step[] = [
  ({ number }) => keep(FORM, { number, customer: { name: nameOf(number).slice(0, 5) } }),
  ({ number }) => keep(FORM, { number, customer: { name: nameOf(number), phones: ['694'] } }),
  ({ number }) => ({ path: 'customers.register', input: cardOf(number, '') }),
  (visit) => keep(FORM, { number: visit.number, customer: customerIdOf(visit), device: { brand: 'Bos' } }),
  (visit) => ({
    path: 'devices.register',
    input: { ...newDevice(visit.categoryId, visit.number, 'A'), customerId: customerIdOf(visit) },
  }),
  (visit) => keep(FORM, { number: visit.number, customer: customerIdOf(visit), fault: 'Does not he' }),
  (visit) => ({
    path: 'repairs.takeIn',
    input: {
      customer: { id: customerIdOf(visit) },
      items: [
        {
          ...orderOf(visit.number, 0, { id: (visit.answers[DEVICE] as { id: number }).id }),
          promisedOn: openDayAfter(visit.today, 7),
          ...pressed,
        },
        orderOf(visit.number, 1, { new: newDevice(visit.categoryId, visit.number, 'B') }),
      ],
      draft: FORM,
    },
  }),
  (visit) => ({
    path: 'repairs.promise',
    input: {
      id: takenInOf(visit).repairs[1]?.id,
      dueOn: openDayAfter(visit.today, 9),
      reason: '',
      ...pressed,
    },
  }),
  (visit) => ({
    path: 'repairs.promise',
    input: {
      id: takenInOf(visit).repairs[0]?.id,
      dueOn: openDayAfter(visit.today, 12),
      ...pressed,
      reason: 'the part comes later',
    },
  }),
  (visit) => ({
    path: 'papers.issue',
    input: { kind: 'label', repairId: takenInOf(visit).repairs[0]?.id, language: 'fa' },
  }),
  (visit) => ({ path: 'papers.recordPrint', input: { id: takenInOf(visit).receiptPaperId } }),
  (visit) => ({ path: 'papers.recordPrint', input: { id: takenInOf(visit).repairs[0]?.labelPaperId } }),
  async (visit) => {
    const id = takenInOf(visit).repairs[1]?.id as number;
    const { changedAt, wishes, conditionNote } = await visit.client.repairs.byId({ id });
    const fault = `${faultOf(visit.number, 1)}, and it leaks`;
    return {
      path: 'repairs.change',
      input: { id, seenAt: changedAt, fault, wishes, conditionNote, costLimitMinor: 6000 },
    };
  },
  (visit) => keep(`customers.edit:${customerIdOf(visit)}`, { notes: 'rings twi' }),
  async (visit) => {
    const id = customerIdOf(visit);
    const { changedAt } = await visit.client.customers.byId({ id });
    const card = cardOf(visit.number, `rings twice (${visit.number})`);
    return { path: 'customers.change', input: { ...card, id, seenAt: changedAt } };
  },
  (visit) => ({ path: 'drafts.discard', input: { form: `customers.edit:${customerIdOf(visit)}` } }),
  ({ number, categoryId, today }) => ({
    path: 'repairs.takeIn',
    input: {
      customer: { new: { ...cardOf(number, ''), name: `رضا احمدی ${number}`, language: 'fa' } },
      items: [
        {
          ...orderOf(number, 2, { new: newDevice(categoryId, number, 'C') }),
          promisedOn: openDayAfter(today, 4),
          ...pressed,
        },
      ],
    },
  }),
];

type AnyProcedure = (input: unknown, options: { context: { key: string } }) => Promise<unknown>;

/** Makes the call under this idempotency key. */
export function ask(client: Client, { path, input }: Call, key: string): Promise<unknown> {
  const [domain = '', name = ''] = path.split('.');
  const procedure = (client as unknown as Record<string, Record<string, AnyProcedure>>)[domain]?.[name];
  if (!procedure) throw new Error(`no procedure ${path}`);
  return procedure(input, { context: { key } });
}
