import { z } from 'zod';
import { partsWords } from '../bench/parts.rules.ts';
import { idField, page } from '../kernel/fields.ts';
import { query } from '../kernel/procedure.ts';
import { repairRow, stateField } from './repair-row.ts';
import { stateNames } from './states.rules.ts';

/** A column of the board: a state, or somebody's work; null: nobody's. */
const column = z.union([
  z.strictObject({ state: stateField }),
  z.strictObject({ technicianId: idField.nullable() }),
]);

export type BoardColumnKey = z.output<typeof column>;

/** An order on the board, with how it stands with its parts. */
const boardRow = repairRow.extend({
  parts: z.enum(partsWords),
  /** The day on which the last part that is waited for should be here. */
  partsOn: z.string().nullable(),
});

export type BoardRow = z.output<typeof boardRow>;

const counts = { count: z.number(), late: z.number() };

export const board = {
  /** How many open orders stand in each column; hidden states only where an order still stands in one. */
  board: query('repairs.read').output(
    z.object({
      states: z.array(z.object({ state: z.enum(stateNames), ...counts })),
      /** Nobody's first, then everybody who works at the bench. */
      technicians: z.array(z.object({ technicianId: z.number().nullable(), name: z.string(), ...counts })),
    }),
  ),
  /** One column in the order of the queue. */
  boardColumn: query('repairs.read')
    .input(z.object({ ...page, column }))
    .output(z.object({ rows: z.array(boardRow), next: z.string().nullable() })),
};
