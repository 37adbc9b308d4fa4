import { z } from 'zod';
import { select } from '../store/statement.ts';

export const tableNames = select(
  z.object({ name: z.string() }),
  `SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name`,
);

const found = z.object({ found: z.string() });

export const quickCheckOf = select(found, 'SELECT quick_check AS found FROM pragma_quick_check(:table)');

export const integrityCheck = select(found, 'SELECT integrity_check AS found FROM pragma_integrity_check');

export const brokenReferences = select(
  z.object({ count: z.number(), table: z.string().nullable() }),
  `SELECT count(*) AS count, min("table") AS "table" FROM pragma_foreign_key_check`,
);
