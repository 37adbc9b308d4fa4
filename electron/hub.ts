import { existsSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { Refusal } from '../shared/kernel/refusal.ts';
import { type Core, openCore } from './core/core.ts';
import { type HttpHub, serveHttp } from './transport/http.ts';

const usualPort = 4680;
const portsToTry = 20;

const usage = `Usage: hub [--port N] [--data DIR] [--host ADDRESS] [--name NAME]...

  --port N        the port to listen on; without it the first free one from ${usualPort}
  --data DIR      the folder that holds the shop's file; without it AFTERCARE_DATA, then the window's own
  --host ADDRESS  the address to listen on; without it 127.0.0.1, this machine alone
  --name NAME     a name, besides the address, under which browsers may ask; may be repeated`;

const lanNotice =
  'Other machines can reach it, and what they send is not encrypted: only on a network that is yours alone.';

const here = dirname(fileURLToPath(import.meta.url));
/** The project's folder: this file runs as electron/hub.ts or, built, as out/main/hub.js. */
const project = existsSync(join(here, '../package.json')) ? join(here, '..') : join(here, '../..');

/** Why the hub does not start, in a sentence for whoever started it. */
class StartRefusal extends Error {}

async function run(): Promise<void> {
  let core: Core | null = null;
  try {
    const settings = settingsFrom(process.argv.slice(2));
    if (settings === null) {
      console.log(usage);
      return;
    }
    const file = join(settings.data, 'aftercare.db');
    core = openCore({ file, now: () => Date.now(), log, version: versionOf(project) });
    const hub = await serveAtFreePort(core, settings);
    closeWhenAsked(hub, core);
    console.log(`Aftercare is at ${hub.url} (data in ${settings.data})`);
    if (!isThisMachineAlone(settings.host)) console.log(lanNotice);
  } catch (fault) {
    core?.close();
    console.error(sentenceFor(fault));
    process.exitCode = 1;
  }
}

interface Settings {
  port: number | null;
  data: string;
  host: string;
  names: string[];
}

function settingsFrom(args: string[]): Settings | null {
  const { values } = parseArgs({
    args,
    options: {
      port: { type: 'string' },
      data: { type: 'string' },
      host: { type: 'string', default: '127.0.0.1' },
      name: { type: 'string', multiple: true, default: [] },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return null;
  if (values.port !== undefined && !isPort(values.port)) {
    throw new StartRefusal(`The port must be a number from 0 to 65535, not "${values.port}".`);
  }
  return {
    port: values.port === undefined ? null : Number(values.port),
    data: resolve(values.data || process.env.AFTERCARE_DATA || join(usualUserFolder(), 'data')),
    host: values.host,
    names: values.name,
  };
}

function isThisMachineAlone(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127\./.test(host);
}

function isPort(text: string): boolean {
  return /^\d{1,5}$/.test(text) && Number(text) <= 65_535;
}

/** The folder that Electron takes for this user, so that the hub finds the window's data. */
function usualUserFolder(): string {
  const home = homedir();
  if (process.platform === 'win32')
    return join(process.env.APPDATA ?? join(home, 'AppData/Roaming'), 'aftercare');
  if (process.platform === 'darwin') return join(home, 'Library/Application Support/aftercare');
  return join(process.env.XDG_CONFIG_HOME || join(home, '.config'), 'aftercare');
}

async function serveAtFreePort(core: Core, { port, host, names }: Settings): Promise<HttpHub> {
  const candidates = port === null ? [...Array(portsToTry).keys()].map((step) => usualPort + step) : [port];
  for (const candidate of candidates) {
    try {
      return await serveHttp({
        core,
        log,
        host,
        port: candidate,
        names,
        screens: join(project, 'out/renderer'),
      });
    } catch (fault) {
      if (codeOf(fault) !== 'EADDRINUSE') throw fault;
    }
  }
  throw new StartRefusal(
    port === null
      ? `The ports ${usualPort} to ${usualPort + portsToTry - 1} are all in use: choose one with --port.`
      : `Port ${port} is in use: choose another with --port, or leave it out to take a free one.`,
  );
}

function closeWhenAsked(hub: HttpHub, core: Core): void {
  let isClosing = false;
  const close = async (exitCode: number) => {
    if (isClosing) return;
    isClosing = true;
    process.exitCode = exitCode;
    await hub.close();
    core.close();
  };
  process.on('SIGTERM', () => void close(0));
  process.on('SIGINT', () => void close(0));
  process.on('unhandledRejection', (fault) => log(fault, 'rejection'));
  process.on('uncaughtException', (fault) => {
    log(fault, 'exception');
    void close(1);
  });
}

/** One line each: what a client sent must not be able to forge a second one. */
function log(fault: unknown, reference: string): void {
  const text = fault instanceof Error ? (fault.stack ?? fault.message) : String(fault);
  console.error(JSON.stringify({ at: new Date().toISOString(), reference, fault: text }));
}

const sentences: Readonly<Record<string, string>> = {
  'settings.store-locked': 'The data is in use by another Aftercare: close that one first, or choose --data.',
  'settings.store-newer':
    'The data was written by a newer Aftercare. It was left as it is: install that version.',
  'settings.store-damaged':
    "The shop's file is damaged or is no Aftercare file. It was left as it is: restore a backup from its folder.",
};

function sentenceFor(fault: unknown): string {
  if (fault instanceof StartRefusal) return fault.message;
  if (fault instanceof Refusal)
    return sentences[fault.data.reason] ?? `The data was refused: ${fault.data.reason}.`;
  switch (codeOf(fault)) {
    case 'EACCES':
      return 'Not allowed: the port or the data folder belongs to somebody else.';
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return 'This machine has no such address: choose another with --host.';
    case 'ERR_PARSE_ARGS_UNKNOWN_OPTION':
    case 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE':
    case 'ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL':
      return `${(fault as Error).message}\n\n${usage}`;
    default:
      return fault instanceof Error ? (fault.stack ?? fault.message) : String(fault);
  }
}

function codeOf(fault: unknown): string | undefined {
  return fault instanceof Error && 'code' in fault ? String(fault.code) : undefined;
}

function versionOf(folder: string): string {
  return (JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string }).version;
}

void run();
