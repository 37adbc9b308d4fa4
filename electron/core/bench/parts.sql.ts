import { z } from 'zod';
import { partStateNames } from '../../../shared/bench/parts.rules.ts';
import { change, select } from '../store/statement.ts';

const part = z.object({
  id: z.number(),
  repairId: z.number(),
  unitId: z.number().nullable(),
  name: z.string(),
  quantity: z.number(),
  state: z.enum(partStateNames),
  supplier: z.string(),
  expectedOn: z.string().nullable(),
  wantedAt: z.number(),
  wantedBy: z.string().nullable(),
});

const columns = `part_line.id, part_line.repair_id AS repairId, part_line.unit_id AS unitId, part_line.name,
       part_line.quantity, part_line.state, part_line.supplier, part_line.expected_on AS expectedOn,
       part_line.wanted_at AS wantedAt, person.name AS wantedBy`;

export const partsOfRepair = select(
  part,
  `SELECT ${columns} FROM part_line LEFT JOIN person ON person.id = part_line.wanted_by
    WHERE part_line.repair_id = :repair ORDER BY part_line.id`,
);

export const partById = select(
  part,
  `SELECT ${columns} FROM part_line LEFT JOIN person ON person.id = part_line.wanted_by WHERE part_line.id = :id`,
);

/** Of open orders only: a list of what is on its way, read by the state of the part. */
export const partsOutstanding = select(
  z.object({ repairId: z.number(), expectedOn: z.string().nullable() }),
  `SELECT part_line.repair_id AS repairId, part_line.expected_on AS expectedOn
     FROM part_line CROSS JOIN repair ON repair.id = part_line.repair_id
    WHERE part_line.state IN ('wanted', 'ordered') AND repair.state_group = 'open'`,
);

export const partsOfRepairs = select(
  z.object({ repairId: z.number(), state: z.enum(partStateNames), expectedOn: z.string().nullable() }),
  `SELECT part_line.repair_id AS repairId, part_line.state, part_line.expected_on AS expectedOn
     FROM json_each(:repairs) AS asked CROSS JOIN part_line WHERE part_line.repair_id = asked.value`,
);

export const insertPart = change(`
  INSERT INTO part_line (id, repair_id, unit_id, name, quantity, state, supplier, expected_on, wanted_at, wanted_by,
                         changed_at)
  VALUES (:id, :repair, :unit, :name, :quantity, 'wanted', :supplier, :expected_on, :now, :person, :now)`);

export const changePartRow = change(`
  UPDATE part_line SET unit_id = :unit, name = :name, quantity = :quantity, state = :state, supplier = :supplier,
                       expected_on = :expected_on, changed_at = max(changed_at + 1, :now)
   WHERE id = :id`);

export const unitKnown = select(z.object({ id: z.number() }), 'SELECT id FROM unit WHERE id = :id');
