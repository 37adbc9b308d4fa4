import { z } from 'zod';
import { names } from '../catalogue/catalogue.contract.ts';
import {
  dayField,
  idField,
  languageField,
  line,
  optionalLine,
  optionalProse,
  page,
  prose,
} from '../kernel/fields.ts';

import { command, query } from '../kernel/procedure.ts';
import { repairRow } from '../repairs/repair-row.ts';
import { causes } from '../warranty/warranty.terms.ts';
import { checkAnswers, checkMoments } from './checks.rules.ts';
import { codeKinds, topics } from './codes.rules.ts';
import { offeredOutcomes } from './outcome.rules.ts';
import { partStateNames, partsWords } from './parts.rules.ts';
import { jobs } from './version.rules.ts';

const kind = z.enum(codeKinds);
const codeWord = z.string().regex(/^[a-z0-9-]{1,60}$/, { error: 'common.invalid.required' });
const moment = z.enum(checkMoments);
const repairId = idField;
const done = z.object({});

const minutes = z
  .int({ error: 'common.invalid.number' })
  .min(0, { error: 'bench.invalid.negative-minutes' })
  .max(1440, { error: 'bench.invalid.too-many-minutes' });

/** Minutes that somebody tells, and why the clock did not. */
export const workInput = z.object({ minutes, reason: line({ max: 300 }) });

/** An order as it stands on a technician's list. */
export const workRow = repairRow.extend({
  parts: z.enum(partsWords),
  /** The day on which the last part that is waited for should be here. */
  partsOn: z.string().nullable(),
  workedMinutes: z.number(),
});

export type WorkRow = z.output<typeof workRow>;

const runningClock = z.object({
  workId: z.number(),
  repairId: z.number(),
  number: z.string(),
  label: z.string(),
  startedAt: z.number(),
  /** It has run since another day, or longer than the shop is open. */
  isForgotten: z.boolean(),
});

const workTime = z.object({
  id: z.number(),
  personId: z.number(),
  personName: z.string(),
  startedAt: z.number(),
  endedAt: z.number().nullable(),
  reason: z.string(),
  /** Whether it tells an earlier row right. */
  isCorrection: z.boolean(),
});

export const finding = z.object({
  id: z.number(),
  unitId: z.number().nullable(),
  /** The component's word in warranty terms; '' for the whole device. */
  unit: z.string(),
  unitNames: names,
  fault: z.string(),
  cause: z.string(),
  remedy: z.string(),
  text: z.string(),
  foundAt: z.number(),
  foundBy: z.string().nullable(),
});

export type Finding = z.output<typeof finding>;

/** The fault is what a finding is about; cause and remedy may come later. */
export const findingInput = z.object({
  unitId: idField.nullable().default(null),
  fault: codeWord,
  cause: codeWord.or(z.literal('')).default(''),
  remedy: codeWord.or(z.literal('')).default(''),
  text: optionalProse(2000),
});

const part = z.object({
  id: z.number(),
  repairId: z.number(),
  unitId: z.number().nullable(),
  name: z.string(),
  quantity: z.number(),
  state: z.enum(partStateNames),
  supplier: z.string(),
  expectedOn: z.string().nullable(),
  wantedAt: z.number(),
  wantedBy: z.string().nullable(),
});

export type Part = z.output<typeof part>;

const quantity = z
  .int({ error: 'common.invalid.number' })
  .min(1, { error: 'common.invalid.number' })
  .max(9999, { error: 'common.invalid.number' });

export const partInput = z.object({
  name: line({ max: 200 }),
  quantity: quantity.default(1),
  unitId: idField.nullable().default(null),
  supplier: optionalLine(120),
  expectedOn: dayField.nullable().default(null),
});

const note = z.object({
  id: z.number(),
  audience: z.enum(['internal', 'customer']),
  text: z.string(),
  writtenAt: z.number(),
  writtenBy: z.string().nullable(),
});

const checkPoint = z.object({
  id: z.number(),
  names,
  answer: z.enum(checkAnswers).nullable(),
  note: z.string(),
  answeredAt: z.number().nullable(),
  answeredBy: z.string().nullable(),
});

const checkRound = z.object({
  id: z.number(),
  moment,
  begunAt: z.number(),
  /** Worked on since: it does not count any more. */
  isOver: z.boolean(),
  points: z.array(checkPoint),
});

