import { z } from 'zod';
import { names } from '../catalogue/catalogue.contract.ts';
import { customerInput } from '../customers/customers.contract.ts';
import { deviceInput } from '../devices/devices.contract.ts';
import { photosInput } from '../evidence/evidence.contract.ts';
import { signatureField } from '../evidence/signature.ts';
import {
  dayField,
  idField,
  languageField,
  line,
  minorField,
  optionalLine,
  optionalProse,
  page,
  prose,
} from '../kernel/fields.ts';
import { command, query } from '../kernel/procedure.ts';
import { overrideFields } from '../promises/promises.contract.ts';
import { passcodeField } from '../vault/passcode.ts';
import { board } from './board.contract.ts';
import { caller } from './caller.contract.ts';
import { clock } from './clock.contract.ts';
import { comeBackVerdicts, likenesses } from './come-back.rules.ts';
import { comeBackShape, comeBacks } from './come-backs.contract.ts';
import { handOffShape, handOffs } from './hand-offs.contract.ts';
import { moves } from './moves.contract.ts';
import { repairRow } from './repair-row.ts';
import { stateGroups, stateNames } from './states.rules.ts';
import { payWays, tellWays, ways } from './wishes.rules.ts';

const state = z.enum(stateNames);

/** One line of a checklist as it was ticked; `names` is the line in other languages, for the customer's paper. */
const checkInput = z.object({
  label: line({ max: 80 }),
  names: names.default({}),
  isTicked: z.boolean(),
  note: optionalLine(200),
});

export const newDeviceInput = deviceInput.omit({ customerId: true });

/** What to do where the device belongs to somebody else: nothing (refused), hand it over, or leave it theirs. */
export const otherOwnerChoices = ['refuse', 'transfer', 'keep'] as const;

const deviceChoice = z.union([
  z.strictObject({ id: idField, onOtherOwner: z.enum(otherOwnerChoices).default('refuse') }),
  z.strictObject({ new: newDeviceInput }),
  /** A service that needs no device: a lesson, a set-up. */
  z.strictObject({ none: line({ max: 200 }) }),
]);

/** How the customer likes it to be handed over, paid and told; '' where they do not mind. */
const convenience = {
  collectAt: optionalLine(40),
  collectPlace: optionalLine(80),
  payBy: z.enum(payWays, { error: 'common.invalid.choice' }).default(''),
  tellBy: z.enum(tellWays, { error: 'common.invalid.choice' }).default(''),
};

export const wishesInput = z.object({ id: idField, seenAt: z.number(), ...convenience });

export const wayInput = z.object({
  id: idField,
  way: z.enum(ways, { error: 'common.invalid.choice' }),
  /** Whether it worked; null: not known yet. */
  hasWorked: z.boolean().nullable(),
});

export const intakeItem = z.object({
  device: deviceChoice,
  /** In the customer's words. */
  fault: prose(2000),
  condition: z.array(checkInput).max(40).default([]),
  accessories: z.array(checkInput).max(40).default([]),
  conditionNote: optionalProse(1000),
  wishes: optionalProse(1000),
  promisedOn: dayField.nullable().default(null),
  ...overrideFields,
  costLimitMinor: minorField.nullable().default(null),
  isUrgent: z.boolean().default(false),
  /** How it is to be solved. */
  way: z.enum(ways, { error: 'common.invalid.choice' }).default('bench'),
  ...convenience,
  /** Who is asked to take it on; whoever receives it has it until they accept. Null: the receiver keeps it. */
  handToId: idField.nullable().default(null),
  photos: photosInput.default([]),
  /** How the device is opened: goes into the vault and nowhere else. */
  passcode: passcodeField.nullable().default(null),
});

export const intakeInput = z.object({
  customer: z.union([z.strictObject({ id: idField }), z.strictObject({ new: customerInput })]),
  items: z
    .array(intakeItem)
    .min(1, { error: 'common.invalid.required' })
    .max(10, { error: 'common.invalid.tooMany' }),
  /** The customer accepts the terms for all that was brought; null where they sign later or on paper only. */
  signature: signatureField.nullable().default(null),
  /** The draft that ends with this intake. */
  draft: z
    .string()
    .regex(/^[\w.:-]{1,80}$/)
    .optional(),
});

export type IntakeInput = z.output<typeof intakeInput>;
export type IntakeItem = z.output<typeof intakeItem>;

const check = z.object({
  kind: z.enum(['condition', 'accessory']),
  label: z.string(),
  names,
  isTicked: z.boolean(),
  note: z.string(),
});

const promise = z.object({
  id: z.number(),
  dueOn: z.string(),
  madeAt: z.number(),
  madeBy: z.string().nullable(),
  revises: z.number().nullable(),
  reason: z.string(),
});

