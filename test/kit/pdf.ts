import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** Whether poppler is here to read a PDF with. */
export function hasPdfTools(): boolean {
  return ['pdftotext', 'pdffonts', 'pdftoppm'].every((tool) => spawnSync(tool, ['-v']).error === undefined);
}

/** Marks that only steer the direction of a text. */
const marks = /[\u200b-\u200f\u202a-\u202e\u2066-\u2069]/g;
const plain = (text: string) => text.normalize('NFKC').replace(marks, '');

export function pdfText(file: string): string {
  return plain(execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' }));
}

/** The words that are not in the text of a PDF. Lines break anywhere, and poppler writes Persian from either side. */
export function wordsMissing(text: string, words: string): string[] {
  const whole = plain(words);
  const parts = /\p{Script=Han}/u.test(whole) ? [...whole] : whole.split(/[\s،,]+/);
  return parts.filter((part) => {
    const isThere = text.includes(part) || text.includes([...part].reverse().join(''));
    return part.trim() !== '' && !isThere;
  });
}

/**
 * The fonts of a PDF: their names, and those of which it does not hold the shapes. Poppler does not tell the names of
 * variable fonts (Chromium draws their shapes anew), so they are read from the file itself.
 */
export function pdfFonts(file: string): { names: string[]; outside: string[] } {
  const [, , ...lines] = execFileSync('pdffonts', [file], { encoding: 'utf8' }).trim().split('\n');
  const named = readFileSync(file, 'latin1').matchAll(/\/FontName \/(?:[A-Z]{6}\+)?([\w-]+)/g);
  return {
    names: [...new Set([...named].map(([, name]) => name ?? ''))],
    outside: lines.filter((line) => !/ yes +(yes|no) +(yes|no) +\d+ +\d+$/.test(line)),
  };
}

/** A picture of the first page, to look at: `place` without an ending. */
export function drawPdf(file: string, place: string): void {
  execFileSync('pdftoppm', ['-png', '-r', '80', '-singlefile', file, place]);
}
