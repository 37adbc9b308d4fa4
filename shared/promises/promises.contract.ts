import { z } from 'zod';
import { dayField, idField, line, optionalLine, page } from '../kernel/fields.ts';
import { command, query } from '../kernel/procedure.ts';
import { limits } from './honest-day.rules.ts';
import { promiseKinds, promiseOutcomes } from './outcome.rules.ts';

const kind = z.enum(promiseKinds, { error: 'common.invalid.choice' });
const outcome = z.enum(promiseOutcomes);

/** A day earlier than the honest one: why, and who answers for it. */
export const overrideFields = {
  overrideReason: optionalLine(300),
  countersignId: idField.optional(),
};

export const promiseRow = z.object({
  id: z.number(),
  kind,
  customerId: z.number(),
  customerName: z.string(),
  customerPhone: z.string(),
  repairId: z.number().nullable(),
  number: z.string().nullable(),
  label: z.string(),
  dueOn: z.string(),
  madeAt: z.number(),
  madeById: z.number().nullable(),
  madeBy: z.string().nullable(),
  revises: z.number().nullable(),
  reason: z.string(),
  earliestOn: z.string().nullable(),
  overriddenBy: z.string().nullable(),
  overrideReason: z.string(),
  outcome,
  endedAt: z.number().nullable(),
});

export type PromiseRow = z.output<typeof promiseRow>;

export const alertReasons = ['queue', 'part', 'partUnknown', 'nobody'] as const;

export const alertRow = z.object({
  id: z.number(),
  promiseId: z.number(),
  repairId: z.number(),
  number: z.string(),
  label: z.string(),
  customerId: z.number(),
  customerName: z.string(),
  customerPhone: z.string(),
  dueOn: z.string(),
  foundAt: z.number(),
  expectedOn: z.string().nullable(),
  why: z.enum(alertReasons),
});

export type AlertRow = z.output<typeof alertRow>;

const share = z.object({
  on: z.string(),
  technicianId: z.number(),
  /** What the day has for orders, what those before it take of it, and it itself. */
  available: z.number(),
  ahead: z.number(),
  own: z.number(),
});

const help = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('technician'), name: z.string(), day: z.string() }),
  z.object({ kind: z.literal('anyone'), day: z.string() }),
  z.object({ kind: z.literal('part'), partsOn: z.string(), day: z.string() }),
  z.object({ kind: z.literal('urgent'), day: z.string(), endangers: z.number() }),
  z.object({
    kind: z.literal('overtime'),
    name: z.string(),
    on: z.string(),
    minutes: z.number(),
    day: z.string(),
  }),
]);

export const earliest = z.object({
  /** The first day that can be honoured; null where none can be named. */
  day: z.string().nullable(),
  minutes: z.number(),
  partsOn: z.string().nullable(),
  limits: z.array(z.enum(limits)),
  help: z.array(help),
  /** The queue that the day was reckoned from. */
  trace: z.object({
    technicians: z.array(z.object({ id: z.number(), name: z.string() })),
    shares: z.array(share),
    ahead: z.number(),
    /** The first of those before it, as they stand in the queue. */
    orders: z.array(
      z.object({
        id: z.number(),
        number: z.string(),
        label: z.string(),
        promisedOn: z.string().nullable(),
        isUrgent: z.boolean(),
        minutes: z.number(),
        lastOn: z.string(),
        technicians: z.array(z.string()),
      }),
    ),
  }),
  /** By the shop's own history; `day` is null where too little is known. */
  certainty: z.object({ day: z.string().nullable(), finished: z.number(), needed: z.number() }),
});

export type Earliest = z.output<typeof earliest>;

export const makeInput = z.object({
  kind: z.enum(['callback', 'visit', 'refund'], { error: 'common.invalid.choice' }),
  customerId: idField,
  repairId: idField.nullable(),
  dueOn: dayField,
  /** What was promised. */
  reason: line({ max: 300 }),
});

export const toldInput = z.object({
  alertId: idField,
  how: z.enum(['phone', 'message', 'email', 'letter', 'person'], { error: 'common.invalid.choice' }),
  note: optionalLine(300),
  /** The day that was agreed instead; null: none yet. */
  dueOn: dayField.nullable(),
  ...overrideFields,
});

const count = z.object({
  kept: z.number(),
  revised: z.number(),
  broken: z.number(),
  withdrawn: z.number(),
  open: z.number(),
  /** In hundredths of a percent; null where there is nothing to judge. */
  share: z.number().nullable(),
});

export type KeptCount = z.output<typeof count>;

export const promises = {
  /** The earliest day for an order, or for something that is to be taken in. */
  earliest: query('promises.read')
    .input(
      z.object({
        repairId: idField.optional(),
        deviceId: idField.optional(),
        categoryId: idField.optional(),
        minutes: z.int().min(1).max(10_000).optional(),
        partsOn: dayField.optional(),
        technicianId: idField.optional(),
      }),
    )
    .output(earliest),
  /** All that was promised for an order, oldest first. */
  ofRepair: query('promises.read')
    .input(z.object({ repairId: idField }))
    .output(z.object({ rows: z.array(promiseRow), alert: alertRow.nullable() })),
  /** Whom to tell before a promise breaks, the next to break first. */
  alerts: query('promises.read').output(z.array(alertRow)),
  /** What falls due in the days to come, and what was broken and still waits. */
  standing: query('promises.read').output(
    z.object({ due: z.array(promiseRow), broken: z.array(promiseRow) }),
  ),
  /** The promises that were due in a month of the reader's calendar, the one of `on`, and what became of them. */
  kept: query('promises.read')
    .input(z.object({ on: dayField.optional() }))
    .output(
      z.object({
        fromOn: z.string(),
        untilOn: z.string(),
        all: count,
        byKind: z.array(count.extend({ kind })),
        byPerson: z.array(count.extend({ personId: z.number().nullable(), name: z.string().nullable() })),
        /** The six months up to this one, the oldest first. */
        months: z.array(count.extend({ fromOn: z.string() })),
      }),
    ),
  /** The rows behind the figures: due from `fromOn` to the day before `untilOn`. */
  ledger: query('promises.read')
    .input(
      z.object({
        ...page,
        fromOn: dayField,
        untilOn: dayField,
        kind: kind.optional(),
        outcome: outcome.optional(),
        personId: idField.optional(),
      }),
    )
    .output(z.object({ rows: z.array(promiseRow), next: z.string().nullable() })),
  /** A call-back, a visit or a refund by a day. */
  make: command('promises.make')
    .input(makeInput)
    .output(z.object({ id: z.number() })),
  /** It was done: the call, the visit, the refund. */
  fulfil: command('promises.make')
    .input(z.object({ id: idField, note: optionalLine(300) }))
    .output(z.object({ outcome })),
  /** The customer does not want it any more. */
  withdraw: command('promises.make')
    .input(z.object({ id: idField, reason: line({ max: 300 }) }))
    .output(z.object({ outcome })),
  /** The customer was told that a promise will not be kept; a day that was agreed is a promise of its own. */
  told: command('promises.make')
    .input(toldInput)
    .output(z.object({ promiseId: z.number().nullable() })),
};
