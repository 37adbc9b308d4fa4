// What `npm start` and `npm test` need before anything is installed: plain JavaScript, any Node from 20 on.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const project = dirname(dirname(fileURLToPath(import.meta.url)));

const isWindows = process.platform === 'win32';
const fetchElectronWithinMs = 120_000;

/** The Node of the package, whatever the system's is; this one where its install script was not allowed to run. */
export function nodeProgram() {
  const own = join(project, 'node_modules/node/bin', isWindows ? 'node.exe' : 'node');
  return existsSync(own) ? own : process.execPath;
}

/** Installs what the lockfile says, unless just that is installed. Throws where it fails. */
export function ensurePackages() {
  if (isInstalled()) return;
  console.log('Installing packages …');
  const npm = process.env.npm_execpath;
  const isScript = npm !== undefined && /\.c?js$/.test(npm);
  const [program, args] = isScript
    ? [process.execPath, [npm, 'ci']]
    : [isWindows ? 'npm.cmd' : 'npm', ['ci']];
  const { status } = spawnSync(program, args, {
    cwd: project,
    stdio: 'inherit',
    shell: isWindows && !isScript,
  });
  if (status !== 0) throw new Error('The packages could not be installed (npm ci failed).');
}

/** Builds into out/, unless that was done from these very sources. Throws where it fails. */
export function ensureBuilt() {
  const stamp = join(project, 'out/built-from');
  const sources = fingerprintOfSources();
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === sources) return;
  console.log('Building …');
  const { status } = spawnSync(nodeProgram(), ['node_modules/electron-vite/bin/electron-vite.js', 'build'], {
    cwd: project,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (status !== 0) throw new Error('The build failed: npx electron-vite build says more.');
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, sources);
}

/**
 * Where Electron's program is. Electron fetches it when it is first wanted; that is tried here, within a bounded time,
 * so that a machine without a way there is not kept waiting.
 * @returns {{ program: string } | { missing: string }}
 */
export function findElectron() {
  const override = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  if (override) {
    const program = join(override, electronProgramName());
    return existsSync(program) ? { program } : { missing: 'ELECTRON_OVERRIDE_DIST_PATH holds no Electron' };
  }
  const folder = join(project, 'node_modules/electron');
  const program = join(folder, 'dist', electronProgramName());
  if (existsSync(program)) return { program };
  if (!existsSync(join(folder, 'install.js'))) return { missing: 'the electron package is not installed' };
  console.log('Fetching Electron …');
  spawnSync(nodeProgram(), ['install.js'], { cwd: folder, stdio: 'ignore', timeout: fetchElectronWithinMs });
  return existsSync(program) ? { program } : { missing: "Electron's program could not be fetched" };
}

export function hasDisplay() {
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

/** Electron refuses its sandbox to root. */
export function isLinuxRoot() {
  return process.platform === 'linux' && process.getuid?.() === 0;
}

/** Runs a program to its end, passing on the wish to end it. Answers its exit code. */
export function runToEnd(program, args, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(program, args, { cwd: project, stdio: 'inherit', ...options });
    const pass = (signal) => child.kill(signal);
    process.on('SIGINT', pass).on('SIGTERM', pass);
    const end = (code) => {
      process.off('SIGINT', pass).off('SIGTERM', pass);
      resolve(code);
    };
    child.once('error', () => end(127));
    child.once('close', (code, signal) => end(code ?? (signal === 'SIGINT' || signal === 'SIGTERM' ? 0 : 1)));
  });
}

function electronProgramName() {
  if (isWindows) return 'electron.exe';
  return process.platform === 'darwin' ? 'Electron.app/Contents/MacOS/Electron' : 'electron';
}

function fingerprintOfSources() {
  const hash = createHash('sha256');
  const add = (name) => {
    const { size, mtimeMs } = statSync(join(project, name));
    hash.update(`${name} ${size} ${mtimeMs}\n`);
  };
  for (const folder of ['electron', 'renderer', 'shared', 'resources']) {
    if (existsSync(join(project, folder))) filesIn(folder).forEach(add);
  }
  for (const file of ['electron.vite.config.ts', 'package.json', 'package-lock.json']) add(file);
  return hash.digest('hex');
}

function filesIn(folder) {
  return readdirSync(join(project, folder), { withFileTypes: true })
    .flatMap((entry) => {
      const name = `${folder}/${entry.name}`;
      return entry.isDirectory() ? filesIn(name) : [name];
    })
    .sort();
}

/** npm writes what it installed in the form of the lockfile; packages of other platforms are absent from it. */
function isInstalled() {
  const written = join(project, 'node_modules/.package-lock.json');
  if (!existsSync(written)) return false;
  const installed = packagesOf(written);
  return Object.entries(packagesOf(join(project, 'package-lock.json'))).every(([name, locked]) => {
    const isAbsentByRight = name === '' || (locked.optional && !installed[name]);
    return isAbsentByRight || installed[name]?.version === locked.version;
  });
}

function packagesOf(lockfile) {
  return JSON.parse(readFileSync(lockfile, 'utf8')).packages;
}
