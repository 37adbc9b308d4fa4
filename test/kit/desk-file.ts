import { copyFileSync, rmSync } from 'node:fs';
import type { Visitor } from '../../electron/core/context.ts';
import { openTestDesk, type TestDesk } from './seeded-desk.ts';

/** Opens a desk, prepares it, and leaves it behind as one closed file: who was signed in there still is. */
export async function leaveDesk(
  file: string,
  prepare: (desk: TestDesk) => void | Promise<void> = () => undefined,
): Promise<Visitor> {
  const desk = openTestDesk();
  await prepare(desk);
  desk.core.close();
  copyFileSync(desk.file, file);
  rmSync(desk.folder, { recursive: true, force: true });
  return desk.owner;
}
