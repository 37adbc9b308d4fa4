import type { Change, Params, Select } from '../../electron/core/store/statement.ts';
import type { Reader, Store, Writer } from '../../electron/core/store/store.ts';

export interface AskedOnce {
  statement: Select<unknown>;
  params: Params;
  isOne: boolean;
}

/** What a call asks of the store once it is known who asks: the statements that the same could be done with bare. */
export async function recordReads(store: Store, call: () => unknown): Promise<AskedOnce[]> {
  await call();
  const asked: AskedOnce[] = [];
  const { read } = store;
  store.read = (work) =>
    read((reader) => {
      const watched: Reader = {
        get(statement, params = {}) {
          asked.push({ statement, params: namedIn(statement.sql, params), isOne: true });
          return reader.get(statement, params);
        },
        all(statement, params = {}) {
          asked.push({ statement, params: namedIn(statement.sql, params), isOne: false });
          return reader.all(statement, params);
        },
      };
      return work(watched);
    });
  await call();
  store.read = read;
  return asked;
}

/** node:sqlite refuses a parameter that the statement does not have. */
function namedIn(sql: string, params: Params): Params {
  return Object.fromEntries(Object.entries(params).filter(([name]) => new RegExp(`:${name}\\b`).test(sql)));
}

export interface Written {
  statement: Change;
  params: Params;
}

/** What one command wrote, row by row, and the ids that it drew. */
export interface Recording {
  written: Written[];
  ids: number[];
}

export async function recordWrites(store: Store, call: () => unknown): Promise<Recording> {
  const recording: Recording = { written: [], ids: [] };
  const { write } = store;
  store.write = (command) =>
    write((writer) => {
      const watched: Writer = {
        ...writer,
        run(statement, params = {}) {
          recording.written.push({ statement, params });
          return writer.run(statement, params);
        },
        newId() {
          const id = writer.newId();
          recording.ids.push(id);
          return id;
        },
      };
      return command(watched);
    });
  await call();
  store.write = write;
  return recording;
}
