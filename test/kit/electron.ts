import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { _electron, type ElectronApplication, type Page } from 'playwright-core';

const project = resolve(import.meta.dirname, '../..');
const isRoot = process.getuid?.() === 0;

/** The Electron to drive: the one that the environment names, else the package's own where it was fetched. */
export function electronPath(): string | null {
  const named = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  if (named) return join(named, process.platform === 'win32' ? 'electron.exe' : 'electron');
  const folder = join(project, 'node_modules/electron');
  const pathFile = join(folder, 'path.txt');
  if (!existsSync(pathFile)) return null;
  const binary = join(folder, 'dist', readFileSync(pathFile, 'utf8'));
  return existsSync(binary) ? binary : null;
}

function hasDisplay(): boolean {
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

/** Whether windows can be opened here. Starts nothing. */
export function hasElectron(): boolean {
  return electronPath() !== null && hasDisplay();
}

export interface LaunchOptions {
  dataDir: string;
  args?: readonly string[];
  env?: Record<string, string>;
}

export interface RunningApp {
  app: ElectronApplication;
  page: Page;
  close(): Promise<void>;
}

/** Starts the built program on a data folder of its own and waits for its window. */
export async function launchApp(options: LaunchOptions): Promise<RunningApp> {
  try {
    return await launchOnce(options);
  } catch (fault) {
    // on a busy machine the debugger now and then does not get hold of a program that is starting
    console.warn(`started again: ${String(fault)}\n${logOf(options.dataDir)}`);
    return launchOnce(options);
  }
}

const startsWithinMs = 25_000;

async function launchOnce({ dataDir, args = [], env = {} }: LaunchOptions): Promise<RunningApp> {
  const app = await _electron.launch({
    executablePath: electronPath()!,
    cwd: project,
    args: startArgs(dataDir, args),
    env: { ...environment(), ...env },
    timeout: startsWithinMs,
  });
  try {
    const page = await app.firstWindow({ timeout: startsWithinMs });
    return { app, page, close: () => app.close() };
  } catch (fault) {
    app.process().kill('SIGKILL');
    throw fault;
  }
}

/** What the program itself had to say, so that a start that failed is not taken for bad luck. */
function logOf(dataDir: string): string {
  const file = join(dataDir, 'window/logs/aftercare.log');
  return existsSync(file) ? readFileSync(file, 'utf8') : 'it wrote no log';
}

/** Ends the main process at once, as a cut of power does; its pages end with it. */
export async function killApp(app: ElectronApplication): Promise<void> {
  const pid = await app.evaluate(() => process.pid);
  const isGone = app.waitForEvent('close');
  process.kill(pid, 'SIGKILL');
  await isGone;
}

/** Starts the built program without driving it: for what must end by itself. */
export function spawnApp({ dataDir, args = [] }: LaunchOptions): ChildProcess {
  return spawn(electronPath()!, startArgs(dataDir, args), {
    cwd: project,
    env: environment(),
    stdio: 'ignore',
  });
}

/** An empty data folder, and the word that takes it away. */
export function freshDataDir(name: string): { dataDir: string; remove(): void } {
  const folder = join(tmpdir(), 'aftercare-e2e');
  mkdirSync(folder, { recursive: true });
  const dataDir = mkdtempSync(join(folder, `${name}-`));
  return { dataDir, remove: () => rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 }) };
}

function startArgs(dataDir: string, args: readonly string[]): string[] {
  return [project, ...(isRoot ? ['--no-sandbox'] : []), '--data', dataDir, ...args];
}

function environment(): Record<string, string> {
  const { AFTERCARE_DATA: _other, NODE_OPTIONS: _options, ...rest } = process.env;
  return { ...(rest as Record<string, string>), LANG: 'en_GB.UTF-8', LANGUAGE: 'en_GB' };
}
