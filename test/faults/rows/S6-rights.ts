import { procedures } from '../desk/procedures.ts';
import { callers } from '../rights/callers.ts';
import {
  forgetToEndSessions,
  lowerTheRight,
  parseBeforeAsking,
  startsUndeclared,
  tellTheCost,
} from '../rights/planted.ts';
import { ROUND, tryRights } from '../rights/try-rights.ts';
import type { FaultRow, RowOrder } from '../row.ts';

async function isFoundIn(order: RowOrder, broken: NonNullable<Parameters<typeof tryRights>[1]>) {
  const { violations } = await tryRights({ ...order, cases: ROUND * 2 }, broken);
  return violations.length > 0;
}

/** What comes of a call is what the contract and the table of rights declare, whoever asks and whichever way. */
export const row: FaultRow = {
  id: 'S6',
  title: `Rights: ${procedures.length} procedures by ${callers.length} kinds of callers over three doors`,
  sizes: { quick: ROUND * 2, full: ROUND * 50 },
  missing: () => null,
  run: (order) => tryRights(order),
  controls: [
    {
      plants: 'a procedure whose right was lowered',
      async isSeen(order) {
        const putBack = lowerTheRight();
        return isFoundIn(order, { only: 'audit.list' }).finally(putBack);
      },
    },
    {
      plants: 'a procedure that looks at the values before the rights',
      isSeen: (order) => isFoundIn(order, { plant: parseBeforeAsking, only: 'people.add' }),
    },
    {
      plants: 'a session that still opens the door after it was ended',
      isSeen: (order) => isFoundIn(order, { plant: forgetToEndSessions, only: 'customers.list' }),
    },
    {
      plants: 'a list that brings the cost along',
      isSeen: (order) => isFoundIn(order, { plant: tellTheCost, only: 'customers.list' }),
    },
    {
      plants: 'a procedure that nobody declared a right for',
      isSeen: async () => !(await startsUndeclared()),
    },
  ],
  leavesOut: [
    'other branches of the same firm: there is one branch so far',
    'how long an answer takes: a refusal may be told from another by its time',
  ],
};
