import { cpSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { categoryId, leaveDesk } from '../../kit/desk.ts';
import { makeOldBackup } from './backups.ts';
import type { Ground } from './bench.ts';

/** Leaves a shop with its catalogue, closed, as `aftercare.db` in `folder`. */
export async function leaveGround(folder: string): Promise<Ground> {
  let category = 0;
  mkdirSync(folder, { recursive: true });
  const visitor = await leaveDesk(join(folder, 'aftercare.db'), async ({ client }) => {
    category = await categoryId(client, 'Kettle');
  });
  await makeOldBackup(join(folder, 'aftercare.db'));
  return { visitor, categoryId: category };
}

/** A fresh copy of what a workload begins with; answers its file. */
export function layGround(from: string, folder: string, beginsWith: 'shop' | 'nothing'): string {
  rmSync(folder, { recursive: true, force: true });
  if (beginsWith === 'shop') cpSync(from, folder, { recursive: true });
  else mkdirSync(folder, { recursive: true });
  return join(folder, 'aftercare.db');
}
