import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { os } from '@orpc/server';
import { serveHttp } from '../../electron/transport/http.ts';
import { hasChromium, openBrowser } from '../kit/browser.ts';
import { athens } from '../kit/records.ts';
import type { Ground } from './ground.ts';
import { type PageTimes, type PageWork, type RoundTrip, realCalls, roundTripOf } from './round-trip.ts';

/** From a page in Chromium to the hub and back. The echo is a procedure of this hub alone. Null without a browser. */
export async function roundTripsOverHttp(
  { desk, shop, client }: Ground,
  rounds: number,
): Promise<RoundTrip[] | null> {
  if (!hasChromium()) return null;
  const screens = mkdtempSync(join(tmpdir(), 'aftercare-bench-'));
  writeFileSync(join(screens, 'index.html'), '<!doctype html><title>bench</title>');
  let answer: unknown = null;
  const echo = os.handler(() => answer);
  const router = { ...desk.core.router, bench: { echo } } as unknown as typeof desk.core.router;
  const hub = await serveHttp({
    core: { router, onChanged: desk.core.onChanged },
    log: (fault) => console.error(fault),
    port: 0,
    screens,
    callRate: { perSecond: 1e6, burst: 1e6 },
  });
  const browser = await openBrowser();
  try {
    const { page } = await browser.visit(hub.url);
    await page.goto('/');
    await page.evaluate(signIn, athens.owner);
    const trips: RoundTrip[] = [];
    for (const { name, path, input } of realCalls(shop)) {
      const [domain, procedure] = path;
      const ask = (client as never as Record<string, Record<string, (input: unknown) => Promise<unknown>>>)[
        domain
      ];
      answer = await ask?.[procedure]?.(input);
      trips.push(
        roundTripOf(
          `${name}, browser over HTTP`,
          await page.evaluate(timeCalls, { rounds, calls: 40, path, input }),
        ),
      );
    }
    return trips;
  } finally {
    await browser.close();
    await hub.close();
    rmSync(screens, { recursive: true, force: true });
  }
}

async function signIn({ name, password }: { name: string; password: string }): Promise<void> {
  const response = await fetch('/rpc/people/signIn', {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-aftercare': '1',
      'idempotency-key': crypto.randomUUID(),
    },
    body: JSON.stringify({ json: { name, password } }),
  });
  if (!response.ok) throw new Error(await response.text());
}

/** Runs in the page. */
async function timeCalls({ rounds, calls, path, input }: PageWork): Promise<PageTimes> {
  const body = JSON.stringify({ json: input });
  const call = async (address: string) => {
    const response = await fetch(`/rpc/${address}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-aftercare': '1',
        'idempotency-key': crypto.randomUUID(),
      },
      body,
    });
    const answer = (await response.json()) as unknown;
    if (!response.ok) throw new Error(JSON.stringify(answer));
    return answer;
  };
  const times: PageTimes = { real: [], echo: [] };
  for (let round = -2; round < rounds; round++) {
    const tookMs = { real: 0, echo: 0 };
    for (let count = 0; count < calls; count++) {
      for (const kind of count % 2 ? (['real', 'echo'] as const) : (['echo', 'real'] as const)) {
        const beganAt = performance.now();
        await call(kind === 'echo' ? 'bench/echo' : path.join('/'));
        tookMs[kind] += performance.now() - beganAt;
      }
    }
    if (round < 0) continue;
    times.real.push((tookMs.real * 1000) / calls);
    times.echo.push((tookMs.echo * 1000) / calls);
  }
  return times;
}
