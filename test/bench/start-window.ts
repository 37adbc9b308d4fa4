import { type ChildProcess, spawn } from 'node:child_process';
import { linkSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { electronPath, freshDataDir } from '../kit/electron.ts';

export const product = resolve(import.meta.dirname, '../..');
export const helloWorld = join(import.meta.dirname, 'hello-world');

const isRoot = process.getuid?.() === 0;
const patienceMs = 30_000;

export interface WindowStarts {
  /** From the start of the process to the first paint that shows something, in milliseconds; by the page's own clock. */
  start(): Promise<number>;
  remove(): void;
}

/** Starts the program again and again on one data folder, in which it keeps what it likes. */
export function windowStarts(program: string, file?: string): WindowStarts {
  const { dataDir, remove } = freshDataDir('bench');
  if (file) linkSync(file, join(dataDir, 'aftercare.db'));
  return { start: () => startOfWindowMs(program, dataDir), remove };
}

async function startOfWindowMs(program: string, dataDir: string): Promise<number> {
  const { NODE_OPTIONS: _options, ...env } = process.env;
  const switches = isRoot ? ['--no-sandbox'] : [];
  const beganAt = Date.now();
  const child = spawn(
    electronPath() as string,
    [program, ...switches, '--remote-debugging-port=0', '--data', dataDir],
    { cwd: product, env, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  try {
    return (await firstPaint(await debuggerOf(child))) - beganAt;
  } finally {
    await ended(child);
  }
}

function debuggerOf(child: ChildProcess): Promise<string> {
  return new Promise((found, missed) => {
    let said = '';
    child.stderr?.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      const host = /DevTools listening on ws:\/\/([^/\s]+)/.exec(said)?.[1];
      if (host) found(host);
    });
    child.once('exit', () => missed(new Error(`it ended: ${said}`)));
  });
}

const paintOfPage = `(() => {
  const [paint] = performance.getEntriesByName('first-contentful-paint');
  return paint ? performance.timeOrigin + paint.startTime : 0;
})()`;

async function firstPaint(host: string): Promise<number> {
  const giveUpAt = Date.now() + patienceMs;
  while (Date.now() < giveUpAt) {
    const pages = (await (await fetch(`http://${host}/json/list`)).json()) as PageTarget[];
    const page = pages.find(({ url }) => url.startsWith('app://'));
    const painted = page ? await evaluate(page.webSocketDebuggerUrl, paintOfPage).catch(() => 0) : 0;
    if (painted) return painted;
    await new Promise((resume) => setTimeout(resume, 100));
  }
  throw new Error('nothing was painted');
}

interface PageTarget {
  url: string;
  webSocketDebuggerUrl: string;
}

function evaluate(address: string, expression: string): Promise<number> {
  return new Promise((answer, fail) => {
    const socket = new WebSocket(address);
    socket.onerror = () => fail(new Error('the page cannot be asked'));
    socket.onopen = () =>
      socket.send(JSON.stringify({ id: 1, method: 'Runtime.evaluate', params: { expression } }));
    socket.onmessage = ({ data }) => {
      socket.close();
      answer(
        Number(
          (JSON.parse(String(data)) as { result?: { result?: { value?: number } } }).result?.result?.value ??
            0,
        ),
      );
    };
  });
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const over = new Promise((resume) => child.once('exit', resume));
  child.kill('SIGTERM');
  const force = setTimeout(() => child.kill('SIGKILL'), 5000);
  await over;
  clearTimeout(force);
}
