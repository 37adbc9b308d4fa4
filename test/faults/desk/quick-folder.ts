import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** In memory where there is such a place: these rows are about who gets in, and not about disks. */
const ground = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

/** A fresh folder for a shop's files, and how to be rid of it. */
export function quickFolder(): { folder: string; remove: () => void } {
  const folder = mkdtempSync(join(ground, 'aftercare-faults-'));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
