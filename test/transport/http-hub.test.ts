import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { runHub, startHubProcess } from '../kit/hub.ts';
import { ask } from '../kit/raw-http.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'aftercare-start-'));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Starts a hub that should not start: its exit code and the one sentence it gives. */
async function refusedStart(args: string[]): Promise<{ code: number | null; sentence: string }> {
  const run = runHub(args);
  const code = await run.ended;
  return { code, sentence: run.output().trim() };
}

test('a hub tells its address, serves, and ends when asked', async () => {
  const hub = await startHubProcess({ dataDir: join(folder, 'data') });
  expect(hub.output().trim()).toBe(`Aftercare is at ${hub.url} (data in ${join(folder, 'data')})`);
  expect((await ask(hub.port, { path: '/api/openapi.json' })).status).toBe(200);
  expect(await hub.close()).toBe(0);
});

test('a hub that was killed starts again on the same data', async () => {
  const dataDir = join(folder, 'data');
  const first = await startHubProcess({ dataDir });
  await first.kill();
  const second = await startHubProcess({ dataDir });
  expect(await second.close()).toBe(0);
});

test('a taken port is said in a sentence', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as { port: number };
  const { code, sentence } = await refusedStart(['--port', String(port), '--data', join(folder, 'data')]);
  server.close();
  expect(code).toBe(1);
  expect(sentence).toBe(
    `Port ${port} is in use: choose another with --port, or leave it out to take a free one.`,
  );
});

test('data that another hub holds is refused', async () => {
  const dataDir = join(folder, 'data');
  const hub = await startHubProcess({ dataDir });
  const { code, sentence } = await refusedStart(['--port', '0', '--data', dataDir]);
  expect(code).toBe(1);
  expect(sentence).toMatch(/^The data is in use by another Aftercare[^\n]*$/);
  expect((await ask(hub.port, { path: '/api/openapi.json' })).status).toBe(200);
  await hub.close();
});

test('a file that is no shop is refused and left as it was', async () => {
  const dataDir = join(folder, 'data');
  mkdirSync(dataDir);
  const bytes = Buffer.from('This was a shop once.\n'.repeat(1000));
  writeFileSync(join(dataDir, 'aftercare.db'), bytes);
  const { code, sentence } = await refusedStart(['--port', '0', '--data', dataDir]);
  expect(code).toBe(1);
  expect(sentence).toMatch(/^The shop's file is damaged[^\n]*$/);
  expect(readFileSync(join(dataDir, 'aftercare.db')).equals(bytes)).toBe(true);
});

test('a file of a newer version is refused and left as it was', async () => {
  const dataDir = join(folder, 'data');
  mkdirSync(dataDir);
  const file = join(dataDir, 'aftercare.db');
  const db = new Database(file);
  db.exec('CREATE TABLE branch (number INTEGER) STRICT; PRAGMA user_version = 9999');
  db.close();
  const bytes = readFileSync(file);
  const { code, sentence } = await refusedStart(['--port', '0', '--data', dataDir]);
  expect(code).toBe(1);
  expect(sentence).toMatch(/^The data was written by a newer Aftercare[^\n]*$/);
  expect(readFileSync(file).equals(bytes)).toBe(true);
});

test.each([['--port', '70000'], ['--port', 'x'], ['--nonsense'], ['--host', '203.0.113.7']])(
  'wrong arguments %s are refused in words',
  async (...args) => {
    const { code, sentence } = await refusedStart([...args, '--data', join(folder, 'data')]);
    expect(code).toBe(1);
    expect(sentence).not.toMatch(/\n\s+at /);
  },
);
