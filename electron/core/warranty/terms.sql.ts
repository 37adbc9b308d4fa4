import { z } from 'zod';
import { change, select } from '../store/statement.ts';

const columns = {
  id: z.number(),
  layer: z.string(),
  model_id: z.number().nullable(),
  category_id: z.number().nullable(),
  name: z.string(),
  version: z.number(),
  valid_from: z.string(),
  valid_until: z.string().nullable(),
  body: z.string(),
};

export const termsRow = z.object(columns);

const names = Object.keys(columns)
  .map((name) => `terms.${name}`)
  .join(', ');

/** Everything that may hold for a product: of its model, its category and those above it, and of all that the shop sells. */
export const termsForProduct = select(
  termsRow.extend({ distance: z.number() }),
  `WITH RECURSIVE line (id, parent, distance) AS (
     SELECT id, parent, 1 FROM category WHERE id = :category
     UNION ALL
     SELECT category.id, category.parent, line.distance + 1
       FROM line JOIN category ON category.id = line.parent WHERE line.distance < 20)
   SELECT ${names}, 0 AS distance FROM warranty_terms AS terms WHERE terms.model_id = :model
   UNION ALL
   SELECT ${names}, line.distance FROM line CROSS JOIN warranty_terms AS terms ON terms.category_id = line.id
    WHERE terms.model_id IS NULL
   UNION ALL
   SELECT ${names}, 1000 FROM warranty_terms AS terms WHERE terms.model_id IS NULL AND terms.category_id IS NULL`,
);

const listed = termsRow.extend({
  model: z.string().nullable(),
  brand: z.string().nullable(),
  created_at: z.number(),
  created_by: z.string().nullable(),
});

/** A shop writes a few hundred versions in its life. */
export const allTerms = select(
  listed,
  `SELECT ${names}, model.name AS model, brand.name AS brand, terms.created_at, person.name AS created_by
     FROM warranty_terms AS terms
     LEFT JOIN model ON model.id = terms.model_id
     LEFT JOIN brand ON brand.id = model.brand_id
     LEFT JOIN person ON person.id = terms.created_by
    ORDER BY terms.layer, terms.model_id, terms.category_id, terms.version DESC`,
);

export const termsById = select(
  termsRow,
  `SELECT ${names} FROM warranty_terms AS terms WHERE terms.id = :id`,
);

/** The newest version for the same layer and the same things. */
export const newestVersion = select(
  termsRow,
  `SELECT ${names} FROM warranty_terms AS terms
    WHERE ifnull(terms.model_id, 0) = :model AND ifnull(terms.category_id, 0) = :category AND terms.layer = :layer
    ORDER BY terms.version DESC LIMIT 1`,
);

export const addTerms = change(`
  INSERT INTO warranty_terms (id, layer, model_id, category_id, name, version, valid_from, valid_until, body,
                              created_at, created_by)
  VALUES (:id, :layer, :model, :category, :name, :version, :valid_from, NULL, :body, :now, :person)`);

export const closeTerms = change('UPDATE warranty_terms SET valid_until = :until WHERE id = :id');

export const modelExists = select(z.object({ id: z.number() }), 'SELECT id FROM model WHERE id = :id');
