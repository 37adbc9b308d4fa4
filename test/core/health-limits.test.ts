import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { closeSync, existsSync, mkdirSync, mkdtempSync, openSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, describe, expect, test } from 'vitest';
import { athens } from '../kit/records.ts';

const desk = join(import.meta.dirname, '../kit/limited-desk.ts');
const hubFile = join(import.meta.dirname, '../../electron/hub.ts');
const canLimit = process.platform === 'linux' && hasPrlimit();

function hasPrlimit(): boolean {
  try {
    execFileSync('prlimit', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

let child: ChildProcess | undefined;
afterEach(() => {
  child?.kill();
});

/** A shop whose files may each be no larger than so many bytes. */
function startLimited(bytes: number) {
  const running = spawn('prlimit', [`--fsize=${bytes}:unlimited`, process.execPath, desk], {
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  child = running;
  const lines = createInterface({ input: running.stdout })[Symbol.asyncIterator]();
  const faults: string[] = [];
  return {
    faults,
    async ask(order: string): Promise<Record<string, unknown>> {
      running.stdin.write(`${order}\n`);
      for (;;) {
        const { value, done } = await lines.next();
        if (done) throw new Error('the process ended');
        const words = JSON.parse(value) as Record<string, unknown>;
        if (!('fault' in words)) return words;
        faults.push(String(words.fault));
      }
    },
    makeRoom: () => execFileSync('prlimit', ['--pid', String(running.pid), '--fsize=unlimited:unlimited']),
  };
}

describe.runIf(canLimit)('a real file that can grow no more', () => {
  test('is read-only, loses nothing, and goes on once there is room', { timeout: 60_000 }, async () => {
    const shop = startLimited(3_000_000);
    const refused = await shop.ask('work');
    expect(refused).toMatchObject({ state: expect.stringMatching(/full|failing/) });
    expect(refused.refused).toMatch(/^health\./);
    expect(refused.kept).toBe(refused.saved);
    expect(refused.saved).toBeGreaterThan(20);
    expect(shop.faults.length).toBeGreaterThan(0);
    expect(shop.faults.every((code) => /^SQLITE_(IOERR|FULL)/.test(code))).toBe(true);

    expect(await shop.ask('retry')).toMatchObject({ saved: refused.saved });
    shop.makeRoom();
    const after = await shop.ask('retry');
    expect(after).toMatchObject({ state: 'sound', saved: refused.saved });
    const more = await shop.ask('work a little');
    expect(more).toMatchObject({ refused: null, state: 'sound', saved: Number(refused.saved) + 20 });
    expect(more.kept).toBe(more.saved);
  });
});

describe.runIf(existsSync('/dev/full'))('a hub whose log goes to a full disk', () => {
  test('goes on answering', { timeout: 30_000 }, async () => {
    const data = mkdtempSync(join(tmpdir(), 'aftercare-full-log-'));
    // the anchor can be neither read nor written here, which is worth two lines in the log
    mkdirSync(join(data, 'anchor.json'), { recursive: true });
    const full = openSync('/dev/full', 'w');
    const hub = spawn(process.execPath, [hubFile, '--port', '0', '--data', data], {
      stdio: ['ignore', 'pipe', full],
    });
    child = hub;
    const said = new Promise<string>((resolve, reject) => {
      hub.stdout?.once('data', (chunk) => resolve(String(chunk)));
      hub.once('exit', (code) => reject(new Error(`ended with ${code}`)));
    });
    const url = /http:\/\/\S+/.exec(await said)?.[0];
    const opened = await fetch(`${url}/rpc/settings/openShop`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-aftercare': '1', 'idempotency-key': randomUUID() },
      body: JSON.stringify({ json: athens }),
    });
    expect(opened.status).toBe(200);
    await new Promise((resume) => setTimeout(resume, 300));
    const answer = await fetch(`${url}/api/openapi.json`);
    expect([answer.status, hub.exitCode]).toEqual([200, null]);
    closeSync(full);
    rmSync(data, { recursive: true, force: true });
  });
});
