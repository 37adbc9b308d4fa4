import { cpSync, linkSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { _electron } from 'playwright-core';
import { build } from 'vite';
import type { Bridge } from '../../shared/bridge.ts';
import { electronPath, freshDataDir, hasElectron } from '../kit/electron.ts';
import { athens } from '../kit/records.ts';
import type { BigShop } from './big-shop.ts';
import { type PageTimes, type PageWork, type RoundTrip, realCalls, roundTripOf } from './round-trip.ts';

const project = resolve(import.meta.dirname, '../..');
const isRoot = process.getuid?.() === 0;

/** From the program's page over IPC and back. Null where no window can be opened. The shop is closed meanwhile. */
export async function roundTripsOverIpc(shop: BigShop, rounds: number): Promise<RoundTrip[] | null> {
  if (!hasElectron()) return null;
  const folder = await buildWithEcho();
  const { dataDir, remove } = freshDataDir('bench');
  linkSync(shop.file, join(dataDir, 'aftercare.db'));
  const app = await _electron.launch({
    executablePath: electronPath() as string,
    cwd: project,
    args: [join(folder, 'main.js'), ...(isRoot ? ['--no-sandbox'] : []), '--data', dataDir],
  });
  try {
    const page = await app.firstWindow();
    await page.locator('input').first().waitFor();
    await page.evaluate(signIn, athens.owner);
    const trips: RoundTrip[] = [];
    for (const { name, path, input } of realCalls(shop)) {
      const times = await page.evaluate(timeCalls, { rounds, calls: 200, path, input });
      trips.push(roundTripOf(`${name}, window over IPC`, times));
    }
    return trips;
  } finally {
    await app.close();
    remove();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Beside the built program, whose pages and preload script it shares. */
async function buildWithEcho(): Promise<string> {
  const outDir = join(project, 'out/bench');
  await build({
    configFile: false,
    logLevel: 'warn',
    ssr: { noExternal: true },
    build: {
      ...{ ssr: join(import.meta.dirname, 'echo-main.ts'), outDir, target: 'node18', emptyOutDir: true },
      rolldownOptions: {
        external: ['electron', 'better-sqlite3', /^node:/],
        output: { format: 'cjs', entryFileNames: 'main.js', chunkFileNames: '[name].js' },
      },
    },
  });
  for (const name of ['migrations', 'icon.png', 'package.json']) {
    cpSync(join(project, 'out/main', name), join(outDir, name), { recursive: true });
  }
  return outDir;
}

async function signIn({ name, password }: { name: string; password: string }): Promise<void> {
  const { aftercare } = globalThis as unknown as { aftercare: Bridge };
  const answer = await aftercare.call(['people', 'signIn'], { name, password }, crypto.randomUUID());
  if (!answer.ok) throw new Error(JSON.stringify(answer.error));
}

/** Runs in the page. */
async function timeCalls({ rounds, calls, path, input }: PageWork): Promise<PageTimes> {
  const { aftercare } = globalThis as unknown as { aftercare: Bridge };
  const ask = async (to: readonly string[], given: unknown) => {
    const answer = await aftercare.call(to, given, null);
    if (!answer.ok) throw new Error(JSON.stringify(answer.error));
  };
  const times: PageTimes = { real: [], echo: [] };
  await ask(['bench', 'learn'], { path, asked: input });
  for (let round = -2; round < rounds; round++) {
    const tookMs = { real: 0, echo: 0 };
    for (let count = 0; count < calls; count++) {
      for (const kind of count % 2 ? (['real', 'echo'] as const) : (['echo', 'real'] as const)) {
        const beganAt = performance.now();
        await ask(kind === 'echo' ? ['bench', 'echo'] : path, input);
        tookMs[kind] += performance.now() - beganAt;
      }
    }
    if (round < 0) continue;
    times.real.push((tookMs.real * 1000) / calls);
    times.echo.push((tookMs.echo * 1000) / calls);
  }
  return times;
}
