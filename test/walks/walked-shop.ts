import { randomBytes } from 'node:crypto';
import { copyFileSync, cpSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { type Core, openCore } from '../../electron/core/core.ts';
import { insertPerson } from '../../electron/core/people/people.sql.ts';
import { insertSession, insertStation } from '../../electron/core/people/sessions.sql.ts';
import { tokenHash } from '../../electron/core/token-hash.ts';
import type { Role } from '../../shared/kernel/rights.ts';
import { cheapHash } from '../kit/cheap-hash.ts';
import { openDesk } from '../kit/desk.ts';
import { type Client, clientOf, MONDAY_MORNING } from '../kit/shop.ts';

export const PIN = '2468';

const staff = [
  { name: 'Olga', roles: ['owner'], isSupervisor: false },
  { name: 'Kostas', roles: ['counter'], isSupervisor: false },
  { name: 'Sepideh', roles: ['counter'], isSupervisor: true },
  { name: 'Tara', roles: ['technician'], isSupervisor: false },
  { name: 'Timo', roles: ['technician', 'counter'], isSupervisor: false },
] as const satisfies { name: string; roles: readonly Role[]; isSupervisor: boolean }[];

export interface Ground {
  file: string;
  folder: string;
  people: number[];
  /** Tokens of two enrolled PCs. */
  stations: { id: number; token: string }[];
}

/** A shop with its people and two stations, on which walks begin. */
export function layWalkGround(): Ground {
  const folder = mkdtempSync(join(tmpdir(), 'aftercare-walks-'));
  const desk = openDesk({ hasTerms: true });
  const { people, stations } = desk.core.store.write((store) => {
    const people = staff.map(({ name, roles, isSupervisor }) => {
      const id = store.newId();
      store.run(insertPerson, {
        ...{ id, name, roles: JSON.stringify(roles), is_supervisor: isSupervisor ? 1 : 0 },
        ...{ language: 'en', calendar: 'gregory', pin_hash: cheapHash(PIN), password_hash: null },
        ...{ code_hash: null, code_until: null, now: MONDAY_MORNING },
      });
      return id;
    });
    const stations = ['Counter', 'Bench'].map((name) => {
      const [id, token] = [store.newId(), randomBytes(32).toString('base64url')];
      const hash = tokenHash(token);
      store.run(insertStation, { id, name, hash, person: people[0] as number, now: MONDAY_MORNING });
      return { id, token };
    });
    return { people, stations };
  });
  desk.core.close();
  const file = join(folder, 'aftercare.db');
  copyFileSync(desk.file, file);
  rmSync(desk.folder, { recursive: true, force: true });
  return { file, folder, people, stations };
}

/** A disk whose power goes while a statement is written. */
function mortal(onDeath: () => void) {
  let left = Number.POSITIVE_INFINITY;
  return {
    dieAfter(statements: number) {
      left = statements;
    },
    connect(file: string, options: Database.Options): Database.Database {
      const db = new Database(file, options);
      const guarded =
        (run: (...args: unknown[]) => unknown, sql: string) =>
        (...args: unknown[]) => {
          if (sql !== 'ROLLBACK' && db.inTransaction && --left < 0) {
            left = Number.POSITIVE_INFINITY;
            onDeath();
            throw new PowerCut();
          }
          return run(...args);
        };
      return new Proxy(db, {
        get(target, name) {
          const value = Reflect.get(target, name, target) as unknown;
          if (name !== 'prepare') return typeof value === 'function' ? value.bind(target) : value;
          return (sql: string) => {
            const statement = target.prepare(sql);
            if (/^\s*(SELECT|WITH|PRAGMA)/i.test(sql)) return statement;
            return new Proxy(statement, {
              get(inner, member) {
                const part = Reflect.get(inner, member, inner) as unknown;
                if (typeof part !== 'function') return part;
                const bound = part.bind(inner) as (...args: unknown[]) => unknown;
                return member === 'run' ? guarded(bound, sql) : bound;
              },
            });
          };
        },
      });
    },
  };
}

class PowerCut extends Error {}

export interface WalkedShop {
  readonly file: string;
  /** Reads the file beside the core. */
  readonly db: Database.Database;
  readonly core: Core;
  readonly faults: unknown[];
  clock: { now: number };
  people: number[];
  /** Somebody at one of the stations, newly signed in. */
  as(person: number, station: number): Client;
  /** The power goes in the middle of the next command, after so many of its writes. Answers whether it has. */
  cutPowerAfter(statements: number): () => boolean;
  /** What a dead process leaves behind, opened by the next: its files as they were when the power went, or are now. */
  crash(): void;
  /** Every file beside the store that a command may leave. */
  filesBeside(): string[];
  close(): void;
}

export function openWalkedShop(ground: Ground): WalkedShop {
  const folder = mkdtempSync(join(tmpdir(), 'aftercare-walk-'));
  const clock = { now: MONDAY_MORNING };
  const faults: unknown[] = [];
  let place = join(folder, 'life-0');
  let lives = 0;
  let power = mortal(() => undefined);
  let remains: string | null = null;
  const abandoned: Core[] = [];
  const fileIn = (life: string) => join(life, 'aftercare.db');
  const settle = (from: string, to: string) => {
    cpFolder(from, to);
    return to;
  };
  const open = () => {
    const living = place;
    power = mortal(() => {
      lives += 1;
      remains = settle(living, join(folder, `life-${lives}`));
    });
    const core = openCore({
      file: fileIn(place),
      now: () => clock.now,
      log: (fault) => {
        if (!(fault instanceof PowerCut)) faults.push(fault);
      },
      version: 'walk',
      connect: power.connect,
    });
    const db = new Database(fileIn(place), { readonly: true });
    return { core, db };
  };
  settle(ground.folder, place);
  let life = open();
  const shop: WalkedShop = {
    get file() {
      return fileIn(place);
    },
    get db() {
      return life.db;
    },
    get core() {
      return life.core;
    },
    faults,
    clock,
    people: ground.people,
    as(person, station) {
      const sessionToken = randomBytes(32).toString('base64url');
      const at = ground.stations[station % ground.stations.length] as Ground['stations'][number];
      life.core.store.write((store) =>
        store.run(insertSession, {
          ...{ id: store.newId(), hash: tokenHash(sessionToken), person, station: at.id, now: clock.now },
        }),
      );
      return clientOf(life.core.router, {
        ...{ transport: 'window', address: '127.0.0.1', stationToken: at.token, sessionToken },
      });
    },
    cutPowerAfter(statements) {
      power.dieAfter(statements);
      return () => remains !== null;
    },
    crash() {
      life.db.close();
      abandoned.push(life.core);
      lives += 1;
      place = remains ?? settle(place, join(folder, `life-${lives}`));
      remains = null;
      life = open();
    },
    filesBeside: () =>
      existsSync(place)
        ? readdirSync(place, { recursive: true, encoding: 'utf8' })
            .filter((name) => !name.startsWith('aftercare.db'))
            .sort()
        : [],
    close() {
      life.db.close();
      for (const core of [...abandoned, life.core]) core.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  return shop;
}

/** All of a folder but the lock: that went with its process. */
function cpFolder(from: string, to: string): void {
  cpSync(from, to, { recursive: true, filter: (path) => !path.endsWith('.lock') });
}
