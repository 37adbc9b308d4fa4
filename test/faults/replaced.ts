import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import Database from 'better-sqlite3';

type Original = (...args: unknown[]) => unknown;
type Replacement = (...args: never[]) => unknown;
type Method = 'exec' | 'pragma' | 'prepare' | 'transaction';

/** Replaces a method of every connection by what is made of it, until the answered function is called. */
export function replaceMethod(
  name: Method,
  make: (original: Original, db: Database.Database) => Replacement,
): () => void {
  const proto = Database.prototype as unknown as Record<Method, Original>;
  const original = proto[name];
  proto[name] = function (this: Database.Database, ...args: unknown[]) {
    return make(original.bind(this), this)(...(args as never[]));
  };
  return () => {
    proto[name] = original;
  };
}

/** Replaces a function of node:fs, wherever it was imported, until the answered function is called. */
export function replaceFileCall<Name extends keyof typeof fs>(
  name: Name,
  make: (original: (typeof fs)[Name]) => Replacement,
): () => void {
  const original = fs[name];
  fs[name] = make(original) as never;
  syncBuiltinESMExports();
  return () => {
    fs[name] = original;
    syncBuiltinESMExports();
  };
}
