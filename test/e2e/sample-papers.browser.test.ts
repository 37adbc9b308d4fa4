import { execFileSync, spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { beforeAll, expect, test } from 'vitest';
import { formatDay } from '../../shared/kernel/calendar.ts';
import { defaultCalendarOf, languages } from '../../shared/kernel/language.ts';
import { openSampleShop } from './stories/first-run.ts';
import { paperIsDrawn } from './stories/paper.ts';
import type { Reader } from './stories/reader.ts';
import { someOpenOrder } from './stories/sample.ts';
import { artefact, keepPicture, setStage, stories } from './stories/stage.ts';

const hasPoppler = spawnSync('pdftotext', ['-v']).error === undefined;

stories('papers of the sample shop', () => {
  const stage = setStage();
  let cookies: Awaited<ReturnType<Reader['cookies']>>;

  beforeAll(async () => {
    const owner = await stage.enter();
    await openSampleShop(owner);
    cookies = await owner.cookies();
  });

  test.skipIf(!hasPoppler).each(languages)(
    'the receipt in %s: number, name and promised day as its reader writes them, no letter without a shape (needs poppler)',
    async (language) => {
      const counter = await stage.enter({ cookies, path: null });
      counter.language = language;
      const order = await someOpenOrder(counter, language);
      const { id } = await issue(counter, { kind: 'receipt', repairId: order.id, language });
      const promised = formatDay(order.promisedOn, language, defaultCalendarOf(language), 'full');
      const file = await printToFile(counter, `/paper/${id}?format=a4`, `sample-receipt-${language}-a4`);
      const text = wordsOn(file);
      for (const words of [counter.words('papers.receipt.title'), order.customerName, order.number]) {
        expectWords(text, words);
      }
      expectWords(text, promised);
      expect(fontsOutside(file)).toEqual([]);
      expect(await charactersWithoutShape(counter)).toEqual([]);
    },
  );

  test('a label has a line code and a square code of the order', async () => {
    const counter = await stage.enter({ cookies, path: null });
    const order = await someOpenOrder(counter, 'fa');
    const { id } = await issue(counter, { kind: 'label', repairId: order.id });
    for (const format of ['label62', 'label50']) {
      await counter.open(`/paper/${id}?format=${format}`);
      await paperIsDrawn(counter.page);
      await counter.seesText(order.number);
      const codes = await counter.page.locator(`img[alt="${order.number}"]`).all();
      expect(codes.length).toBe(2);
      for (const code of codes) {
        const width = await code.evaluate(
          (image) => (image as unknown as { naturalWidth: number }).naturalWidth,
        );
        expect(width).toBeGreaterThan(0);
      }
      await keepPicture(counter.page, `sample-${format}`);
    }
  });

  test('what was printed before says so', async () => {
    const counter = await stage.enter({ cookies, path: null });
    const order = await someOpenOrder(counter);
    const { id } = await issue(counter, { kind: 'receipt', repairId: order.id, language: 'en' });
    await counter.open(`/paper/${id}`);
    await paperIsDrawn(counter.page);
    expect(await counter.page.getByText(counter.words('papers.reprint'), { exact: true }).count()).toBe(0);
    await counter.call('papers.recordPrint', { id });
    await counter.open(`/papers/${id}`);
    await counter.sees('papers.was-printed');
    await counter.sees('papers.reprint');
    await keepPicture(counter.page, 'sample-reprint');
  });
});

function issue(counter: Reader, paper: Record<string, unknown>): Promise<{ id: number }> {
  return counter.call<{ id: number }>('papers.issue', paper);
}

async function printToFile(counter: Reader, path: string, name: string): Promise<string> {
  await counter.open(path);
  await paperIsDrawn(counter.page);
  const file = artefact(`${name}.pdf`);
  writeFileSync(file, await counter.page.pdf({ preferCSSPageSize: true, printBackground: true }));
  execFileSync('pdftoppm', ['-png', '-r', '80', file, artefact(name)]);
  return file;
}

/** Marks that only steer the direction of a text. */
const marks = /[\u200b-\u200f\u202a-\u202e\u2066-\u2069]/g;

function wordsOn(file: string): string {
  const text = execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' });
  return text.normalize('NFKC').replace(marks, '');
}

/** Each word by itself: lines may break anywhere, and poppler writes Persian words in the order that it likes. */
function expectWords(text: string, words: string): void {
  const plain = words.normalize('NFKC').replace(marks, '');
  const parts = /\p{Script=Han}/u.test(plain) ? [...plain] : plain.split(/[\s،,]+/);
  for (const part of parts.filter((one) => one.trim() !== '')) {
    const isFound = text.includes(part) || text.includes([...part].reverse().join(''));
    expect(isFound, `${part} in ${text}`).toBe(true);
  }
}

/** Fonts of which the file does not hold the shapes: a printer would take others. */
function fontsOutside(file: string): string[] {
  const [, , ...lines] = execFileSync('pdffonts', [file], { encoding: 'utf8' }).trim().split('\n');
  expect(lines.length).toBeGreaterThan(0);
  return lines.filter((line) => !/ yes (yes|no) +(yes|no) +\d+ +\d+$/.test(line));
}

/** Characters on the page for which none of the fonts that we bring along has a shape. */
function charactersWithoutShape(reader: Reader): Promise<string[]> {
  return reader.page.evaluate(`(async () => {
    const characters = [...new Set(document.body.innerText.replace(/\\s|\\p{Cf}/gu, ''))];
    const families = [...new Set([...document.fonts].map(({ family }) => family.replaceAll('"', '')))];
    const pencil = document.createElement('canvas').getContext('2d');
    const widthIn = (fonts, character) => {
      pencil.font = '40px ' + fonts;
      return pencil.measureText(character).width;
    };
    const without = [];
    for (const character of characters) {
      const found = await Promise.all(families.map((family) => document.fonts.load('40px "' + family + '"', character)));
      const isCovered = families.some((family, index) =>
        found[index].length > 0 &&
        widthIn('"' + family + '", monospace', character) === widthIn('"' + family + '", serif', character) &&
        widthIn('"' + family + '", cursive', character) === widthIn('"' + family + '", serif', character));
      if (!isCovered) without.push(character);
    }
    return without;
  })()`);
}
