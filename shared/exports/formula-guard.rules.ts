/**
 * What a spreadsheet may take for a formula: = + - @ (full-width and small ones too) or a control character at the
 * beginning, white space and invisible characters before it or not. Apostrophes in front count, so that the guard can
 * be taken off again without a doubt.
 */
const likeFormula = /^'*[\s\p{Cf}]*[\p{Cc}=+\-@＝＋－＠﹦﹢﹣﹫]/u;

/** The same where a spreadsheet of another country begins a new cell, quotation marks before it or not. */
const likeFormulaFurtherOn = /^'*[\s"\p{Cf}]*[=+\-@＝＋－＠﹦﹢﹣﹫]/u;

/** A spreadsheet whose list separator is no comma splits our lines at these, within quotation marks too. */
const afterSeparators = /(?<=[;\t|\r\n])/;

const isLikeFormula = (piece: string, index: number) =>
  (index === 0 ? likeFormula : likeFormulaFurtherOn).test(piece);

/**
 * Text as it may stand in a cell of a CSV file: what a spreadsheet would compute, whatever it splits lines at, gets an
 * apostrophe in front (OWASP, CSV injection). Everything else stays as it is.
 */
export function guardFormula(text: string): string {
  return text
    .split(afterSeparators)
    .map((piece, index) => (isLikeFormula(piece, index) ? `'${piece}` : piece))
    .join('');
}

/** The inverse: `unguardFormula(guardFormula(text)) === text` for every text. */
export function unguardFormula(text: string): string {
  return text
    .split(afterSeparators)
    .map((piece, index) =>
      piece.startsWith("'") && isLikeFormula(piece.slice(1), index) ? piece.slice(1) : piece,
    )
    .join('');
}
