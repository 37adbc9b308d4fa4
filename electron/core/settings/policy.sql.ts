import { z } from 'zod';
import { change, select } from '../store/statement.ts';

/** A dozen at most. */
export const allPolicies = select(
  z.object({ name: z.string(), value: z.string() }),
  'SELECT name, value FROM policy',
);

export const keepPolicy = change(`
  INSERT INTO policy (name, value, changed_at, changed_by) VALUES (:name, :value, :now, :person)
  ON CONFLICT (name) DO UPDATE SET value = excluded.value, changed_at = excluded.changed_at,
                                   changed_by = excluded.changed_by`);
