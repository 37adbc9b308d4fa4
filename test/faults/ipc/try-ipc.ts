import { inspect } from 'node:util';
import fc from 'fast-check';
import { channels } from '../../../shared/bridge.ts';
import { openShopUnderTest, type ShopUnderTest } from '../desk/shop-under-test.ts';
import { withCheapScrypt } from '../inputs/cheap-scrypt.ts';
import type { RowOrder, RowReport } from '../row.ts';
import { type DeskChannels, type Otherwise, openChannels } from './desk-channels.ts';
import { badMessage, goodCall } from './payloads.ts';
import { ours, strangers } from './senders.ts';

const MESSAGES_IN_A_SHOP = 4000;

interface Met {
  counts: Record<string, number>;
  violations: string[];
}

/** Every stranger says good and bad things on every channel; then our own page says what no page of ours says. */
export function tryIpc({ cases, seed, progress }: RowOrder, otherwise?: Otherwise): Promise<RowReport> {
  return withCheapScrypt(async () => {
    const met: Met = { counts: {}, violations: [] };
    let done = 0;
    for (let turn = 0; done < cases; turn++) {
      const shop = await openShopUnderTest();
      try {
        const desk = await openChannels(shop, otherwise);
        const messages = Math.min(cases - done, MESSAGES_IN_A_SHOP);
        await honestPage(shop, desk, met);
        await fromStrangers(shop, desk, messages, seed + turn, met);
        await fromOurPage(shop, desk, Math.ceil(messages / 4), seed + turn, met);
        done += messages + Math.ceil(messages / 4);
        progress(done);
      } finally {
        shop.close();
      }
    }
    return { cases: done, ...met };
  });
}

/** Without this nothing that is refused would mean anything. */
async function honestPage(shop: ShopUnderTest, desk: DeskChannels, { violations }: Met): Promise<void> {
  const message = { path: ['customers', 'list'], input: {}, key: null };
  const answer = await desk.say(channels.call, ours.event, [message]);
  if (!answer.ok) violations.push(`our own page is not answered: ${inspect(answer.error)}`);
  shop.faults.length = 0;
}

async function fromStrangers(
  shop: ShopUnderTest,
  desk: DeskChannels,
  messages: number,
  seed: number,
  met: Met,
): Promise<void> {
  const said = fc.oneof(
    goodCall(shop.ids).map((call) => [call]),
    badMessage,
  );
  const all = fc.sample(said, { seed, numRuns: messages });
  for (const [index, args] of all.entries()) {
    // each channel of each sender comes in turn
    const channel = desk.names[index % desk.names.length] as string;
    const stranger = strangers[Math.floor(index / desk.names.length) % strangers.length];
    if (!stranger) continue;
    const before = desk.reached;
    const answer = await desk.say(channel, stranger.event, args);
    const isRefused =
      !answer.ok && answer.error.code === 'FORBIDDEN' && reasonOf(answer.error.data) === 'app.sender';
    if (!isRefused || desk.reached !== before) {
      met.violations.push(`${stranger.name} was let in at ${channel} with ${shown(args)}`);
    }
    met.counts['strangers refused'] = (met.counts['strangers refused'] ?? 0) + (isRefused ? 1 : 0);
    complainOfFaults(shop, met, args);
  }
}

async function fromOurPage(
  shop: ShopUnderTest,
  desk: DeskChannels,
  messages: number,
  seed: number,
  met: Met,
): Promise<void> {
  for (const args of fc.sample(badMessage, { seed, numRuns: messages })) {
    const before = desk.reached;
    const answer = await desk.say(channels.call, ours.event, args);
    const reason = answer.ok ? '' : reasonOf(answer.error.data);
    const isRefused = reason === 'app.payload' || reason === 'app.procedure';
    if (!isRefused || desk.reached !== before)
      met.violations.push(`our page got through with ${shown(args)}`);
    met.counts[`refused as ${reason}`] = (met.counts[`refused as ${reason}`] ?? 0) + 1;
    complainOfFaults(shop, met, args);
  }
  if (Object.hasOwn(Object.prototype, 'isPolluted')) met.violations.push('a message polluted a prototype');
}

function complainOfFaults(shop: ShopUnderTest, { violations }: Met, args: readonly unknown[]): void {
  for (const fault of shop.faults.splice(0)) violations.push(`${shown(args)} logged ${String(fault)}`);
}

function reasonOf(data: unknown): unknown {
  return (data as { reason?: unknown } | null)?.reason;
}

function shown(args: readonly unknown[]): string {
  return inspect(args, { depth: 4, breakLength: Number.POSITIVE_INFINITY, maxStringLength: 60 }).slice(
    0,
    300,
  );
}
