// `npm start`: installs and builds what is not there, then opens the window, or the hub where no window can be.
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import {
  ensureBuilt,
  ensurePackages,
  findElectron,
  hasDisplay,
  isLinuxRoot,
  nodeProgram,
  project,
  runToEnd,
} from './prepare.mjs';

const usage = `Usage: npm start -- [--hub] [--port N] [--data DIR]

  --hub       serve the screens to browsers instead of opening a window
  --port N    the hub's port; without it the first free one from 4680
  --data DIR  the folder that holds the shop's file
  --help      this text`;

/** A window that ends with an error as soon as this never was one. */
const windowFailsWithinMs = 10_000;

process.exitCode = await start();

async function start() {
  const settings = readSettings();
  if (!settings) return 1;
  if (settings.help) {
    console.log(usage);
    return 0;
  }
  try {
    ensurePackages();
    ensureBuilt();
  } catch (fault) {
    console.error(fault.message);
    return 1;
  }
  const reason = settings.hub || settings.port !== undefined ? null : await openWindow(settings);
  if (typeof reason === 'number') return reason;
  if (reason) console.log(`No window here (${reason}): starting the hub for a browser instead.`);
  return openHub(settings);
}

function readSettings() {
  try {
    const { values } = parseArgs({
      options: {
        hub: { type: 'boolean', default: false },
        port: { type: 'string' },
        data: { type: 'string' },
        help: { type: 'boolean', default: false },
      },
    });
    return values;
  } catch (fault) {
    console.error(`${fault.message}\n\n${usage}`);
    return null;
  }
}

/** Answers the window's exit code once it was closed, or the reason why there is none. */
async function openWindow({ data }) {
  if (!hasDisplay()) return 'there is no display';
  const electron = findElectron();
  if ('missing' in electron) return electron.missing;
  const args = [project, ...dataArgs(data)];
  if (isLinuxRoot()) {
    console.log("Started as root: Electron's sandbox is off. Use an ordinary account for a real shop.");
    args.unshift('--no-sandbox');
  }
  const startedAt = performance.now();
  const code = await runToEnd(electron.program, args);
  const isOver = code === 0 || performance.now() - startedAt > windowFailsWithinMs;
  return isOver ? code : `Electron ended with code ${code}`;
}

function openHub({ port, data }) {
  const portArgs = port === undefined ? [] : ['--port', port];
  return runToEnd(nodeProgram(), [join(project, 'out/main/hub.js'), ...portArgs, ...dataArgs(data)]);
}

function dataArgs(data) {
  return data === undefined ? [] : ['--data', data];
}
