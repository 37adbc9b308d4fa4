import { randomUUID } from 'node:crypto';
import { dirname } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Visitor } from '../../../electron/core/context.ts';
import { dayOfInstant } from '../../../shared/kernel/day.ts';
import { startHubProcess } from '../../kit/hub.ts';
import type { Client } from '../../kit/shop.ts';
import type { IntakeShop } from '../intake-shop.ts';
import { ask, intakeSteps } from '../intake-steps.ts';
import type { LedgerEntry } from '../killed-desk.ts';

/** So long after the call of a step left the browser, the hub is no more. */
export interface HubDeath {
  step: number;
  delayMs: number;
}

/** A browser's calls, and nothing else of a browser. */
function clientAt(url: string, { sessionToken, stationToken }: Visitor): Client {
  const cookie = `aftercare_session=${sessionToken}; aftercare_station=${stationToken}`;
  const call = async (path: string, input: unknown, key: string) => {
    const headers = {
      ...{ 'content-type': 'application/json', 'x-aftercare': '1', 'idempotency-key': key, cookie },
    };
    const body = JSON.stringify({ json: input });
    const answer = await fetch(`${url}/rpc/${path}`, { method: 'POST', headers, body });
    const { json } = (await answer.json()) as { json: unknown };
    if (!answer.ok) throw new Error(`${path}: ${JSON.stringify(json)}`);
    return json;
  };
  const domainOf = (domain: string) =>
    new Proxy(
      {},
      {
        get: (_, name) => (input: unknown, options?: { context?: { key?: string } }) =>
          call(`${domain}/${String(name)}`, input, options?.context?.key ?? randomUUID()),
      },
    );
  return new Proxy({}, { get: (_, domain) => domainOf(String(domain)) }) as Client;
}

/** Calls of one visit as a browser makes them, the last one cut short. */
export async function takeInUntilKilled(
  shop: IntakeShop,
  number: number,
  point: HubDeath,
): Promise<LedgerEntry[]> {
  const hub = await startHubProcess({ dataDir: dirname(shop.file) });
  try {
    const client = clientAt(hub.url, shop.visitor);
    const { categoryId } = shop;
    const answers: unknown[] = [];
    const entries: LedgerEntry[] = [];
    const today = dayOfInstant(Date.now(), 'Europe/Athens');
    for (const [step, callOf] of intakeSteps.slice(0, point.step + 1).entries()) {
      const call = await callOf({ number, categoryId, today, client, answers });
      const entry: LedgerEntry = { ...call, key: randomUUID(), step, tookMs: 0 };
      entries.push(entry);
      const told = ask(client, entry, entry.key).then(
        (answer) => ({ answer }),
        () => undefined,
      );
      if (step === point.step) {
        await wait(point.delayMs);
        await hub.kill();
      }
      entry.answered = await told;
      answers[step] = entry.answered?.answer;
      if (step < point.step && !entry.answered) throw new Error(`${entry.path} was not answered`);
    }
    return entries;
  } finally {
    await hub.kill();
  }
}
