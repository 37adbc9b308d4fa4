import { z } from 'zod';
import { change, select } from '../store/statement.ts';

/** An order that turns out not to be ready keeps the moment at which it last was. */
export const setState = change(`
  UPDATE repair SET state = :state, state_group = :group, own_state_id = :own_state, waits_for = :waits_for,
                    state_since = :now, closed_at = :closed_at, ready_at = ifnull(:ready_at, ready_at),
                    owner_id = ifnull(:owner, owner_id), changed_at = :now
   WHERE id = :id`);

export const setOwnState = change(
  'UPDATE repair SET own_state_id = :own_state, state_since = :now, changed_at = :now WHERE id = :id',
);

export const setWaitsFor = change(
  'UPDATE repair SET waits_for = :waits_for, changed_at = :now WHERE id = :id',
);

/** The other open orders of a visit that stand where this one stands. */
export const togetherOnVisit = select(
  z.object({ id: z.number(), number: z.string() }),
  `SELECT id, number FROM repair
    WHERE visit_id = :visit AND id <> :id AND state = :state AND state_group = 'open' ORDER BY id`,
);

export const isPersonActive = select(
  z.object({ id: z.number() }),
  'SELECT id FROM person WHERE id = :id AND is_active = 1',
);
