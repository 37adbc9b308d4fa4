import { z } from 'zod';
import { change, select } from '../store/statement.ts';

/** The category's own checklists, or the general ones where `category` is NULL. */
export const templatesOf = select(
  z.object({ kind: z.enum(['condition', 'accessory']), items: z.string() }),
  'SELECT kind, items FROM intake_template WHERE ifnull(category_id, 0) = ifnull(:category, 0)',
);

export const keepTemplate = change(`
  INSERT INTO intake_template (id, category_id, kind, items, changed_at) VALUES (:id, :category, :kind, :items, :now)
  ON CONFLICT (ifnull(category_id, 0), kind)
  DO UPDATE SET items = excluded.items, changed_at = excluded.changed_at`);

export const removeTemplates = change(
  'DELETE FROM intake_template WHERE ifnull(category_id, 0) = ifnull(:category, 0)',
);
