import { readdirSync } from 'node:fs';
import { join } from 'node:path';

export interface Found {
  path: string;
  name: string;
  kind: 'file' | 'folder' | 'other';
}

/** Everything below a folder, a folder after what is in it. Node's own recursion is younger than the oldest Node we run on. */
export function everythingBelow(folder: string): Found[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry): Found[] => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return [...everythingBelow(path), { path, name: entry.name, kind: 'folder' }];
    return [{ path, name: entry.name, kind: entry.isFile() ? 'file' : 'other' }];
  });
}
