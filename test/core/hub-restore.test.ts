import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { makeBackup } from '../../electron/core/backups/make-backup.ts';
import { runHub } from '../kit/hub.ts';
import { openStaffedShop, type StaffedShop } from '../kit/staffed-shop.ts';

let shop: StaffedShop;
let data: string;
let backup: string;
beforeEach(async () => {
  shop = openStaffedShop();
  data = mkdtempSync(join(tmpdir(), 'aftercare-hub-restore-'));
  backup = join(shop.folder, 'carried.aftercare');
  const order = { file: shop.file, attachments: join(shop.folder, 'attachments'), target: backup };
  const rest = { scratch: join(shop.folder, 'scratch'), madeAt: shop.clock.now, programVersion: 'test' };
  await makeBackup({ ...order, ...rest, why: 'asked' }, () => undefined);
});
afterEach(() => {
  shop.close();
  rmSync(data, { recursive: true, force: true });
});

const hub = (...args: string[]) => runHub(['--port', '0', '--data', data, ...args]);

test('a backup is brought back without a screen, on an empty folder and over a damaged file', async () => {
  for (const damage of [false, true]) {
    if (damage) writeFileSync(join(data, 'aftercare.db'), 'Dear diary, '.repeat(1000));
    const run = hub('--restore', backup);
    const url = await run.address;
    expect(run.output()).toContain('Restored: Athena Repairs');
    const answer = await fetch(`${url}/rpc/people/me`, {
      method: 'POST',
      headers: { 'x-aftercare': '1', 'content-type': 'application/json' },
      body: '{}',
    });
    expect(((await answer.json()) as { json: { shop: { name: string } } }).json.shop.name).toBe(
      'Athena Repairs',
    );
    run.process.kill('SIGTERM');
    expect(await run.ended).toBe(0);
  }
  expect(readdirSync(join(data, 'set-aside'))).toHaveLength(2);
}, 60_000);

test('what is no backup is refused with a sentence, and nothing is changed', async () => {
  const bad = join(data, 'bad.aftercare');
  writeFileSync(bad, 'Dear diary');
  const run = hub('--restore', bad);
  expect(await run.ended).toBe(1);
  expect(run.output()).toContain('This file is no backup of Aftercare');
  expect(existsSync(join(data, 'aftercare.db'))).toBe(false);
}, 30_000);
