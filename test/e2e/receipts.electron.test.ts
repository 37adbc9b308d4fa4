import { beforeAll, expect, test } from 'vitest';
import { formatDay } from '../../shared/kernel/calendar.ts';
import { defaultCalendarOf, type Language, languages } from '../../shared/kernel/language.ts';
import { drawPdf, hasPdfTools, pdfFonts, pdfText, wordsMissing } from '../kit/pdf.ts';
import { openSampleShop } from './stories/first-run.ts';
import { artefact } from './stories/stage.ts';
import { takeInFor } from './stories/taken-in.ts';
import { setWindow, windowStories } from './stories/window.ts';
import { wordsIn } from './stories/words.ts';

const faults: Readonly<Record<Language, string>> = {
  en: 'Gets no heat on the left',
  el: 'Δεν ζεσταίνει αριστερά',
  fa: 'سمت چپ گرم نمی‌شود',
  vi: 'Không nóng bên trái',
  'zh-CN': '左侧不发热',
  ru: 'Не греет слева',
};

/** What the program brings along. Variable fonts go into a PDF without a name. */
const bundledFonts = /NotoSans|Vazirmatn|JetBrainsMono|^\[none\]$/i;

windowStories('receipts filed as PDF', () => {
  const stage = setWindow('receipts');

  beforeAll(() => openSampleShop(stage.reader));

  test.skipIf(!hasPdfTools()).each(languages)('in %s (needs poppler)', async (language) => {
    const { reader } = stage;
    const taken = await takeInFor(reader, language, faults[language]);
    const words = wordsIn(language);
    const promised = formatDay(taken.promisedOn, language, defaultCalendarOf(language), 'full');
    const isExpected = [taken.number, taken.customer.name, promised, faults[language]];
    await reader.open(`/papers/${taken.receiptPaperId}`);
    for (const format of ['a4', 'roll80'] as const) {
      const name = `window-receipt-${language}-${format}`;
      const file = artefact(`${name}.pdf`);
      await reader.willSaveAt(file);
      await reader.page
        .getByRole('radio', { name: reader.words(`papers.format.${format}`) })
        .check({ force: true });
      const answer = reader.page.getByText(reader.words('papers.saved'));
      await reader.press('papers.pdf');
      await answer.first().waitFor();
      await answer.first().waitFor({ state: 'detached' });
      const text = pdfText(file);
      for (const expected of [...isExpected, words('papers.receipt.title')])
        expect(wordsMissing(text, expected)).toEqual([]);
      expect(text).not.toContain('\ufffd');
      const fonts = pdfFonts(file);
      expect(fonts.length).toBeGreaterThan(0);
      expect(fonts.filter(({ name: font, isEmbedded }) => !isEmbedded || !bundledFonts.test(font))).toEqual(
        [],
      );
      drawPdf(file, artefact(name));
    }
  });
});
