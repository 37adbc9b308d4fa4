import { z } from 'zod';
import { names } from '../catalogue/catalogue.contract.ts';
import { idField, line, optionalLine } from '../kernel/fields.ts';
import { command, query } from '../kernel/procedure.ts';
import { obstacleShape } from './obstacle.ts';
import { stateField } from './repair-row.ts';
import { stateGroups, stateNames, waitOwners } from './states.rules.ts';

const changed = z.object({ changedAt: z.number() });
const waitsFor = z.enum(waitOwners, { error: 'common.invalid.choice' });

export const moveInput = z.object({
  id: idField,
  /** `changedAt` of the order as the asker saw it; without it whatever stands there now is moved. */
  seenAt: z.number().optional(),
  to: stateField,
  /** One of the shop's own states inside `to`. */
  ownStateId: idField.nullable().default(null),
  waitsFor: waitsFor.optional(),
  reason: optionalLine(300),
  /** The other open orders of the visit that stand in the same state go along: all of them or none. */
  isWholeVisit: z.boolean().default(false),
});

const offeredMove = z.object({
  to: z.enum(stateNames),
  needsReason: z.boolean(),
  /** For whom it may wait there, the usual one first; empty where nobody waits. */
  waitsFor: z.array(z.enum(waitOwners)),
  ownStates: z.array(z.object({ id: z.number(), name: z.string() })),
  /** What must be done first; the move is refused as long as one of them stands. */
  obstacles: z.array(obstacleShape),
});

export type OfferedMove = z.output<typeof offeredMove>;

const longestMinutes = z
  .int({ error: 'common.invalid.number' })
  .min(1, { error: 'common.invalid.number' })
  .max(100_000, { error: 'common.invalid.number' })
  .nullable();

export const stateSettingInput = z.object({
  state: stateField,
  /** By language; where one is missing the program's word stands. */
  names,
  /** Of working time; null: no limit. */
  longestMinutes,
  isHidden: z.boolean(),
});

export const ownStateInput = z.object({
  /** Null: a new one. */
  id: idField.nullable().default(null),
  state: stateField,
  name: line({ max: 60 }),
  names: names.default({}),
  longestMinutes: longestMinutes.default(null),
  isHidden: z.boolean().default(false),
});

const ownState = z.object({
  id: z.number(),
  state: z.enum(stateNames),
  name: z.string(),
  names,
  longestMinutes: z.number().nullable(),
  isHidden: z.boolean(),
});

export type OwnState = z.output<typeof ownState>;

export const moves = {
  /** Where an order may go from where it stands, and what stands in the way. Nothing else is taken by `move`. */
  moves: query('repairs.read')
    .input(z.object({ id: idField }))
    .output(
      z.object({
        changedAt: z.number(),
        moves: z.array(offeredMove),
        /** The shop's own states inside the one where it stands, that it may be put into. */
        ownStates: z.array(z.object({ id: z.number(), name: z.string() })),
        /** How many other orders of the visit stand in the same state. */
        together: z.number(),
      }),
    ),
  move: command('repairs.move')
    .input(moveInput)
    .output(changed.extend({ moved: z.array(z.number()) })),
  /** All states as this shop calls and limits them. */
  states: query('repairs.read').output(
    z.object({
      states: z.array(
        z.object({
          state: z.enum(stateNames),
          group: z.enum(stateGroups),
          names,
          longestMinutes: z.number().nullable(),
          isHidden: z.boolean(),
          isHideable: z.boolean(),
        }),
      ),
      own: z.array(ownState),
    }),
  ),
  setState: command('repairs.states').input(stateSettingInput).output(z.object({})),
  keepOwnState: command('repairs.states')
    .input(ownStateInput)
    .output(z.object({ id: z.number() })),
  setUrgent: command('repairs.assign')
    .input(z.object({ id: idField, isUrgent: z.boolean() }))
    .output(changed),
  /** Planned bench work; null: as usual for its category. */
  plan: command('repairs.assign')
    .input(
      z.object({
        id: idField,
        minutes: z
          .int({ error: 'common.invalid.number' })
          .min(1, { error: 'common.invalid.number' })
          .max(10_000, { error: 'common.invalid.number' })
          .nullable(),
      }),
    )
    .output(changed),
};
