import { styleNonce } from '../app/content-policy.ts';
import { type PaperFormat, sheets } from './paper-formats.ts';

const mmPerPixel = 25.4 / 96;

/**
 * Tells the printer the size of the sheet. A roll is cut where the text ends: its length is that of `drawn`.
 * `pageOf` writes "page n of m" into the foot of each A4 page, where the engine draws margin boxes.
 * Answers how to take it back.
 */
export function setUpPage(
  format: PaperFormat,
  drawn: HTMLElement,
  pageOf: readonly [string, string],
  digits: string,
) {
  const { widthMm, heightMm, marginMm } = sheets[format];
  const isA4 = format === 'a4';
  const lengthMm = heightMm ?? Math.ceil(drawn.getBoundingClientRect().height * mmPerPixel) + 2;
  const [before, between] = pageOf.map((text) => JSON.stringify(text));
  const foot = `@bottom-center { content: ${before} counter(page, ${digits}) ${between} counter(pages, ${digits}); font: 8pt "Noto Sans Variable", "Vazirmatn Variable", "Noto Sans SC Variable", sans-serif; }`;
  const style = document.createElement('style');
  style.nonce = styleNonce();
  style.textContent = `
    @page { size: ${widthMm}mm ${lengthMm}mm; margin: ${isA4 ? `${marginMm}mm` : '0'}; ${isA4 ? foot : ''} }
    @media print { html, body { background: #fff; margin: 0; } }`;
  document.head.append(style);
  return () => style.remove();
}

/** Resolves when every font and picture of the paper is there, so that nothing is printed half. */
export async function whenDrawn(paper: HTMLElement): Promise<void> {
  await new Promise<void>((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve())));
  const pictures = [...paper.querySelectorAll('img')].map((picture) => picture.decode().catch(() => {}));
  await Promise.all([document.fonts.ready, ...pictures]);
}
