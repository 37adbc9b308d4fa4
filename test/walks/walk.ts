import { randomUUID } from 'node:crypto';
import { GENESIS, hashOf } from '../../electron/core/audit/seal.ts';
import { dayOfInstant } from '../../shared/kernel/day.ts';
import { dumpDifference, dumpOfOpen } from '../faults/logical-dump.ts';
import type { Client } from '../kit/shop.ts';
import { closingLook } from './closing-look.ts';
import { type Draw, drawFrom } from './draw.ts';
import { orderRules } from './order-rules.ts';
import { forward } from './plan-forward.ts';
import { benchPlans } from './plans-bench.ts';
import { counterPlans } from './plans-counter.ts';
import { orderPlans } from './plans-order.ts';
import { type Ground, openWalkedShop, type WalkedShop } from './walked-shop.ts';
import { type Plan, type Planned, type World, worldOf } from './world.ts';

export interface Step {
  /** Which command; `forward` is whatever comes next with some order. */
  plan: string;
  who: number;
  seed: number;
}

export const plans: Readonly<Record<string, Plan>> = {
  forward,
  ...orderPlans,
  ...benchPlans,
  ...counterPlans,
};

/** What a walk did, for the sake of saying how far walks get. */
export interface WalkCount {
  done: Record<string, number>;
  refused: Record<string, number>;
  repeated: number;
  crashed: number;
  cutShort: number;
  states: Set<string>;
}

export const noSteps = (): WalkCount => ({
  done: {},
  refused: {},
  repeated: 0,
  crashed: 0,
  cutShort: 0,
  states: new Set(),
});

type Outcome = { done: unknown } | { refused: string };

/** Takes the steps in a shop of its own and looks after each; throws with the trace of what was done. */
export async function walk(ground: Ground, steps: readonly Step[], count: WalkCount): Promise<void> {
  const shop = openWalkedShop(ground);
  const trace: string[] = [];
  let seen: Seen = { id: 0, hash: GENESIS };
  try {
    for (const step of steps) {
      const planned = await take(shop, step, count, trace);
      if (!planned) continue;
      seen = inspect(shop, seen);
    }
    await closingLook(shop);
    if (shop.faults.length > 0) throw new Error('the program failed to read', { cause: shop.faults[0] });
    const entered = `SELECT DISTINCT after ->> '$.state' FROM event WHERE domain = 'repairs' AND subject IS NOT NULL`;
    for (const state of shop.db.prepare(entered).pluck().all() as string[]) count.states.add(state);
    const [flaw] = shop.db.pragma('foreign_key_check') as unknown[];
    if (flaw) throw new Error(`a row points to nothing: ${JSON.stringify(flaw)}`);
  } catch (error) {
    const told = error instanceof Error ? error.message : String(error);
    throw new Error(`${told}\n  after\n${trace.slice(-25).join('\n')}`, { cause: error });
  } finally {
    shop.close();
  }
}

async function take(
  shop: WalkedShop,
  { plan, who, seed }: Step,
  count: WalkCount,
  trace: string[],
): Promise<boolean> {
  const draw = drawFrom(seed);
  passTime(shop, draw);
  // the owner may do everything: what is next is mostly done
  const person = activeOf(shop, plan === 'forward' && draw.chance(60) ? 0 : who);
  const client = shop.as(person, seed);
  const people = shop.people;
  const today = dayOfInstant(shop.clock.now, 'Europe/Athens');
  const planned = await plannedBy(plan, worldOf(shop.db, draw, client, { people, today }));
  if (!planned) return false;
  const call: Call = { ...planned, person, client, key: randomUUID() };
  let before = standingOf(shop);
  if (draw.chance(5) && (await diesAt(shop, call, draw))) {
    count.cutShort += 1;
    call.client = shop.as(person, seed);
    before = standingOf(shop);
  }
  const outcome = call.outcome ?? (await outcomeOf(shop, call));
  const said = 'refused' in outcome ? outcome.refused : 'done';
  trace.push(`    ${new Date(shop.clock.now).toISOString()} ${plan} ${person}: ${told(planned)} → ${said}`);
  if (shop.faults.length > 0) throw new Error('the program failed', { cause: shop.faults[0] });
  if ('refused' in outcome) {
    const why = `${plan}: ${outcome.refused}`;
    count.refused[why] = (count.refused[why] ?? 0) + 1;
    if (before.version !== versionOf(shop)) throw new Error('what was refused left something in the store');
    const { files } = standingOf(shop);
    if (before.files !== files) throw new Error(`what was refused left files: ${before.files} → ${files}`);
    return true;
  }
  count.done[plan] = (count.done[plan] ?? 0) + 1;
  if (draw.chance(8)) await again(shop, call, outcome.done, draw, count);
  return true;
}

interface Call extends Planned {
  person: number;
  client: Client;
  key: string;
  outcome?: Outcome;
}

/** Nothing to plan where what is looked at first is not for whoever takes the step. */
async function plannedBy(plan: string, world: World): Promise<Planned | undefined> {
  try {
    return await plans[plan]?.(world);
  } catch (error) {
    if (reasonOf(error) === null) throw error;
    return undefined;
  }
}

async function outcomeOf(shop: WalkedShop, call: Call): Promise<Outcome> {
  try {
    return { done: await ask(call) };
  } catch (error) {
    const reason = reasonOf(error);
    if (reason === null) throw new Error('neither done nor refused', { cause: shop.faults[0] ?? error });
    return { refused: reason };
  }
}

