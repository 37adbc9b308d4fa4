import { execFileSync, spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { type Language, languages } from '../../shared/kernel/language.ts';
import { athens } from '../kit/records.ts';
import { paperIsDrawn } from './stories/paper.ts';
import type { Reader } from './stories/reader.ts';
import { artefact, setStage, stories } from './stories/stage.ts';
import { wordsIn } from './stories/words.ts';

const hasPdfTools = spawnSync('pdftotext', ['-v']).error === undefined;

const customers: Readonly<Record<Language, { name: string; fault: string }>> = {
  en: { name: 'Theodora Winterbourne', fault: 'Gets no heat on the left' },
  el: { name: 'Μαρία Παπαδοπούλου', fault: 'Δεν ζεσταίνει αριστερά' },
  fa: { name: 'رضا احمدی', fault: 'سمت چپ گرم نمی‌شود' },
  vi: { name: 'Nguyễn Thị Đào', fault: 'Không nóng bên trái' },
  'zh-CN': { name: '王小明', fault: '左侧不发热' },
  ru: { name: 'Пётр Щербаков', fault: 'Не греет слева' },
};

/**
 * What the program brings along; any other font was borrowed from this computer and may be missing elsewhere. Variable
 * fonts go into a PDF without a name.
 */
const bundledFonts = /NotoSans|Vazirmatn|JetBrainsMono|^\[none\]$/i;

stories('papers in six languages', () => {
  const stage = setStage();
  let receipts: Record<Language, { receipt: number; label: number }>;

  test('an order is taken in for a customer of each language', async () => {
    const owner = await stage.enter({ path: null });
    await owner.call('settings.openShop', athens);
    const categories =
      await owner.call<{ id: number; names: Record<string, string> }[]>('catalogue.categories');
    const toaster = categories.find(({ names }) => names.en === 'Toaster')?.id;
    const template = await owner.call<{ condition: Record<string, string>[] }>('repairs.templates', {
      categoryId: toaster,
    });
    const condition = template.condition.map((names) => ({ label: names.en, names, isTicked: true }));
    const taken = {} as typeof receipts;
    for (const language of languages) {
      const { name, fault } = customers[language];
      const calendar = language === 'fa' ? 'persian' : 'gregory';
      const consents = { service: true, promotion: false, survey: false };
      const answer = await owner.call<{ receiptPaperId: number; repairs: { labelPaperId: number }[] }>(
        'repairs.takeIn',
        {
          customer: { new: { name, language, calendar, consents, phones: [{ typed: '6971234567' }] } },
          items: [
            {
              device: {
                new: { categoryId: toaster, brand: 'Philips', model: 'HD2581', purchasedOn: '2026-02-01' },
              },
              fault,
              condition,
              promisedOn: '2026-10-08',
              costLimitMinor: 2500,
            },
          ],
        },
      );
      taken[language] = { receipt: answer.receiptPaperId, label: answer.repairs[0]?.labelPaperId ?? 0 };
    }
    receipts = taken;
  });

  test.each(languages)('the receipt in %s: its words, its day, its own fonts', async (language) => {
    const reader = await signedIn();
    const { name } = customers[language];
    const t = wordsIn(language);
    for (const [format, size] of [
      ['a4', /59[45]\.?\d* x 84[12]/],
      ['roll80', /22[67]\.?\d* x /],
    ] as const) {
      const file = await filed(reader, receipts[language].receipt, format, `receipt-${language}-${format}`);
      if (!hasPdfTools) continue;
      const { text, fonts, info } = read(file);
      expect(info).toMatch(size);
      for (const words of [
        t('papers.receipt.title'),
        t('papers.receipt.terms'),
        'R-2026-',
        'Mending & Co.',
      ]) {
        // Persian comes out of a PDF letter by letter from the other side
        if (language !== 'fa' || /^[\x20-\x7e]+$/.test(words)) expect(text).toContain(words);
      }
      if (language !== 'fa') expect(text).toContain(name);
      expect(text).not.toContain('\ufffd');
      expect(fonts.filter((font) => !bundledFonts.test(font))).toEqual([]);
    }
  });

  test('the labels have the size of the roll and one page', async () => {
    const reader = await signedIn();
    for (const [format, size] of [
      ['label62', /17[56]\.?\d* x 8[12]/],
      ['label50', /14[12]\.?\d* x 7[01]/],
    ] as const) {
      const file = await filed(reader, receipts.fa.label, format, `label-${format}`);
      if (!hasPdfTools) continue;
      const { info } = read(file);
      expect(info).toMatch(/Pages:\s+1\n/);
      expect(info).toMatch(size);
    }
  });

  async function signedIn(): Promise<Reader> {
    const reader = await stage.enter({ path: null });
    await reader.call('people.signIn', { name: athens.owner.name, password: athens.owner.password });
    return reader;
  }
});

async function filed(reader: Reader, id: number, format: string, name: string): Promise<string> {
  await reader.open(`/paper/${id}?format=${format}`);
  await paperIsDrawn(reader.page);
  const path = artefact(`${name}.pdf`);
  await reader.page.pdf({ path, preferCSSPageSize: true, printBackground: true });
  return path;
}

function read(file: string): { text: string; fonts: string[]; info: string } {
  const run = (tool: string, ...more: string[]) => execFileSync(tool, [file, ...more], { encoding: 'utf8' });
  const fonts = run('pdffonts')
    .split('\n')
    .slice(2)
    .flatMap((line) => (line ? [line.split(/\s+/)[0] ?? ''] : []));
  return { text: run('pdftotext', '-').normalize('NFC'), fonts, info: run('pdfinfo') };
}
