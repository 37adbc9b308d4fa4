import {
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { flushFolder } from '../store/flush.ts';
import { writeWhole } from '../store/written-whole.ts';

const keyName = /^([0-9]{1,16})\.key$/;

/** The keys of passcodes, a file each: beside the store and never in it, so that no backup and no export has one. */
export interface Keys {
  put(id: number, key: Uint8Array): void;
  /** Null where it is not on this computer. */
  get(id: number): Buffer | null;
  isThere(id: number): boolean;
  /** Writes over it and takes it away. */
  destroy(id: number): void;
  /** Destroys every key but these. */
  keepOnly(ids: ReadonlySet<number>): void;
}

export function openKeys(folder: string): Keys {
  const pathOf = (id: number) => join(folder, `${id}.key`);
  const destroy = (path: string) => {
    const bytes = statSync(path, { throwIfNoEntry: false })?.size;
    if (bytes === undefined) return;
    overwrite(path, bytes);
    rmSync(path, { force: true });
    flushFolder(folder);
  };
  return {
    put: (id, key) => writeWhole(pathOf(id), key),
    get: (id) => (existsSync(pathOf(id)) ? readFileSync(pathOf(id)) : null),
    isThere: (id) => existsSync(pathOf(id)),
    destroy: (id) => destroy(pathOf(id)),
    keepOnly(ids) {
      if (!existsSync(folder)) return;
      for (const name of readdirSync(folder)) {
        const id = Number(keyName.exec(name)?.[1]);
        const isPart = name.endsWith('.key.part');
        if (isPart || (keyName.test(name) && !ids.has(id))) destroy(join(folder, name));
      }
    },
  };
}

/** A disk that writes in place forgets the key so; one that does not gets it back as free room at least. */
function overwrite(path: string, bytes: number): void {
  const handle = openSync(path, 'r+');
  try {
    writeSync(handle, new Uint8Array(bytes));
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
