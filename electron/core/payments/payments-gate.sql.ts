import { z } from 'zod';
import { select } from '../store/statement.ts';

export const orderState = select(
  z.object({ state: z.string(), group: z.string(), deviceId: z.number().nullable() }),
  'SELECT state, state_group AS "group", device_id AS deviceId FROM repair WHERE id = :repair',
);
