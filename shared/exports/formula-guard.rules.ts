/**
 * What a spreadsheet may take for a formula: = + - @ (full-width and small ones too) or a control character at the
 * beginning, white space and invisible characters before it or not. Apostrophes in front count, so that the guard can
 * be taken off again without a doubt.
 */
const likeFormula = /^'*[\s\p{Cf}]*[\p{Cc}=+\-@＝＋－＠﹦﹢﹣﹫]/u;

/**
 * Text as it may stand in a cell of a CSV file: what a spreadsheet would compute gets an apostrophe in front (OWASP, CSV
 * injection). Everything else stays as it is.
 */
export function guardFormula(text: string): string {
  return likeFormula.test(text) ? `'${text}` : text;
}

/** The inverse: `unguardFormula(guardFormula(text)) === text` for every text. */
export function unguardFormula(text: string): string {
  return text.startsWith("'") && likeFormula.test(text.slice(1)) ? text.slice(1) : text;
}
