import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  copyFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import { electronPath } from './electron.ts';

const project = resolve(import.meta.dirname, '../..');
const user = 'nobody';
const isRoot = process.getuid?.() === 0;

/** Whether a process can be started here that is not root and may make user namespaces, as the sandbox does. */
export function canRunUnprivileged(): boolean {
  if (process.platform !== 'linux') return false;
  const probe = ['unshare', '--user', 'test', '-r', join(project, 'out/main/main.js')];
  try {
    const [command, ...args] = isRoot ? ['runuser', '-u', user, '--', ...probe] : probe;
    execFileSync(command!, args, { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

export interface UnprivilegedStart {
  /** The program and its arguments; the built program where none are named. */
  start?: readonly string[];
  env?: Readonly<Record<string, string>>;
  /** Whether what it says on its error output is wanted. */
  isHeard?: boolean;
}

/** Starts the program with its sandbox on, as a user who is not root. The data folder becomes that user's. */
export function spawnUnprivileged(dataDir: string, options: UnprivilegedStart = {}): ChildProcess {
  const start = [...(options.start ?? [electronPath()!, project]), '--data', dataDir];
  const home = join(dataDir, 'home');
  mkdirSync(home);
  const environment: NodeJS.ProcessEnv = { ...process.env, ...options.env, HOME: home };
  if (isRoot) {
    const uid = Number(execFileSync('id', ['-u', user], { encoding: 'utf8' }));
    for (const folder of [dataDir, home]) chownSync(folder, uid, uid);
    if (process.env.XAUTHORITY) {
      const cookie = join(home, 'Xauthority');
      copyFileSync(process.env.XAUTHORITY, cookie);
      chmodSync(cookie, 0o600);
      chownSync(cookie, uid, uid);
      environment.XAUTHORITY = cookie;
    }
  }
  const [command, ...args] = isRoot ? ['runuser', '-u', user, '--', ...start] : start;
  return spawn(command!, args, {
    cwd: project,
    env: environment,
    stdio: ['ignore', 'ignore', options.isHeard ? 'pipe' : 'ignore'],
  });
}

export interface RunningProcess {
  pid: number;
  command: string;
  /** 2 where a filter of system calls is in force. */
  seccomp: number;
  userNamespace: string;
}

/** All processes below one, as the kernel tells of them. */
export function childProcesses(ancestor: number): RunningProcess[] {
  const parents = new Map<number, number>();
  for (const name of readdirSync('/proc')) {
    const parent = /^\d+$/.test(name) && /^PPid:\s+(\d+)/m.exec(statusOf(Number(name)))?.[1];
    if (parent) parents.set(Number(name), Number(parent));
  }
  const isBelow = (pid: number): boolean => {
    const parent = parents.get(pid);
    return parent !== undefined && (parent === ancestor || isBelow(parent));
  };
  return [...parents.keys()].filter(isBelow).flatMap((pid) => {
    try {
      const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
      const seccomp = Number(/^Seccomp:\s+(\d)/m.exec(statusOf(pid))?.[1] ?? 0);
      return [{ pid, command, seccomp, userNamespace: readlinkSync(`/proc/${pid}/ns/user`) }];
    } catch {
      return [];
    }
  });
}

function statusOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/status`, 'utf8');
  } catch {
    return '';
  }
}