export const repair = repairRow.extend({
  service: z.string(),
  customerNumber: z.string(),
  customerPhone: z.string(),
  customerLanguage: languageField,
  customerFlag: z.string(),
  wishes: z.string(),
  conditionNote: z.string(),
  finding: z.string(),
  outcome: z.string(),
  costLimitMinor: z.number().nullable(),
  currency: z.string(),
  receivedBy: z.string().nullable(),
  changedAt: z.number(),
  checks: z.array(check),
  /** Oldest first: each later one revises the one before. */
  promises: z.array(promise),
  /** The other orders of the same visit. */
  siblings: z.array(z.object({ id: z.number(), number: z.string(), label: z.string(), state })),
  plannedMinutes: z.number().nullable(),
  way: z.enum(ways),
  /** Whether that way worked; null: not known yet. */
  hasWayWorked: z.boolean().nullable(),
  collectAt: z.string(),
  collectPlace: z.string(),
  payBy: z.enum(payWays),
  tellBy: z.enum(tellWays),
  /** Oldest first; the last may still wait for its answer. */
  handOffs: z.array(handOffShape),
  /** That this device is back after a repair of which it may be a come-back. */
  comeBack: comeBackShape.nullable(),
  /** Later orders that count against this one. */
  cameBack: z.array(
    z.object({
      id: z.number(),
      number: z.string(),
      foundAt: z.number(),
      likeness: z.enum(likenesses),
      verdict: z.enum(comeBackVerdicts).nullable(),
    }),
  ),
  /** What was decided on the cover, frozen with its reasons; null where nothing was decided. */
  decision: z
    .object({
      decidedOn: z.string(),
      decidedAt: z.number(),
      decidedBy: z.string().nullable(),
      kind: z.enum(['computed', 'override']),
      reason: z.string(),
      entitlement: z.unknown(),
      outcome: z.unknown(),
    })
    .nullable(),
  /** What happened, oldest first. */
  history: z.array(
    z.object({
      id: z.number(),
      at: z.number(),
      procedure: z.string(),
      by: z.string().nullable(),
      before: z.unknown(),
      after: z.unknown(),
    }),
  ),
});

export type Repair = z.output<typeof repair>;

const templateItems = z.array(names).max(40);

export const intakeTemplate = z.object({
  condition: templateItems,
  accessories: templateItems,
  /** Whether the shop wrote it for this category; else it is the shop's general one or the program's. */
  isOwn: z.boolean(),
});

export type IntakeTemplate = z.output<typeof intakeTemplate>;

const templateItemInput = z
  .partialRecord(languageField, optionalLine(80))
  .refine((given) => Object.values(given).some((name) => name !== ''), { error: 'common.invalid.required' });

const templateInput = z.array(templateItemInput).max(40, { error: 'common.invalid.tooMany' });

export const changeInput = z.object({
  id: idField,
  seenAt: z.number(),
  fault: prose(2000),
  wishes: optionalProse(1000),
  conditionNote: optionalProse(1000),
  costLimitMinor: minorField.nullable(),
});

export const promiseInput = z.object({
  id: idField,
  dueOn: dayField,
  reason: optionalLine(300),
  ...overrideFields,
});

export const cancelInput = z.object({ id: idField, reason: line({ max: 300 }) });

export const repairs = {
  /** Takes in all that one customer brought on one visit: every order or none. Refusals name the item by its index. */
  takeIn: command('repairs.takeIn')
    .input(intakeInput)
    .output(
      z.object({
        visitId: z.number(),
        customerId: z.number(),
        receiptPaperId: z.number(),
        repairs: z.array(
          z.object({
            id: z.number(),
            number: z.string(),
            receiptPaperId: z.number(),
            labelPaperId: z.number(),
          }),
        ),
      }),
    ),
  /** `promised` sorts open orders by the day promised, those without one last; all else is newest first. */
  list: query('repairs.read')
    .input(
      z.object({
        ...page,
        group: z.enum([...stateGroups, 'all']).default('open'),
        state: state.optional(),
        isLateOnly: z.boolean().default(false),
        categoryId: idField.optional(),
        text: z.string().max(200).default(''),
        sort: z.enum(['promised', 'received']).default('promised'),
      }),
    )
    .output(z.object({ rows: z.array(repairRow), next: z.string().nullable() })),
  ...moves,
  ...handOffs,
  ...board,
  ...comeBacks,
  ...caller,
  ...clock,
  byId: query('repairs.read')
    .input(z.object({ id: idField }))
    .output(repair),
  /** Newest first, 200 at most. */
  ofCustomer: query('repairs.read')
    .input(z.object({ customerId: idField }))
    .output(z.array(repairRow)),
  /** Newest first, 200 at most. */
  ofDevice: query('repairs.read')
    .input(z.object({ deviceId: idField }))
    .output(z.array(repairRow)),
  counts: query('repairs.read').output(
    z.object({
      open: z.number(),
      dueToday: z.number(),
      late: z.number(),
      notPromised: z.number(),
      receivedToday: z.number(),
    }),
  ),
  /** Mends what was written at the counter, while nobody has worked by it. */
  change: command('repairs.takeIn')
    .input(changeInput)
    .output(z.object({ changedAt: z.number() })),
  changeWishes: command('repairs.takeIn')
    .input(wishesInput)
    .output(z.object({ changedAt: z.number() })),
  /** How it is solved, and afterwards whether that worked. */
  changeWay: command('repairs.takeIn')
    .input(wayInput)
    .output(z.object({ changedAt: z.number() })),
  /** A new row of the promise ledger. A reason is needed where it revises an earlier promise. */
  promise: command('repairs.takeIn')
    .input(promiseInput)
    .output(z.object({ promiseId: z.number() })),
  cancel: command('repairs.takeIn')
    .input(cancelInput)
    .output(z.object({ changedAt: z.number() })),
  /** Undoes a cancellation. */
  reopen: command('repairs.takeIn')
    .input(z.object({ id: idField }))
    .output(z.object({ changedAt: z.number() })),
  /** The checklists for a category; without one, those for everything that has none of its own. */
  templates: query('repairs.read')
    .input(z.object({ categoryId: idField.nullable() }))
    .output(intakeTemplate),
  changeTemplates: command('repairs.templates')
    .input(z.object({ categoryId: idField.nullable(), condition: templateInput, accessories: templateInput }))
    .output(z.object({})),
  /** Back to what the program came with. */
  restoreTemplates: command('repairs.templates')
    .input(z.object({ categoryId: idField.nullable() }))
    .output(z.object({})),
};
