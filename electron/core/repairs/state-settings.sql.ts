import { z } from 'zod';
import { stateNames } from '../../../shared/repairs/states.rules.ts';
import { change, select } from '../store/statement.ts';

/** A dozen rows at most: what this shop calls and limits otherwise. */
export const stateSettings = select(
  z.object({
    state: z.enum(stateNames),
    names: z.string(),
    longestMinutes: z.number().nullable(),
    isHidden: z.number(),
  }),
  `SELECT state, names, longest_minutes AS longestMinutes, is_hidden AS isHidden FROM state_setting`,
);

export const keepStateSetting = change(`
  INSERT INTO state_setting (state, names, longest_minutes, is_hidden) VALUES (:state, :names, :longest, :hidden)
  ON CONFLICT (state) DO UPDATE
     SET names = excluded.names, longest_minutes = excluded.longest_minutes, is_hidden = excluded.is_hidden`);

/** Some dozens at most, the hidden ones too: orders may stand in them. */
export const ownStates = select(
  z.object({
    id: z.number(),
    state: z.enum(stateNames),
    name: z.string(),
    names: z.string(),
    longestMinutes: z.number().nullable(),
    isHidden: z.number(),
  }),
  `SELECT id, state, name, names, longest_minutes AS longestMinutes, is_hidden AS isHidden
     FROM own_state ORDER BY position, id`,
);

export const addOwnState = change(`
  INSERT INTO own_state (id, state, name, names, position, longest_minutes, is_hidden)
  VALUES (:id, :state, :name, :names, (SELECT ifnull(max(position), 0) + 1 FROM own_state), :longest, :hidden)`);

export const changeOwnState = change(`
  UPDATE own_state SET name = :name, names = :names, longest_minutes = :longest, is_hidden = :hidden WHERE id = :id`);