type Procedure = (input: unknown, options: { context: { key: string } }) => Promise<unknown>;

async function ask({ client, procedure, input, key }: Call): Promise<unknown> {
  const [domain, name] = procedure.split('.') as [string, string];
  const asked = (client as unknown as Record<string, Record<string, Procedure>>)[domain]?.[name];
  if (!asked) throw new Error(`there is no ${procedure}`);
  return asked(input, { context: { key } });
}

/** The reason of a foreseen refusal; null of anything else. */
function reasonOf(error: unknown): string | null {
  const { data } = error as { data?: { reason?: string; fields?: { path: unknown[]; message: string }[] } };
  if (data?.reason === undefined || data.reason.startsWith('app.failed')) return null;
  return [
    data.reason,
    ...(data.fields ?? []).map(({ path, message }) => `${path.join('.')} ${message}`),
  ].join(', ');
}

/** The same command again, perhaps by the process that comes after: the same answer, and nothing happens twice. */
async function again(
  shop: WalkedShop,
  call: Call,
  answer: unknown,
  draw: Draw,
  count: WalkCount,
): Promise<void> {
  if (draw.chance(40)) {
    shop.crash();
    count.crashed += 1;
  }
  const client = shop.as(call.person, 0);
  const before = versionOf(shop);
  const outcome = await outcomeOf(shop, { ...call, client });
  if (!('done' in outcome) || JSON.stringify(outcome.done) !== JSON.stringify(answer))
    throw new Error(`repeated, ${call.procedure} answers ${told(outcome)} in place of ${told(answer)}`);
  if (before !== versionOf(shop)) throw new Error(`repeated, ${call.procedure} did something again`);
  count.repeated += 1;
}

/**
 * Whether the process dies while it writes. Then nothing of it is there afterwards, and the same command is to be given
 * again; else the call has its outcome.
 */
async function diesAt(shop: WalkedShop, call: Call, draw: Draw): Promise<boolean> {
  const before = dumpOfOpen(shop.db);
  const isCut = shop.cutPowerAfter(draw.below(60));
  const outcome = await outcomeOf(shop, call).catch((error: unknown) => {
    if (!isCut()) throw error;
    return null;
  });
  if (!isCut()) {
    shop.cutPowerAfter(Number.POSITIVE_INFINITY);
    if (outcome) call.outcome = outcome;
    return false;
  }
  shop.crash();
  // what died after its commit is done, and says so when it is asked again
  const isDone = shop.db.prepare('SELECT 1 FROM command WHERE key = ?').get(call.key) !== undefined;
  // each start forgets answers that are too old to be asked for again
  const difference = dumpDifference(dumpOfOpen(shop.db), before).find((one) => !one.startsWith('command:'));
  if (difference && !isDone)
    throw new Error(`a power cut in ${call.procedure} left something: ${difference}`);
  return true;
}

function standingOf(shop: WalkedShop): { version: number; files: string } {
  return { version: versionOf(shop), files: shop.filesBeside().join() };
}

function passTime({ clock }: WalkedShop, draw: Draw): void {
  const MINUTE_MS = 60_000;
  const chance = draw.below(100);
  if (chance < 75) clock.now += draw.below(90) * MINUTE_MS;
  else if (chance < 85) clock.now += draw.below(3 * 1440) * MINUTE_MS;
  else if (chance < 93) clock.now -= draw.below(120) * MINUTE_MS;
  else if (chance < 95) clock.now -= draw.below(2 * 1440) * MINUTE_MS;
}

function activeOf({ db, people }: WalkedShop, who: number): number {
  const active = db.prepare('SELECT id FROM person WHERE is_active = 1').pluck().all() as number[];
  const here = people.filter((id) => active.includes(id));
  return here[who % here.length] as number;
}

/** Rises with every commit of the core. */
function versionOf({ db }: WalkedShop): number {
  return db.pragma('data_version', { simple: true }) as number;
}

function told(value: unknown): string {
  const text = JSON.stringify(value, (name, part) => (name === 'strokes' ? '…' : part));
  return text.length > 300 ? `${text.slice(0, 300)}…` : text;
}

interface Seen {
  id: number;
  hash: string;
}

/** Looks at the whole shop, and along the events that have come since. */
function inspect({ db, filesBeside }: WalkedShop, seen: Seen): Seen {
  for (const [rule, sql] of Object.entries(orderRules)) {
    const broken = db.prepare(sql).get() as { found: unknown } | undefined;
    if (broken) throw new Error(`${rule}: ${broken.found}`);
  }
  const kept = db
    .prepare('SELECT id FROM vault_entry WHERE ciphertext IS NOT NULL')
    .pluck()
    .all() as number[];
  const keys = filesBeside().filter((name) => name.endsWith('.key'));
  if (keys.length !== kept.length) throw new Error(`passcodes ${kept} with the keys ${keys}`);
  let last = seen;
  for (const row of db.prepare('SELECT * FROM event WHERE id > ? ORDER BY id').all(seen.id)) {
    const event = row as Parameters<typeof hashOf>[0] & Seen;
    if (event.previous !== last.hash || hashOf(event) !== event.hash)
      throw new Error(`event ${event.id} is not sealed over the one before`);
    last = { id: event.id, hash: event.hash };
  }
  return last;
}
