import { z } from 'zod';
import { change, select } from '../store/statement.ts';

const stored = {
  id: z.number(),
  unitId: z.number().nullable(),
  unit: z.string(),
  unitNames: z.string(),
  fault: z.string(),
  cause: z.string(),
  remedy: z.string(),
  text: z.string(),
  foundAt: z.number(),
  foundBy: z.string().nullable(),
};

const columns = `finding.id, finding.unit_id AS unitId, finding.unit, ifnull(unit.names, '{}') AS unitNames,
       finding.fault, finding.cause, finding.remedy, finding.text, finding.found_at AS foundAt, person.name AS foundBy`;

const looked = `LEFT JOIN unit ON unit.id = finding.unit_id LEFT JOIN person ON person.id = finding.found_by`;

export const findingsOfRepair = select(
  z.object(stored),
  `SELECT ${columns} FROM finding ${looked}
    WHERE finding.repair_id = :repair AND finding.withdrawn_at IS NULL ORDER BY finding.id`,
);

export const findingById = select(
  z.object({
    id: z.number(),
    repairId: z.number(),
    unitId: z.number().nullable(),
    fault: z.string(),
    cause: z.string(),
    remedy: z.string(),
    text: z.string(),
  }),
  `SELECT id, repair_id AS repairId, unit_id AS unitId, fault, cause, remedy, text FROM finding
    WHERE id = :id AND withdrawn_at IS NULL`,
);

const past = z.object({
  ...stored,
  repairId: z.number(),
  number: z.string(),
  closedAt: z.number().nullable(),
});

export const findingsOfDevice = select(
  past,
  `SELECT ${columns}, finding.repair_id AS repairId, repair.number, repair.closed_at AS closedAt
     FROM finding CROSS JOIN repair ON repair.id = finding.repair_id ${looked}
    WHERE finding.device_id = :device AND finding.withdrawn_at IS NULL AND (:unit = '' OR finding.unit = :unit)
    ORDER BY finding.found_at DESC LIMIT 100`,
);

export const insertFinding = change(`
  INSERT INTO finding (id, repair_id, device_id, unit_id, unit, fault, cause, remedy, text, found_at, found_by, changed_at)
  VALUES (:id, :repair, :device, :unit_id, :unit, :fault, :cause, :remedy, :text, :now, :person, :now)`);

export const changeFindingRow = change(`
  UPDATE finding SET unit_id = :unit_id, unit = :unit, fault = :fault, cause = :cause, remedy = :remedy, text = :text,
                     changed_at = max(changed_at + 1, :now)
   WHERE id = :id`);

export const withdrawFindingRow = change(
  'UPDATE finding SET withdrawn_at = :now, changed_at = :now WHERE id = :id',
);

export const unitOfFinding = select(
  z.object({
    id: z.number(),
    categoryId: z.number().nullable(),
    modelId: z.number().nullable(),
    code: z.string(),
    isServiceable: z.number(),
  }),
  `SELECT id, category_id AS categoryId, model_id AS modelId, code, is_serviceable AS isServiceable
     FROM unit WHERE id = :id`,
);

export const setFindingWords = change(
  'UPDATE repair SET finding = :finding, changed_at = max(changed_at + 1, :now) WHERE id = :id',
);
