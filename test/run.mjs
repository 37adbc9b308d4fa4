// `npm test`: everything, from an empty checkout on, and one closing line. Arguments are passed on as filters.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import {
  ensureBuilt,
  ensurePackages,
  findElectron,
  hasDisplay,
  nodeProgram,
  project,
} from '../electron/prepare.mjs';

const results = join(project, 'test-results');
const filters = process.argv.slice(2);
const endsAtMs = performance.now() + 23 * 60_000;
const totals = { passed: 0, failed: 0, skipped: 0 };

process.exitCode = await run();

async function run() {
  rmSync(results, { recursive: true, force: true });
  mkdirSync(results, { recursive: true });
  let isBuilt = false;
  try {
    ensurePackages();
    ensureSystemPackages();
    ensureBuilt();
    isBuilt = true;
  } catch (fault) {
    console.error(fault.message);
    totals.failed += 1;
  }
  if (existsSync(join(project, 'node_modules/vitest'))) await runAll(isBuilt);
  const isNothing = totals.passed + totals.failed === 0;
  if (isNothing) console.log('No test was run.');
  console.log(`${totals.passed} passed, ${totals.failed} failed, ${totals.skipped} skipped`);
  return totals.failed > 0 || isNothing ? 1 : 0;
}

async function runAll(isBuilt) {
  await runPhase('rules, core, transports and pages', ['shared', 'core', 'renderer']);
  await runPhase('faults', ['faults']);
  if (!isBuilt) return;
  await runPhase('browser stories', ['browser'], { without: chromiumMissing() });
  const electron = electronCommand();
  await runPhase('Electron stories', ['electron'], electron);
}

/** Runs projects of vitest.config.ts, or names their stories as skipped. */
async function runPhase(name, projects, { without = null, prefix = [] } = {}) {
  const selection = projects.flatMap((each) => ['--project', each]);
  if (without) {
    console.log(`skipped: ${name} (${without})`);
    for (const story of namesOf(selection)) {
      console.log(`skipped: ${story}`);
      totals.skipped += 1;
    }
    return;
  }
  console.log(`\n— ${name}`);
  const report = join(results, `${projects.join('-')}.json`);
  const vitest = ['node_modules/vitest/vitest.mjs', 'run', ...selection, '--passWithNoTests'];
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const [program, ...args] = [...prefix, nodeProgram(), ...vitest, ...reporters, ...filters];
  const code = await runUntil(endsAtMs, program, args);
  addReport(name, report, code);
}

function namesOf(selection) {
  const args = [
    'node_modules/vitest/vitest.mjs',
    'list',
    ...selection,
    '--json',
    '--passWithNoTests',
    ...filters,
  ];
  const { stdout } = spawnSync(nodeProgram(), args, { cwd: project, encoding: 'utf8', timeout: 120_000 });
  try {
    return JSON.parse(stdout.slice(stdout.indexOf('['))).map((story) => story.name);
  } catch {
    return [];
  }
}

function addReport(name, file, code) {
  const report = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null;
  // A file that could not even be loaded has no tests to count; it is a failure all the same.
  const unloaded = report?.testResults.filter(
    (suite) => suite.status === 'failed' && !suite.assertionResults.some((test) => test.status === 'failed'),
  );
  const failed = report ? report.numFailedTests + unloaded.length : 0;
  totals.passed += report?.numPassedTests ?? 0;
  totals.skipped += (report?.numPendingTests ?? 0) + (report?.numTodoTests ?? 0);
  totals.failed += failed;
  if (code !== 0 && failed === 0) {
    console.error(`${name} ended with code ${code}.`);
    totals.failed += 1;
  }
}

/** A group of its own, so that nothing a stuck run started outlives it. */
function runUntil(deadlineMs, program, args) {
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd: project,
      stdio: 'inherit',
      detached: process.platform !== 'win32',
    });
    const end = (signal) => {
      try {
        process.kill(process.platform === 'win32' ? child.pid : -child.pid, signal);
      } catch {
        // it has ended by itself
      }
    };
    const stop = () => {
      console.error('The time is up.');
      end('SIGKILL');
    };
    const timer = setTimeout(stop, Math.max(0, deadlineMs - performance.now()));
    const pass = () => {
      end('SIGTERM');
      process.exit(130);
    };
    process.on('SIGINT', pass).on('SIGTERM', pass);
    const finish = (code) => {
      clearTimeout(timer);
      process.off('SIGINT', pass).off('SIGTERM', pass);
      resolve(code ?? 1);
    };
    child.once('error', () => finish(127));
    child.once('exit', finish);
  });
}

/** On a bare Debian machine that is ours to change, browser, display, PDF tools and C compiler come by themselves. */
function ensureSystemPackages() {
  const wanted = [];
  if (chromiumMissing()) wanted.push('chromium');
  if (process.platform === 'linux' && !isOnPath('xvfb-run')) wanted.push('xvfb', 'xauth');
  if (process.platform === 'linux' && !isOnPath('pdftotext')) wanted.push('poppler-utils');
  // the fault tests compile what stands between a program and its disk
  if (process.platform === 'linux' && !isOnPath('cc')) wanted.push('gcc', 'libc6-dev');
  if (wanted.length === 0 || !existsSync('/etc/debian_version') || process.getuid?.() !== 0) return;
  console.log(`Installing ${wanted.join(', ')} …`);
  const options = {
    stdio: ['ignore', 'ignore', 'inherit'],
    timeout: 300_000,
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  };
  spawnSync('apt-get', ['update', '-qq'], options);
  spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...wanted], options);
}

function chromiumMissing() {
  const places = [
    process.env.CHROMIUM_PATH,
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
  ];
  return places.some((place) => place && existsSync(place))
    ? null
    : 'no Chromium here; CHROMIUM_PATH may name one';
}

function electronCommand() {
  const electron = findElectron();
  if ('missing' in electron) return { without: electron.missing };
  if (hasDisplay()) return {};
  return isOnPath('xvfb-run')
    ? { prefix: ['xvfb-run', '-a'] }
    : { without: 'no display and no xvfb-run here' };
}

function isOnPath(program) {
  return (process.env.PATH ?? '').split(':').some((folder) => folder && existsSync(join(folder, program)));
}
