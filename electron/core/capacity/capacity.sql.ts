import { z } from 'zod';
import { change, select } from '../store/statement.ts';

/** Some dozens at most. */
export const peopleHere = select(
  z.object({ id: z.number(), name: z.string(), roles: z.string() }),
  'SELECT id, name, roles FROM person WHERE is_active = 1 ORDER BY name, id',
);

export const personHere = select(
  z.object({ id: z.number() }),
  'SELECT id FROM person WHERE id = :id AND is_active = 1',
);

export const workingTimes = select(
  z.object({ person_id: z.number(), hours: z.string() }),
  'SELECT person_id, hours FROM working_time',
);

export const setWorkingTime = change(`
  INSERT INTO working_time (person_id, hours, changed_at, changed_by) VALUES (:person, :hours, :now, :by)
  ON CONFLICT (person_id) DO UPDATE SET hours = excluded.hours, changed_at = excluded.changed_at,
                                        changed_by = excluded.changed_by`);

export const removeWorkingTime = change('DELETE FROM working_time WHERE person_id = :person');

const absenceRow = z.object({
  id: z.number(),
  personId: z.number(),
  personName: z.string(),
  fromOn: z.string(),
  untilOn: z.string(),
  kind: z.enum(['holiday', 'sick', 'training', 'other']),
  note: z.string(),
});
const absenceColumns = `absence.id, absence.person_id AS personId, person.name AS personName,
       absence.from_on AS fromOn, absence.until_on AS untilOn, absence.kind, absence.note`;

/** Those that reach a day or lie after it. */
export const absencesFrom = select(
  absenceRow,
  `SELECT ${absenceColumns} FROM absence CROSS JOIN person ON person.id = absence.person_id
    WHERE absence.removed_at IS NULL AND absence.until_on >= :day ORDER BY absence.until_on, absence.id`,
);

export const absenceById = select(
  absenceRow,
  `SELECT ${absenceColumns} FROM absence JOIN person ON person.id = absence.person_id
    WHERE absence.id = :id AND absence.removed_at IS NULL`,
);

export const insertAbsence = change(`
  INSERT INTO absence (id, person_id, from_on, until_on, kind, note, made_at, made_by)
  VALUES (:id, :person, :from_on, :until_on, :kind, :note, :now, :by)`);

export const endAbsence = change('UPDATE absence SET removed_at = :now WHERE id = :id');

const skillRow = z.object({
  id: z.number(),
  personId: z.number(),
  personName: z.string(),
  categoryId: z.number(),
  brandId: z.number().nullable(),
  brand: z.string(),
  level: z.number(),
  validUntil: z.string().nullable(),
});
const skillColumns = `skill.id, skill.person_id AS personId, person.name AS personName,
       skill.category_id AS categoryId, skill.brand_id AS brandId, ifnull(brand.name, '') AS brand, skill.level,
       skill.valid_until AS validUntil`;
const skillTables = `skill JOIN person ON person.id = skill.person_id LEFT JOIN brand ON brand.id = skill.brand_id`;

/** Some dozens, of those who work here. */
export const allSkills = select(
  skillRow,
  `SELECT ${skillColumns} FROM ${skillTables} WHERE person.is_active = 1 ORDER BY person.name, skill.id`,
);

export const skillById = select(skillRow, `SELECT ${skillColumns} FROM ${skillTables} WHERE skill.id = :id`);

export const sameSkill = select(
  z.object({ id: z.number() }),
  `SELECT id FROM skill WHERE person_id = :person AND category_id = :category AND ifnull(brand_id, 0) = :brand`,
);

export const insertSkill = change(`
  INSERT INTO skill (id, person_id, category_id, brand_id, level, valid_until, changed_at)
  VALUES (:id, :person, :category, :brand, :level, :valid_until, :now)`);

export const changeSkill = change(
  'UPDATE skill SET level = :level, valid_until = :valid_until, changed_at = :now WHERE id = :id',
);

export const removeSkill = change('DELETE FROM skill WHERE id = :id');

/** Fewer than a hand has fingers, mostly. */
export const allPlaces = select(
  z.object({
    id: z.number(),
    name: z.string(),
    count: z.number(),
    is_hidden: z.number(),
    categories: z.string(),
  }),
  `SELECT id, name, count, is_hidden,
          (SELECT json_group_array(category_id) FROM work_place_category WHERE work_place_id = work_place.id) AS categories
     FROM work_place ORDER BY is_hidden, name, id`,
);

export const insertPlace = change(
  'INSERT INTO work_place (id, name, count, is_hidden, changed_at) VALUES (:id, :name, :count, 0, :now)',
);

export const changePlace = change(
  'UPDATE work_place SET name = :name, count = :count, is_hidden = :is_hidden, changed_at = :now WHERE id = :id',
);

export const insertPlaceCategory = change(
  'INSERT OR IGNORE INTO work_place_category (work_place_id, category_id) VALUES (:place, :category)',
);

export const removePlaceCategories = change('DELETE FROM work_place_category WHERE work_place_id = :place');

/** What skills are asked by. */
export const workOfRepair = select(
  z.object({ categoryId: z.number().nullable(), brandId: z.number().nullable(), coverage: z.string() }),
  `SELECT repair.category_id AS categoryId, device.brand_id AS brandId, repair.coverage
     FROM repair LEFT JOIN device ON device.id = repair.device_id WHERE repair.id = :id`,
);