export type CheckRound = z.output<typeof checkRound>;

const checkTemplate = z.object({
  before: z.array(names).max(40),
  after: z.array(names).max(40),
  isOwn: z.boolean(),
});

const templateInput = z
  .array(
    z
      .partialRecord(languageField, optionalLine(80))
      .refine((given) => Object.values(given).some((name) => name !== ''), {
        error: 'common.invalid.required',
      }),
  )
  .max(40, { error: 'common.invalid.tooMany' });

const code = z.object({
  word: z.string(),
  kind,
  topic: z.enum(topics),
  names,
  known: z.array(z.string()),
  answersTo: z.enum(causes).or(z.literal('')),
  isHidden: z.boolean(),
  isOwn: z.boolean(),
});

export const codeInput = z.object({
  kind,
  topic: z.enum(topics),
  names: z
    .partialRecord(languageField, optionalLine(80))
    .refine((given) => Object.values(given).some((name) => name !== ''), {
      error: 'common.invalid.required',
    }),
  known: z
    .array(line({ max: 60 }))
    .max(40, { error: 'common.invalid.tooMany' })
    .default([]),
  answersTo: z.enum(causes).or(z.literal('')).default(''),
});

const versionField = optionalLine(40);

export const bench = {
  /** Open orders as they are to be worked on: by promised day, then urgency, then receipt; 200 at most. */
  work: query('bench.read')
    .input(z.object({ whose: z.enum(['mine', 'unassigned']).default('mine') }))
    .output(
      z.object({ rows: z.array(workRow), hasMore: z.boolean(), runningRepairId: z.number().nullable() }),
    ),
  /** The clock of the person who asks; null where none runs. */
  clock: query('bench.read').output(runningClock.nullable()),
  /** All that the bench knows of an order. */
  ofRepair: query('bench.read')
    .input(z.object({ repairId }))
    .output(
      z.object({
        workTimes: z.array(workTime),
        workedMinutes: z.number(),
        findings: z.array(finding),
        parts: z.array(part),
        notes: z.array(note),
        /** The latest first; what counts comes before what is over. */
        rounds: z.array(checkRound),
        job: z.enum(jobs),
        targetVersion: z.string(),
        installedVersion: z.string(),
        currentVersion: z.string(),
        outcome: z.string(),
        /** What the findings make of it, where nobody said otherwise. */
        proposedOutcome: z.string(),
        deviceId: z.number().nullable(),
        categoryId: z.number().nullable(),
        modelId: z.number().nullable(),
        technicianId: z.number().nullable(),
      }),
    ),
  /** Makes the order one's own work, and takes it over from whoever has it. `isUnskilled`: all the same, but told. */
  take: command('bench.work')
    .input(z.object({ repairId, countersignId: idField.nullable().default(null) }))
    .output(z.object({ isUnskilled: z.boolean() })),
  /** Starts the clock; another that runs for the same person is stopped, and told. What nobody is to work on is theirs then. */
  startWork: command('bench.work')
    .input(z.object({ repairId }))
    .output(
      z.object({
        workId: z.number(),
        startedAt: z.number(),
        stopped: z.object({ repairId: z.number(), number: z.string(), minutes: z.number() }).nullable(),
      }),
    ),
  /** A clock that was forgotten is only stopped with the minutes that were really worked, and a reason. */
  stopWork: command('bench.work')
    .input(z.object({ workId: idField, minutes: minutes.optional(), reason: optionalLine(300) }))
    .output(z.object({ minutes: z.number(), wasClockSetBack: z.boolean() })),
  /** Tells how long it really was, counted from its start: a row of its own, the earlier one stays. */
  correctWork: command('bench.work')
    .input(workInput.extend({ workId: idField }))
    .output(z.object({ workId: z.number() })),
  /** Work that no clock counted and that ends now. */
  addWork: command('bench.work')
    .input(
      z.object({
        repairId,
        minutes: minutes.min(1, { error: 'bench.invalid.negative-minutes' }),
        reason: line({ max: 300 }),
      }),
    )
    .output(z.object({ workId: z.number() })),
  writeNote: command('bench.work')
    .input(
      z.object({
        repairId,
        audience: z.enum(['internal', 'customer']).default('internal'),
        text: prose(2000),
      }),
    )
    .output(z.object({ noteId: z.number() })),
  /** All codes of the shop, those that it hides too. */
  codes: query('bench.read').output(z.array(code)),
  /** The likeliest codes for an order, by its words, by what is coded already and by what the shop chose before. */
  propose: query('bench.read')
    .input(
      z.object({
        repairId,
        kind,
        text: z.string().max(2000).default(''),
        fault: z.string().max(60).default(''),
        cause: z.string().max(60).default(''),
      }),
    )
    .output(z.array(z.string())),
  addCode: command('bench.codes')
    .input(codeInput)
    .output(z.object({ word: z.string() })),
  changeCode: command('bench.codes')
    .input(codeInput.omit({ kind: true }).extend({ word: codeWord, isHidden: z.boolean() }))
    .output(done),
  /** The program's own words for it again. */
  restoreCode: command('bench.codes')
    .input(z.object({ word: codeWord }))
    .output(done),
  addFinding: command('bench.work')
    .input(findingInput.extend({ repairId }))
    .output(z.object({ findingId: z.number() })),
  changeFinding: command('bench.work')
    .input(findingInput.extend({ findingId: idField }))
    .output(done),
  withdrawFinding: command('bench.work')
    .input(z.object({ findingId: idField }))
    .output(done),
  /** What was found in a device before, newest first, 100 at most: by unit where one is named. */
  unitHistory: query('bench.read')
    .input(z.object({ deviceId: idField, unit: z.string().max(60).optional() }))
    .output(
      z.array(finding.extend({ repairId: z.number(), number: z.string(), closedAt: z.number().nullable() })),
    ),
  setOutcome: command('bench.work')
    .input(z.object({ repairId, outcome: z.enum(offeredOutcomes) }))
    .output(done),
  /** How orders ended that were closed in a period, and how many of each came back. */
  outcomes: query('bench.read')
    .input(z.object({ from: dayField, until: dayField }))
    .output(z.array(z.object({ outcome: z.string(), orders: z.number(), cameBack: z.number() }))),
  /** Begins a round of checks; one that counts is gone on with. */
  beginCheck: command('bench.work')
    .input(z.object({ repairId, moment }))
    .output(z.object({ roundId: z.number() })),
  answerPoint: command('bench.work')
    .input(z.object({ pointId: idField, answer: z.enum(checkAnswers), note: optionalLine(300) }))
    .output(done),
  checkTemplate: query('bench.read')
    .input(z.object({ categoryId: idField.nullable() }))
    .output(checkTemplate),
  changeCheckTemplate: command('bench.codes')
    .input(z.object({ categoryId: idField.nullable(), before: templateInput, after: templateInput }))
    .output(done),
  restoreCheckTemplate: command('bench.codes')
    .input(z.object({ categoryId: idField.nullable() }))
    .output(done),
  wantPart: command('bench.work')
    .input(partInput.extend({ repairId }))
    .output(z.object({ partId: z.number() })),
  changePart: command('bench.work')
    .input(partInput.extend({ partId: idField }))
    .output(done),
  /** `wasLast`: nothing is waited for any more, and the order stood waiting for parts. */
  movePart: command('bench.work')
    .input(
      z.object({
        partId: idField,
        to: z.enum(partStateNames),
        supplier: optionalLine(120).optional(),
        expectedOn: dayField.nullable().optional(),
      }),
    )
    .output(z.object({ wasLast: z.boolean() })),
  setJob: command('bench.work')
    .input(z.object({ repairId, job: z.enum(jobs), targetVersion: versionField }))
    .output(done),
  setInstalledVersion: command('bench.work')
    .input(z.object({ deviceId: idField, version: versionField }))
    .output(done),
  setCurrentVersion: command('bench.codes')
    .input(z.object({ modelId: idField, version: versionField }))
    .output(done),
  /** Models that have a current version. */
  versions: query('bench.read').output(
    z.array(z.object({ modelId: z.number(), name: z.string(), brand: z.string(), version: z.string() })),
  ),
  /** Devices whose version is older than their model's, or not known. */
  devicesBehind: query('bench.read')
    .input(z.object(page))
    .output(
      z.object({
        rows: z.array(
          z.object({
            deviceId: z.number(),
            label: z.string(),
            serial: z.string(),
            customerId: z.number(),
            customerName: z.string(),
            installedVersion: z.string(),
            currentVersion: z.string(),
            openRepairId: z.number().nullable(),
          }),
        ),
        next: z.string().nullable(),
      }),
    ),
};
