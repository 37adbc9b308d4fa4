import { z } from 'zod';
import { change, select } from '../store/statement.ts';

export const knownSource = select(
  z.object({ kind: z.string(), ref: z.number() }),
  'SELECT kind, ref FROM import_row WHERE source = +:source',
);

/** What a row need not be held against, because there is nothing of its kind. */
export const whatIsThere = select(
  z.object({ hasRows: z.number(), hasRepairs: z.number(), hasCustomers: z.number() }),
  `SELECT EXISTS (SELECT 1 FROM import_row) AS hasRows, EXISTS (SELECT 1 FROM repair) AS hasRepairs,
          EXISTS (SELECT 1 FROM customer) AS hasCustomers`,
);

export const repairOfNumber = select(
  z.object({ id: z.number() }),
  'SELECT id FROM repair WHERE number = +:number',
);

export const ownerOfSerial = select(
  z.object({ id: z.number(), customer_id: z.number(), name_key: z.string() }),
  `SELECT device.id, device.customer_id, customer.name_key
     FROM device JOIN customer ON customer.id = device.customer_id
    WHERE device.serial_key = :serial`,
);

export const customersOfPhone = select(
  z.object({ id: z.number(), name: z.string() }),
  `SELECT customer.id, customer.name FROM customer_phone CROSS JOIN customer ON customer.id = customer_phone.customer_id
    WHERE customer_phone.e164 = +:phone AND customer.merged_into IS NULL ORDER BY customer.id LIMIT 20`,
);

export const customerOfName = select(
  z.object({ id: z.number() }),
  'SELECT id FROM customer WHERE name_key = :name AND merged_into IS NULL ORDER BY id LIMIT 1',
);

export const addImport = change(`
  INSERT INTO import (id, file_name, file_hash, profile, mapping, rows_read, rows_taken, rows_bad, at, by)
  VALUES (:id, :fileName, :fileHash, :profile, :mapping, :rowsRead, 0, :rowsBad, :at, :by)`);

export const sealImport = change(
  'UPDATE import SET rows_taken = :rowsTaken, last_id = :lastId WHERE id = :id',
);

export const addImportRow = change(`
  INSERT INTO import_row (source, import_id, line, kind, ref) VALUES (:source, :import, :line, :kind, :ref)`);

export const allImports = select(
  z.object({
    id: z.number(),
    fileName: z.string(),
    profile: z.enum(['open-repair', 'own']),
    rowsRead: z.number(),
    rowsTaken: z.number(),
    rowsBad: z.number(),
    at: z.number(),
    by: z.string().nullable(),
    undoneAt: z.number().nullable(),
    undoneBy: z.string().nullable(),
  }),
  `SELECT import.id, file_name AS fileName, profile, rows_read AS rowsRead, rows_taken AS rowsTaken,
          rows_bad AS rowsBad, at, person.name AS by, undone_at AS undoneAt, undoer.name AS undoneBy
     FROM import LEFT JOIN person ON person.id = import.by LEFT JOIN person AS undoer ON undoer.id = import.undone_by
    ORDER BY import.id DESC`,
);
