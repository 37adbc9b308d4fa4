import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ContractRouterClient } from '@orpc/contract';
import { createRouterClient } from '@orpc/server';
import { type Core, type CoreOptions, openCore, type Visitor } from '../../electron/core/core.ts';
import type { contract } from '../../shared/contract.ts';

/** A client as the screens have it, with nothing between it and the real core but the wire. */
export type Client = ContractRouterClient<typeof contract, { key?: string }>;

export interface TestCore {
  core: Core;
  folder: string;
  file: string;
  clock: { now: number; advanceMs(ms: number): void };
  faults: unknown[];
  changed: string[][];
  /** Somebody new at the door: signed out, on no known device. */
  visitor(): Visitor;
  clientOf(visitor: Visitor): Client;
  reopen(): void;
  close(): void;
}

export interface TestCoreOptions {
  file?: string;
  now?: number;
  /** What stands between the core and the disk. */
  core?: Partial<CoreOptions>;
}

/** Monday, 5 October 2026, 09:00 in Athens. */
export const MONDAY_MORNING = Date.UTC(2026, 9, 5, 6, 0, 0);

/** A real core over a real file in a folder of its own; only the clock is ours. */
export function openTestCore(options: TestCoreOptions = {}): TestCore {
  const folder = mkdtempSync(join(tmpdir(), 'aftercare-test-'));
  const file = options.file ?? join(folder, 'aftercare.db');
  const clock = {
    now: options.now ?? MONDAY_MORNING,
    advanceMs(ms: number) {
      clock.now += ms;
    },
  };
  const faults: unknown[] = [];
  const changed: string[][] = [];
  const open = () => {
    const core = openCore({
      file,
      now: () => clock.now,
      log: (fault) => faults.push(fault) && console.error(fault),
      version: 'test',
      ...options.core,
    });
    core.onChanged((domains) => changed.push([...domains]));
    return core;
  };
  const test: TestCore = {
    core: open(),
    folder,
    file,
    clock,
    faults,
    changed,
    visitor: () => ({ transport: 'window', address: '127.0.0.1', stationToken: null, sessionToken: null }),
    clientOf: (visitor) => clientOf(test.core.router, visitor),
    reopen() {
      test.core.close();
      test.core = open();
    },
    close() {
      test.core.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  return test;
}

/** A client of a router, for somebody who stands at its door. */
export function clientOf(router: unknown, visitor: Visitor): Client {
  return createRouterClient(router as never, {
    context: ((client: { key?: string }) => ({ visitor, key: client?.key ?? randomUUID() })) as never,
  }) as unknown as Client;
}
