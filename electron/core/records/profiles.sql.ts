import { z } from 'zod';
import { dateFormats } from '../../../shared/records/dates.rules.ts';
import { importKinds } from '../../../shared/records/kinds.rules.ts';
import { change, select } from '../store/statement.ts';

export const allProfiles = select(
  z.object({
    id: z.number(),
    name: z.string(),
    kind: z.enum(importKinds),
    mapping: z.string(),
    shape: z.string(),
    date_format: z.enum(dateFormats).nullable(),
  }),
  'SELECT id, name, kind, mapping, shape, date_format FROM import_profile ORDER BY name_key',
);

export const profileOfKey = select(
  z.object({ id: z.number() }),
  'SELECT id FROM import_profile WHERE name_key = :key',
);

export const addProfile = change(`
  INSERT INTO import_profile (id, name, name_key, kind, mapping, shape, date_format, changed_at)
  VALUES (:id, :name, :key, :kind, :mapping, :shape, :dateFormat, :now)`);

export const changeProfile = change(`
  UPDATE import_profile
     SET name = :name, kind = :kind, mapping = :mapping, shape = :shape, date_format = :dateFormat, changed_at = :now
   WHERE id = :id`);

export const renameProfile = change(
  'UPDATE import_profile SET name = :name, name_key = :key, changed_at = :now WHERE id = :id',
);

export const dropProfile = change('DELETE FROM import_profile WHERE id = :id');
