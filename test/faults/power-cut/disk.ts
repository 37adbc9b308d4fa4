import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Happened } from './recording.ts';

/** A change of one file's bytes that was not synced yet. */
export type Change = { at: number; bytes: Buffer } | { size: number };

/** A file by itself, whatever name it has. */
export interface Body {
  /** What is surely on the disk. */
  durable: Buffer;
  /** What is on its way there, in the order in which it was asked for. */
  pending: Change[];
}

/** A change of names that was not synced yet. */
export type Naming =
  | { what: 'name'; path: string; body: Body }
  | { what: 'rename'; path: string; to: string; body: Body }
  /** A folder with all that is in it. */
  | { what: 'move'; path: string; to: string }
  | { what: 'forget'; path: string }
  | { what: 'folder'; path: string };

export interface Names {
  files: Map<string, Body>;
  folders: Set<string>;
}

/** What a disk holds and what is only on its way to it, after each record in turn. */
export interface Disk {
  /** The names as the program sees them. */
  seen: Names;
  /** The names that are on the disk where a name is only kept when its folder is synced, and what is on its way. */
  strict: { durable: Names; pending: Naming[] };
  /** The same where names are kept in the order in which they changed, by the sync of any file. */
  ordered: { durable: Names; pending: Naming[] };
  take(happened: Happened): void;
}

/** A disk that holds this folder, all of it synced. */
export function diskOf(folder: string): Disk {
  const seen: Names = { files: new Map(), folders: new Set([folder]) };
  const walk = (under: string) => {
    for (const name of readdirSync(under)) {
      const path = join(under, name);
      if (!statSync(path).isDirectory()) seen.files.set(path, { durable: readFileSync(path), pending: [] });
      else if (seen.folders.add(path)) walk(path);
    }
  };
  walk(folder);
  const inodes = new Map<bigint, Body | { folder: string }>();
  const disk: Disk = {
    seen,
    strict: { durable: copyOf(seen), pending: [] },
    ordered: { durable: copyOf(seen), pending: [] },
    take(happened) {
      if (happened.what === 'open') opened(happened);
      else if (happened.what === 'write') bodyOf(happened.inode)?.pending.push(changeOf(happened));
      else if (happened.what === 'truncate') bodyOf(happened.inode)?.pending.push({ size: happened.size });
      else if (happened.what === 'sync') synced(happened.inode);
      else if (happened.what === 'rename') {
        const { path, to } = happened;
        const body = seen.files.get(path);
        named(body ? { what: 'rename', path, to, body } : { what: 'move', path, to });
      } else if (happened.what === 'unlink') named({ what: 'forget', path: happened.path });
      else if (happened.what === 'mkdir') named({ what: 'folder', path: happened.path });
    },
  };
  return disk;

  function bodyOf(inode: bigint): Body | undefined {
    const found = inodes.get(inode);
    return found && 'durable' in found ? found : undefined;
  }

  function opened({ inode, path, isNew, isEmptied, isFolder }: Happened & { what: 'open' }): void {
    if (isFolder) return void inodes.set(inode, { folder: path });
    let body = seen.files.get(path);
    if (!body || isNew) {
      body = { durable: Buffer.alloc(0), pending: [] };
      named({ what: 'name', path, body });
    } else if (isEmptied) body.pending.push({ size: 0 });
    inodes.set(inode, body);
  }

  function named(naming: Naming): void {
    applyNaming(seen, naming);
    disk.strict.pending.push(naming);
    disk.ordered.pending.push(naming);
  }

  function synced(inode: bigint): void {
    const found = inodes.get(inode);
    if (!found) return;
    for (const naming of disk.ordered.pending.splice(0)) applyNaming(disk.ordered.durable, naming);
    if ('durable' in found) {
      found.durable = contentOf(found.durable, found.pending);
      found.pending = [];
      return;
    }
    const isHere = (naming: Naming) =>
      dirname(naming.path) === found.folder || ('to' in naming && dirname(naming.to) === found.folder);
    for (const naming of disk.strict.pending.filter(isHere)) applyNaming(disk.strict.durable, naming);
    disk.strict.pending = disk.strict.pending.filter((naming) => !isHere(naming));
  }
}

function changeOf({ offset, bytes }: Happened & { what: 'write' }): Change {
  return { at: offset, bytes };
}

export function copyOf({ files, folders }: Names): Names {
  return { files: new Map(files), folders: new Set(folders) };
}

export function applyNaming({ files, folders }: Names, naming: Naming): void {
  if (naming.what === 'folder') folders.add(naming.path);
  else if (naming.what === 'move') move({ files, folders }, naming);
  else if (naming.what === 'name') files.set(naming.path, naming.body);
  else {
    files.delete(naming.path);
    folders.delete(naming.path);
    if (naming.what === 'rename') files.set(naming.to, naming.body);
  }
}

function move({ files, folders }: Names, { path, to }: { path: string; to: string }): void {
  const there = (old: string) => to + old.slice(path.length);
  const isMoved = (old: string) => old === path || old.startsWith(`${path}/`);
  for (const folder of [...folders].filter(isMoved)) {
    folders.delete(folder);
    folders.add(there(folder));
  }
  for (const [file, body] of [...files].filter(([old]) => isMoved(old))) {
    files.delete(file);
    files.set(there(file), body);
  }
}

/** The bytes of a file after these changes. */
export function contentOf(durable: Buffer, changes: readonly Change[]): Buffer {
  if (changes.length === 0) return durable;
  let size = durable.length;
  let longest = size;
  for (const change of changes) {
    size = 'size' in change ? change.size : Math.max(size, change.at + change.bytes.length);
    longest = Math.max(longest, size);
  }
  const bytes = Buffer.alloc(longest);
  durable.copy(bytes);
  let end = durable.length;
  for (const change of changes) {
    if ('size' in change) {
      bytes.fill(0, Math.min(end, change.size), end);
      end = change.size;
    } else {
      change.bytes.copy(bytes, change.at);
      end = Math.max(end, change.at + change.bytes.length);
    }
  }
  return bytes.subarray(0, size);
}
