import { randomBytes, randomUUID } from 'node:crypto';
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AnyProcedure } from '@orpc/server';
import { call } from '@orpc/server';
import { type Core, openCore, type Visitor } from '../../../electron/core/core.ts';
import { change } from '../../../electron/core/store/statement.ts';
import { tokenHash } from '../../../electron/core/token-hash.ts';
import { MONDAY_MORNING } from '../../kit/shop.ts';
import { type Answer, answerOfError } from './answer.ts';
import { type PeopledShop, type Post, peopledShop, staffed } from './peopled-shop.ts';
import { quickFolder } from './quick-folder.ts';

const STATION = 1;

const enrol =
  change(`INSERT INTO station (id, name, token_hash, enrolled_at) VALUES (:id, 'Bench', :hash, :now)
  ON CONFLICT (id) DO UPDATE SET revoked_at = NULL`);
const employ = change(
  'UPDATE person SET roles = :roles, is_supervisor = :isSupervisor, is_active = 1 WHERE id = :id',
);
const sitDown = change(`INSERT INTO session (id, token_hash, person_id, station_id, began_at, seen_at)
  VALUES (:id, :hash, :person, ${STATION}, :now, :now)`);

/** A copy of the lived-in shop, open, in which anybody can be made to ask anything. */
export interface ShopUnderTest extends PeopledShop {
  core: Core;
  /** What was logged: bugs and broken disks, never a foreseen "no". */
  faults: unknown[];
  clock: { now: number };
  /** Nobody in particular, on no known device. */
  stranger(): Visitor;
  /** The shop's own PC, and nobody there. */
  atTheCounter(): Visitor;
  /** Somebody just signed in, with the standing of the post whatever earlier calls made of it. */
  seat(post: Post): Visitor;
  ask(visitor: Visitor, path: string, input: unknown, key?: string): Promise<Answer>;
  close(): void;
}

/** @param prepare is called with the copy's path before it is opened. */
export async function openShopUnderTest(prepare?: (file: string) => void): Promise<ShopUnderTest> {
  const lived = await peopledShop();
  const { folder, remove } = quickFolder();
  const file = join(folder, 'aftercare.db');
  copyFileSync(lived.file, file);
  prepare?.(file);
  const faults: unknown[] = [];
  const clock = { now: MONDAY_MORNING };
  const core = openCore({
    file,
    now: () => clock.now,
    log: (fault) => void faults.push(fault),
    version: 'test',
  });
  const stationToken = randomBytes(32).toString('base64url');
  const write = core.store.write;
  write((store) => store.run(enrol, { id: STATION, hash: tokenHash(stationToken), now: clock.now }));

  const stranger = (): Visitor => ({
    transport: 'window',
    address: 'window',
    stationToken: null,
    sessionToken: null,
  });
  const atTheCounter = (): Visitor => ({ ...stranger(), stationToken });
  return {
    ...lived,
    file,
    core,
    faults,
    clock,
    stranger,
    atTheCounter,
    seat(post) {
      const { roles, isSupervisor } = staffed[post];
      const id = lived.staff[post];
      const sessionToken = randomBytes(32).toString('base64url');
      write((store) => {
        store.run(employ, { id, roles: JSON.stringify(roles), isSupervisor: isSupervisor ? 1 : 0 });
        store.run(enrol, { id: STATION, hash: tokenHash(stationToken), now: clock.now });
        const session = { id: store.newId(), hash: tokenHash(sessionToken), person: id, now: clock.now };
        store.run(sitDown, session);
      });
      return { ...atTheCounter(), sessionToken };
    },
    ask: (visitor, path, input, key = randomUUID()) => asked(core, visitor, path, input, key),
    close() {
      core.close();
      remove();
    },
  };
}

async function asked(
  core: Core,
  visitor: Visitor,
  path: string,
  input: unknown,
  key: string,
): Promise<Answer> {
  const [domain = '', name = ''] = path.split('.');
  const procedure = (core.router as unknown as Record<string, Record<string, AnyProcedure>>)[domain]?.[name];
  if (!procedure) throw new Error(`nothing answers ${path}`);
  try {
    return { kind: 'value', value: await call(procedure, input, { context: { visitor, key } }) };
  } catch (error) {
    return answerOfError(error);
  }
}
