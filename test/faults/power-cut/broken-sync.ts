// Loaded before a recorder by the controls: the store believes that it syncs as it must, and syncs less.
import Database from 'better-sqlite3';

const level = process.env.AFTERCARE_SYNCHRONOUS ?? '2';
const proto = Database.prototype;
const { pragma } = proto;

proto.pragma = function (this: Database.Database, source: string, options?: Database.PragmaOptions) {
  if (source === 'synchronous') return 2;
  return pragma.call(this, source.startsWith('synchronous =') ? `synchronous = ${level}` : source, options);
};
