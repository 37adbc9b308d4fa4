import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Core } from '../../electron/core/core.ts';
import { openStandingCore } from '../../electron/core/standing-core.ts';
import { serveHttp } from '../../electron/transport/http.ts';
import type { Rate } from '../../electron/transport/rate-limit.ts';

const project = fileURLToPath(new URL('../../', import.meta.url));

export interface TestHub {
  url: string;
  port: number;
  dataDir: string;
  /** The core of the moment: after a restore it is another one. */
  readonly core: Core;
  /** What the core or the transport logged: a test that expects none asserts that it is empty. */
  faults: unknown[];
  /** Stops it and removes the data, unless the folder was given. */
  close(): Promise<void>;
}

export interface TestHubOptions {
  dataDir?: string;
  now?: () => number;
  callRate?: Rate;
  headersTimeoutMs?: number;
  screens?: string;
  port?: number;
}

/** A hub in this process: a real core over a real file, at a free port of this machine. */
export async function startHub(options: TestHubOptions = {}): Promise<TestHub> {
  const { folder, remove } = folderFor(options.dataDir);
  const faults: unknown[] = [];
  const log = (fault: unknown) => faults.push(fault);
  const standing = openStandingCore({
    file: join(folder, 'aftercare.db'),
    now: options.now ?? (() => Date.now()),
    log,
    version: 'test',
  });
  const hub = await serveHttp({
    core: standing,
    log,
    port: options.port ?? 0,
    screens: options.screens ?? join(project, 'out/renderer'),
    // A story clicks faster than a person.
    callRate: options.callRate ?? { perSecond: 500, burst: 2000 },
    ...(options.headersTimeoutMs !== undefined && { headersTimeoutMs: options.headersTimeoutMs }),
  });
  return {
    url: hub.url,
    port: hub.port,
    dataDir: folder,
    get core() {
      return standing.current;
    },
    faults,
    async close() {
      await hub.close();
      await standing.close();
      remove();
    },
  };
}

export interface HubProcess {
  url: string;
  port: number;
  dataDir: string;
  process: ChildProcess;
  /** All that it wrote so far. */
  output(): string;
  /** No goodbye: the power cord, as far as a process can feel it. */
  kill(): Promise<void>;
  /** Asks it to end and answers its exit code. Removes the data, unless the folder was given. */
  close(): Promise<number | null>;
}

/** A hub in a process of its own, run from the sources, so that it can be killed. */
export async function startHubProcess(
  options: { dataDir?: string; args?: string[] } = {},
): Promise<HubProcess> {
  const { folder, remove } = folderFor(options.dataDir);
  const run = runHub(['--port', '0', '--data', folder, ...(options.args ?? [])]);
  const url = await run.address;
  return {
    url,
    port: Number(new URL(url).port),
    dataDir: folder,
    process: run.process,
    output: run.output,
    async kill() {
      run.process.kill('SIGKILL');
      await run.ended;
    },
    async close() {
      run.process.kill('SIGTERM');
      const code = await run.ended;
      remove();
      return code;
    },
  };
}

export interface HubRun {
  process: ChildProcess;
  output(): string;
  /** Rejects with all it said where it ends without an address. */
  address: Promise<string>;
  ended: Promise<number | null>;
}

/** Runs electron/hub.ts with these arguments on this Node. */
export function runHub(args: string[]): HubRun {
  const quiet = ['--disable-warning=MODULE_TYPELESS_PACKAGE_JSON', '--disable-warning=ExperimentalWarning'];
  const child = spawn(process.execPath, [...quiet, 'electron/hub.ts', ...args], {
    cwd: project,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  const ended = new Promise<number | null>((resolve) => child.once('close', (code) => resolve(code)));
  const address = new Promise<string>((resolve, reject) => {
    const hear = (chunk: Buffer) => {
      text += chunk.toString('utf8');
      const found = /Aftercare is at (http:\S+)/.exec(text);
      if (found) resolve(found[1] as string);
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    void ended.then(() => reject(new Error(`the hub ended: ${text}`)));
  });
  address.catch(() => {});
  return { process: child, output: () => text, address, ended };
}

function folderFor(given: string | undefined): { folder: string; remove: () => void } {
  if (given !== undefined) {
    mkdirSync(given, { recursive: true });
    return { folder: given, remove: () => {} };
  }
  const folder = mkdtempSync(join(tmpdir(), 'aftercare-hub-'));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
