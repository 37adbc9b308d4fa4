import type Database from 'better-sqlite3';

/** An open file with its statements, each prepared once. */
export interface Connection {
  readonly db: Database.Database;
  readonly isReadOnly: boolean;
  prepare(sql: string): Database.Statement;
  /** Never throws: what could not be closed is let go. */
  close(): void;
}

export function connectionOver(db: Database.Database): Connection {
  const prepared = new Map<string, Database.Statement>();
  return {
    db,
    isReadOnly: db.readonly,
    prepare(sql) {
      let statement = prepared.get(sql);
      if (!statement) {
        statement = db.prepare(sql);
        prepared.set(sql, statement);
      }
      return statement;
    },
    close() {
      prepared.clear();
      try {
        db.close();
      } catch {
        // a failing disk: the file is opened anew, and what it holds is looked at, before anything is written
      }
    },
  };
}
