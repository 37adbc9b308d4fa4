import { inspect } from 'node:util';
import { codeText, searchText } from '../../../shared/kernel/search-text.ts';
import { openShopUnderTest, type ShopUnderTest } from '../desk/shop-under-test.ts';
import type { Findings } from './findings.ts';
import type { Plant } from './sweep.ts';

/** So many stories are lived through in a shop. */
const STORIES_IN_A_SHOP = 40;

/** Takes somebody in whose every word is the payload, and reads it back wherever it is shown. */
export async function liveThrough(
  payloads: readonly string[],
  findings: Findings,
  plant?: Plant,
): Promise<void> {
  for (let from = 0; from < payloads.length; from += STORIES_IN_A_SHOP) {
    const shop = await openShopUnderTest();
    plant?.(shop);
    try {
      for (const payload of payloads.slice(from, from + STORIES_IN_A_SHOP))
        await story(shop, payload, findings);
    } finally {
      shop.close();
    }
  }
}

async function story(shop: ShopUnderTest, payload: string, findings: Findings): Promise<void> {
  const visitor = shop.seat('counter');
  const complain = (what: string) => findings.violation(`a visit of ${inspect(payload)}: ${what}`);
  const ask = async (path: string, input: unknown) => {
    const answer = await shop.ask(visitor, path, input);
    for (const fault of shop.faults.splice(0)) complain(`${path} logged ${String(fault)}`);
    if (answer.kind === 'fault') complain(`${path} answered ${answer.said}`);
    return answer;
  };
  const value = async (path: string, input: unknown): Promise<Answered> => {
    const answer = await ask(path, input);
    if (answer.kind !== 'value') complain(`${path} did not answer (${inspect(answer, { depth: 4 })})`);
    return (answer.kind === 'value' ? answer.value : {}) as Answered;
  };

  const taken = await ask('repairs.takeIn', visitOf(shop, payload));
  // whatever became of it, looking for it does no harm
  const hits = await value('search.find', { text: payload, limit: 100 });
  for (const path of ['customers.list', 'repairs.list', 'warranty.find', 'catalogue.brands']) {
    await value(path, { text: payload.slice(0, 80) });
  }
  await value('devices.bySerial', { serial: payload.slice(0, 80) });
  await value('customers.alike', { name: payload, phones: [payload.slice(0, 40)] });
  if (taken.kind !== 'value') {
    findings.count('visits refused in words');
    return;
  }
  findings.count('visits taken in');
  const { customerId, receiptPaperId, repairs } = taken.value as Taken;
  const text = payload.trim();
  const [first] = repairs;
  const customer = await value('customers.byId', { id: customerId });
  const repair = await value('repairs.byId', { id: first?.id });
  const device = await value('devices.byId', { id: repair.deviceId });
  const paper = await value('papers.byId', { id: receiptPaperId });
  for (const [what, shown] of [
    ['name', customer.name],
    ['flag', customer.flag],
    ['seller', device.seller],
    ['fault', repair.fault],
    ['wishes', repair.wishes],
  ]) {
    if (shown !== text) complain(`${what} reads ${inspect(shown)}`);
  }
  if (!textsOf(paper).includes(text)) complain('the receipt does not say it literally');
  const isFound = ((hits.hits ?? []) as { ref: number }[]).some(({ ref }) => ref === customerId);
  if (!isFound && (searchText(text) || codeText(text))) complain('the search does not find the customer');
}

type Answered = Record<string, unknown>;

interface Taken {
  customerId: number;
  receiptPaperId: number;
  repairs: { id: number }[];
}

function visitOf({ known }: ShopUnderTest, text: string) {
  const consents = { service: true, promotion: false, survey: false };
  return {
    customer: {
      new: { name: text, flag: text, notes: text, language: 'en', calendar: 'gregory', email: '', consents },
    },
    items: [
      {
        device: {
          new: { categoryId: known.categoryId, model: text, seller: text, place: text, notes: text },
        },
        ...{
          fault: text,
          wishes: text,
          conditionNote: text,
          condition: [{ label: text.slice(0, 80), isTicked: true }],
        },
      },
    ],
  };
}

function textsOf(value: unknown): unknown[] {
  if (typeof value !== 'object' || value === null) return [value];
  return Object.values(value).flatMap(textsOf);
}
