import { expect, test } from 'vitest';
import { script as scripts } from '../faults/injection/payloads-of-scripts.ts';
import { openSampleShop } from './stories/first-run.ts';
import { paperIsDrawn } from './stories/paper.ts';
import type { Reader } from './stories/reader.ts';
import { keepPicture, setStage, stories } from './stories/stage.ts';

/** As many payloads, one a line, as a text of that length holds. */
function taking(payloads: string[], most: number): string {
  const lines: string[] = [];
  while (payloads[0] !== undefined && [...lines, payloads[0]].join('\n').length <= most) {
    lines.push(payloads.shift() as string);
  }
  return lines.join('\n');
}

interface Visit {
  customerId: number;
  repairId: number;
  deviceId: number;
  papers: number[];
  name: string;
}

/** Takes in orders until every payload stands in some text of one. */
async function takeAllIn(counter: Reader): Promise<Visit[]> {
  const left = [...scripts];
  const categories = await counter.call<{ id: number }[]>('catalogue.categories');
  const consents = { service: true, promotion: false, survey: false };
  const visits: Visit[] = [];
  while (left.length > 0) {
    const name = (left.shift() as string).trim();
    const card = { name, flag: taking(left, 80), email: '', language: 'en', calendar: 'gregory', consents };
    const device = {
      ...{ categoryId: categories[visits.length]?.id, brand: taking(left, 80), model: taking(left, 120) },
      ...{ seller: taking(left, 120), place: taking(left, 120), notes: taking(left, 2000) },
    };
    const condition = [{ label: taking(left, 80) || 'Scratches', isTicked: true, note: taking(left, 120) }];
    const order = {
      fault: taking(left, 2000) || 'No more',
      wishes: taking(left, 900),
      conditionNote: taking(left, 900),
    };
    const taken = await counter.call<{
      customerId: number;
      repairs: { id: number; receiptPaperId: number; labelPaperId: number }[];
    }>('repairs.takeIn', {
      customer: { new: { ...oneLine(card), notes: taking(left, 2000), address: taking(left, 400) } },
      items: [{ device: { new: oneLine(device) }, ...order, condition: condition.map(oneLine) }],
    });
    const [repair] = taken.repairs;
    if (!repair) throw new Error('nothing was taken in');
    const { deviceId } = await counter.call<{ deviceId: number }>('repairs.byId', { id: repair.id });
    const papers = [repair.receiptPaperId, repair.labelPaperId];
    visits.push({ customerId: taken.customerId, repairId: repair.id, deviceId, papers, name });
  }
  return visits;
}

/** Some texts have no line ends. */
function oneLine<Texts extends object>(texts: Texts): Texts {
  const lines = Object.entries(texts).map(([member, text]) => [
    member,
    typeof text === 'string' && member !== 'notes' ? text.replaceAll('\n', ' ') : text,
  ]);
  return Object.fromEntries(lines) as Texts;
}

stories('texts that a page might run', () => {
  const stage = setStage();

  test('are shown as texts on every page that shows them, and none of them runs', async () => {
    const counter = await stage.enter();
    await openSampleShop(counter);
    const dialogs: string[] = [];
    counter.page.on('dialog', (dialog) => {
      dialogs.push(dialog.message());
      void dialog.dismiss();
    });
    const visits = await takeAllIn(counter);
    expect(visits.length).toBeGreaterThan(1);
    for (const { customerId, repairId, deviceId, papers, name } of visits) {
      for (const path of [
        `/customers/${customerId}`,
        `/customers/${customerId}/edit`,
        `/devices/${deviceId}`,
        `/repairs/${repairId}`,
      ]) {
        await counter.open(path);
        await counter.page.getByText(name).or(counter.page.locator('input')).first().waitFor();
        await nothingRan(counter, path);
      }
      for (const paper of papers) {
        await counter.open(`/paper/${paper}`);
        await paperIsDrawn(counter.page);
        await nothingRan(counter, 'paper');
      }
      await counter.open(`/repairs/${repairId}`);
      await counter.seesText(name);
    }
    await keepPicture(counter.page, 'injection-repair');
    for (const path of ['/', '/customers', '/repairs', '/settings/log']) {
      await counter.open(path);
      await counter.page.waitForLoadState('load');
      await nothingRan(counter, path);
    }
    expect(dialogs).toEqual([]);
  }, 120_000);
});

/** Whatever a payload does when it runs, it leaves `wasRun` behind, or an element that only it can have made. */
async function nothingRan(counter: Reader, where: string): Promise<void> {
  const ran = await counter.page.evaluate(`({
    wasRun: globalThis.wasRun ?? null,
    strange: document.querySelectorAll('[onerror],[onload],[onclick],[onfocus],[ontoggle],iframe,object,embed,base').length,
    links: document.querySelectorAll('a[href^="javascript:" i],a[href^="data:" i]').length,
  })`);
  expect(ran, where).toEqual({ wasRun: null, strange: 0, links: 0 });
}
