import { beforeAll, expect, test } from 'vitest';
import { toDisplayDigits } from '../../shared/kernel/digits.ts';
import { openSampleShop, seesDesk } from './stories/first-run.ts';
import type { Reader } from './stories/reader.ts';
import { keepPicture, setStage, stories } from './stories/stage.ts';

const tries = 20;
const freeTries = 5;
const sample = { owner: 'Alice Morgan', pin: '2468' };

interface Admission {
  outcome: string;
  waitSeconds: number;
}

stories('twenty wrong PINs', () => {
  const stage = setStage();
  let device: Awaited<ReturnType<Reader['cookies']>>;

  beforeAll(async () => {
    const owner = await stage.enter();
    await openSampleShop(owner);
    device = await owner.cookies();
  });

  test('at the desk: the wait grows, is told in the reader’s language, and another person still gets in', async () => {
    const stranger = await stage.enter({ cookies: device });
    await seesDesk(stranger);
    await stranger.call('people.setLanguage', { language: 'fa', calendar: 'persian' });
    await stranger.page.reload();
    stranger.language = 'fa';
    await seesDesk(stranger);
    await stranger.page.keyboard.press('Control+Shift+L');
    await stranger.sees('people.lock.title');

    const pin = stranger.field('people.door.pin-of', { name: sample.owner });
    const waits: number[] = [];
    for (let n = 1; n <= tries; n++) {
      await pin.fill('1111');
      await stranger.page.keyboard.press('Enter');
      await stranger.sees('people.door.wrong-pin');
      if (n < freeTries) continue;
      const told = await stranger.page.getByRole('timer').textContent();
      expect(told).toContain(toDisplayDigits('0', 'fa'));
      if (n === freeTries) await keepPicture(stranger.page, 'wrong-pin-fa');
      const seconds = secondsOf(told ?? '');
      waits.push(seconds);
      await stage.passTime(seconds * 1000 + 1000);
      await stranger.page.getByRole('timer').waitFor({ state: 'detached' });
    }
    expect(waits).toEqual([...waits].sort((a, b) => a - b));
    expect(waits.at(-1)).toBeGreaterThan(waits[0] as number);

    await pin.fill('1111');
    await stranger.page.keyboard.press('Enter');
    await stranger.page.getByRole('timer').waitFor();
    await stranger.press('people.door.somebody-else');
    const colleagues = await stranger.page
      .getByRole('list', { name: stranger.words('people.door.who') })
      .getByRole('button')
      .all();
    const colleague = colleagues[1];
    if (!colleague) throw new Error('nobody else is at this desk');
    await colleague.click();
    await stranger.page.locator('input[inputmode=numeric]').fill(sample.pin);
    await stranger.page.keyboard.press('Enter');
    await stranger.page.getByRole('navigation').first().waitFor();
  });

  test('by the API: the same waits, and a right PIN in between does not help', async () => {
    const stranger = await stage.enter({
      cookies: device.filter(({ name }) => name.includes('station')),
      path: null,
    });
    const people = await stranger.call<{ id: number }[]>('people.atTheDesk');
    const personId = people.at(-1)?.id;
    const answers: string[] = [];
    let longest = 0;
    for (let n = 1; n <= tries; n++) {
      const { ok, body } = await stranger.ask('people.unlock', {
        personId,
        pin: n % 4 === 0 && n > freeTries ? sample.pin : '1111',
      });
      answers.push(ok ? (body as Admission).outcome : (body as { data: { reason: string } }).data.reason);
      longest = Math.max(longest, ok ? (body as Admission).waitSeconds : 0);
    }
    expect(answers).toEqual([
      ...Array(freeTries).fill('wrong'),
      ...Array(tries - freeTries).fill('people.wait'),
    ]);
    expect(longest).toBeGreaterThan(0);
    const me = await stranger.call<{ state: string }>('people.me');
    expect(me.state).toBe('signed-out');

    const other = await stranger
      .call<Admission>('people.unlock', { personId: people[0]?.id, pin: sample.pin })
      .catch(() => null);
    expect(other?.outcome ?? 'waits').toBe('waits');
    const third = await stranger.call<Admission>('people.unlock', {
      personId: people[1]?.id,
      pin: sample.pin,
    });
    expect(third.outcome).toBe('signed-in');
  });
});

/** '۰:۳۰' → 30 */
function secondsOf(told: string): number {
  const latin = told.replace(/[۰-۹]/g, (digit) => String(digit.charCodeAt(0) - 0x06f0));
  const [, minutes = '0', seconds = '0'] = /(\d+):(\d+)/.exec(latin) ?? [];
  return Number(minutes) * 60 + Number(seconds);
}
