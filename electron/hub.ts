import { existsSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { logLine } from '../shared/kernel/log-line.ts';
import { Refusal } from '../shared/kernel/refusal.ts';
import { recoverFrom } from './core/backups/recover.ts';
import { anchorBeside } from './core/health/anchor-file.ts';
import { openStandingCore, type StandingCore } from './core/standing-core.ts';
import { every } from './every.ts';
import { type HttpHub, serveHttp } from './transport/http.ts';

const usualPort = 4680;
const portsToTry = 20;

const usage = `Usage: hub [--port N] [--data DIR] [--host ADDRESS] [--name NAME]... [--restore FILE]

  --port N        the port to listen on; without it the first free one from ${usualPort}
  --data DIR      the folder that holds the shop's file; without it AFTERCARE_DATA, then the window's own
  --host ADDRESS  the address to listen on; without it 127.0.0.1, this machine alone
  --name NAME     a name, besides the address, under which browsers may ask; may be repeated
  --restore FILE  puts a backup in the place of what is in the data folder before it starts; what is there now is
                  checked first and kept in the folder set-aside
  --other-shop    with --restore: the backup may be of another shop than the data`;

const lanNotice =
  'Other machines can reach it, and what they send is not encrypted: only on a network that is yours alone.';

const here = dirname(fileURLToPath(import.meta.url));
/** The project's folder: this file runs as electron/hub.ts or, built, as out/main/hub.js. */
const project = existsSync(join(here, '../package.json')) ? join(here, '..') : join(here, '../..');

/** Why the hub does not start, in a sentence for whoever started it. */
class StartRefusal extends Error {}

async function run(): Promise<void> {
  let core: StandingCore | null = null;
  try {
    const settings = settingsFrom(process.argv.slice(2));
    if (settings === null) {
      console.log(usage);
      return;
    }
    const file = join(settings.data, 'aftercare.db');
    if (settings.restore !== null) await restore(file, settings.restore, settings.isOtherShopRight);
    core = openStandingCore({
      file,
      now: () => Date.now(),
      log,
      version: versionOf(project),
      every,
      anchor: anchorBeside(file, anchorKeyFor(settings.data), log),
    });
    const hub = await serveAtFreePort(core, settings);
    closeWhenAsked(hub, core);
    console.log(`Aftercare is at ${hub.url} (data in ${settings.data})`);
    if (!isThisMachineAlone(settings.host)) console.log(lanNotice);
  } catch (fault) {
    void core?.close();
    console.error(sentenceFor(fault));
    process.exitCode = 1;
  }
}

interface Settings {
  port: number | null;
  data: string;
  host: string;
  names: string[];
  restore: string | null;
  isOtherShopRight: boolean;
}

function settingsFrom(args: string[]): Settings | null {
  const { values } = parseArgs({
    args,
    options: {
      port: { type: 'string' },
      data: { type: 'string' },
      host: { type: 'string', default: '127.0.0.1' },
      name: { type: 'string', multiple: true, default: [] },
      restore: { type: 'string' },
      'other-shop': { type: 'boolean', default: false },
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
    restore: values.restore === undefined ? null : resolve(values.restore),
    isOtherShopRight: values['other-shop'],
  };
}

/** For a store that no longer opens, and for a machine without a screen. Whoever may start the hub may do this. */
async function restore(file: string, source: string, acceptsOtherShop: boolean): Promise<void> {
  console.log(`Checking ${source}`);
  const { shopName, lastEvent } = await recoverFrom({ file, source, acceptsOtherShop, now: Date.now });
  const until = lastEvent ? `, as it was on ${new Date(lastEvent.at).toISOString()}` : '';
  console.log(
    `Restored: ${shopName || 'a shop not yet opened'}${until}. What was there is in the folder set-aside.`,
  );
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

/** Where the window keeps the same key: the two work on one file, if not at once. */
function anchorKeyFor(data: string): string {
  const user = usualUserFolder();
  return join(data === join(user, 'data') ? user : join(data, 'window'), 'anchor.key');
}

async function serveAtFreePort(core: StandingCore, { port, host, names }: Settings): Promise<HttpHub> {
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

function closeWhenAsked(hub: HttpHub, core: StandingCore): void {
  let isClosing = false;
  const close = async (exitCode: number) => {
    if (isClosing) return;
    isClosing = true;
    process.exitCode = exitCode;
    await hub.close();
    await core.close();
  };
  process.on('SIGTERM', () => void close(0));
  process.on('SIGINT', () => void close(0));
  process.on('unhandledRejection', (fault) => log(fault, 'rejection'));
  process.on('uncaughtException', (fault) => {
    log(fault, 'exception');
    void close(1);
  });
}

/** Where standard error is a file on a full disk, or nobody reads it any more, the log is lost and the hub goes on. */
function outliveLostOutput(): void {
  process.stderr.on('error', () => undefined);
  process.stdout.on('error', () => undefined);
}

/** One line each: what a client sent must not be able to forge a second one. */
function log(fault: unknown, reference: string): void {
  const text = fault instanceof Error ? (fault.stack ?? fault.message) : String(fault);
  console.error(logLine({ at: new Date().toISOString(), reference, fault: text }));
}

const sentences: Readonly<Record<string, string>> = {
  'settings.store-locked': 'The data is in use by another Aftercare: close that one first, or choose --data.',
  'settings.store-newer':
    'The data was written by a newer Aftercare. It was left as it is: install that version.',
  'settings.store-damaged':
    "The shop's file is damaged or is no Aftercare file. It was left as it is. Bring a backup back with --restore FILE.",
  'backups.file-missing': 'There is no such file to restore. Nothing was changed.',
  'backups.not-a-backup': 'This file is no backup of Aftercare. Nothing was changed.',
  'backups.newer': 'The backup was made by a newer Aftercare: install that version. Nothing was changed.',
  'backups.no-room': 'There is not enough room on the disk to unpack the backup. Nothing was changed.',
  'backups.other-shop':
    'The backup is of another shop than the data. Nothing was changed. If that is meant, add --other-shop.',
};

function sentenceFor(fault: unknown): string {
  if (fault instanceof StartRefusal) return fault.message;
  if (fault instanceof Refusal) return sentences[fault.data.reason] ?? sentenceForReason(fault.data.reason);
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

function sentenceForReason(reason: string): string {
  return reason.startsWith('backups.')
    ? `The backup is damaged or was changed (${reason}). Nothing was restored: try another one.`
    : `The data was refused: ${reason}.`;
}

function codeOf(fault: unknown): string | undefined {
  return fault instanceof Error && 'code' in fault ? String(fault.code) : undefined;
}

function versionOf(folder: string): string {
  return (JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string }).version;
}

outliveLostOutput();
void run();
