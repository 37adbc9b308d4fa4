import Database from 'better-sqlite3';
import type { Reader } from '../../../electron/core/store/store.ts';
import { dumpOfOpen, type LogicalDump } from '../logical-dump.ts';

export const integrityCheck = { sql: 'SELECT integrity_check AS found FROM pragma_integrity_check' } as never;

const tablesSql = `
  SELECT name FROM pragma_table_list
   WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite_%' AND name <> 'backup_state' ORDER BY name`;

const statements = new Map<string, string>();

/** In one line what a shop's file holds: cheap, and another after every command. */
export function stateLine(reader: Reader): string {
  const all = <Row>(sql: string) => reader.all<Row>({ sql } as never);
  const tables = all<{ name: string }>(tablesSql).map(({ name }) => name);
  if (!tables.includes('event')) return 'no shop';
  const key = tables.join();
  let sql = statements.get(key);
  if (!sql) {
    sql = stateSql(tables);
    statements.set(key, sql);
  }
  const [row] = all<Record<string, unknown>>(sql);
  return Object.values(row ?? {}).join(' ');
}

/** Numbers of rows, the last seal (which stands for all events), what is typed, the ids given out. */
function stateSql(tables: readonly string[]): string {
  const counts = tables.map((name) => `(SELECT count(*) FROM "${name}") AS "${name}"`);
  return `SELECT (SELECT user_version FROM pragma_user_version) AS version, ${counts.join(', ')},
    (SELECT hash FROM event ORDER BY id DESC LIMIT 1) AS seal,
    (SELECT group_concat(form || length(body), ' ') FROM draft) AS drafts,
    (SELECT next_id FROM branch) AS ids,
    (SELECT group_concat(key, ' ') FROM (SELECT key FROM command ORDER BY at DESC, key LIMIT 2)) AS keys`;
}

/**
 * All that a file says, without what is drawn by lot each time: the fingerprints of commands hold the names of jobs, the
 * state of the backups holds a key.
 */
export function endStateOf(file: string): LogicalDump {
  const db = new Database(file, { readonly: true, fileMustExist: true });
  try {
    const { command: _, backup_state: __, ...dump } = dumpOfOpen(db);
    const answers = db.prepare('SELECT key, procedure, answer, at FROM command ORDER BY key').raw().all();
    return { ...dump, command: JSON.stringify(answers) };
  } finally {
    db.close();
  }
}
