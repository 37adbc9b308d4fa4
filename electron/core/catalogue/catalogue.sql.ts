import { z } from 'zod';
import { change, select } from '../store/statement.ts';

const category = z.object({
  id: z.number(),
  parent: z.number().nullable(),
  name: z.string(),
  names: z.string(),
  is_hidden: z.number(),
});

export const allCategories = select(
  category,
  'SELECT id, parent, name, names, is_hidden FROM category ORDER BY position, id',
);

export const categoryById = select(
  category,
  'SELECT id, parent, name, names, is_hidden FROM category WHERE id = :id',
);

export const categoryNamed = select(
  z.object({ category_id: z.number() }),
  'SELECT category_id FROM category_name WHERE name_key = :key',
);

export const namesOfCategory = select(
  z.object({ name_key: z.string() }),
  'SELECT name_key FROM category_name WHERE category_id = :category',
);

export const addCategory = change(`
  INSERT INTO category (id, parent, name, name_key, names, position, is_hidden)
  SELECT :id, :parent, :name, :key, :names, ifnull(max(position), 0) + 1, 0 FROM category`);

export const changeCategory = change(`
  UPDATE category SET name = :name, name_key = :key, names = :names, is_hidden = :is_hidden WHERE id = :id`);

export const addCategoryName = change(`
  INSERT INTO category_name (name_key, category_id) VALUES (:key, :category) ON CONFLICT DO NOTHING`);

const brand = z.object({ id: z.number(), name: z.string() });

export const brandById = select(brand, 'SELECT id, name FROM brand WHERE id = :id');

export const brandByKey = select(brand, 'SELECT id, name FROM brand WHERE name_key = :key');

/** Those that begin so first. A shop knows a few thousand brands at most. */
export const brandsLike = select(
  brand,
  `SELECT id, name FROM brand
    WHERE instr(' ' || name_key, ' ' || :key) > 0
    ORDER BY instr(name_key, :key), name_key LIMIT :limit`,
);

export const addBrand = change('INSERT INTO brand (id, name, name_key) VALUES (:id, :name, :key)');

const model = z.object({
  id: z.number(),
  brand_id: z.number().nullable(),
  category_id: z.number(),
  name: z.string(),
  is_hidden: z.number(),
});

export const modelById = select(
  model,
  'SELECT id, brand_id, category_id, name, is_hidden FROM model WHERE id = :id',
);

export const modelByKey = select(
  model,
  `SELECT id, brand_id, category_id, name, is_hidden FROM model
    WHERE ifnull(brand_id, 0) = :brand AND name_key = :key AND category_id = :category`,
);

export const modelsLike = select(
  z.object({
    id: z.number(),
    name: z.string(),
    brand: z.string(),
    category_id: z.number(),
    is_hidden: z.number(),
  }),
  `SELECT model.id, model.name, ifnull(brand.name, '') AS brand, model.category_id, model.is_hidden
     FROM model LEFT JOIN brand ON brand.id = model.brand_id
    WHERE instr(model.name_key, :key) > 0
      AND (:brand = '' OR brand.name_key = :brand)
      AND (:category = 0 OR model.category_id = :category)
      AND (model.is_hidden = 0 OR :hidden = 1)
    ORDER BY instr(model.name_key, :key), model.name_key LIMIT :limit`,
);

export const addModel = change(`
  INSERT INTO model (id, brand_id, category_id, name, name_key, is_hidden)
  VALUES (:id, :brand, :category, :name, :key, 0)`);

export const changeModel = change(`
  UPDATE model SET name = :name, name_key = :key, category_id = :category, is_hidden = :is_hidden WHERE id = :id`);

const unit = z.object({
  id: z.number(),
  category_id: z.number().nullable(),
  model_id: z.number().nullable(),
  parent: z.number().nullable(),
  code: z.string(),
  name: z.string(),
  names: z.string(),
  is_serviceable: z.number(),
});

const unitColumns = 'id, category_id, model_id, parent, code, name, names, is_serviceable';

export const unitById = select(unit, `SELECT ${unitColumns} FROM unit WHERE id = :id`);

export const unitsOfCategory = select(
  unit,
  `SELECT ${unitColumns} FROM unit WHERE category_id = :category ORDER BY position, id`,
);

export const unitsOfModel = select(
  unit,
  `SELECT ${unitColumns} FROM unit WHERE model_id = :model ORDER BY position, id`,
);

export const addUnit = change(`
  INSERT INTO unit (id, category_id, model_id, parent, code, name, names, is_serviceable, position)
  SELECT :id, :category, :model, :parent, :code, :name, :names, :is_serviceable, ifnull(max(position), 0) + 1 FROM unit`);

export const changeUnit = change(
  'UPDATE unit SET name = :name, names = :names, is_serviceable = :is_serviceable WHERE id = :id',
);
