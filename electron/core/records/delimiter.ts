import { type Delimiter, delimiters } from '../../../shared/records/file-shape.ts';

const LINES_LOOKED_AT = 40;

/** The delimiter that cuts most of a text's first lines into the same number of cells, more than one. */
export function recogniseDelimiter(text: string): Delimiter {
  let best: { delimiter: Delimiter; score: number } = { delimiter: ',', score: 0 };
  for (const delimiter of delimiters) {
    const [heading = 0, ...others] = cutsOf(text, delimiter);
    if (heading === 0) continue;
    const alike = others.filter((cuts) => cuts === heading).length;
    const score = (others.length === 0 ? 1 : 0.1 + alike / others.length) * Math.log2(heading + 1);
    if (score > best.score) best = { delimiter, score };
  }
  return best.delimiter;
}

/** How often the delimiter stands in each of the first rows, outside of quotes. */
function cutsOf(text: string, delimiter: Delimiter): number[] {
  const counts: number[] = [];
  let cuts = 0;
  let isQuoted = false;
  let isEmpty = true;
  for (let i = 0; i < text.length && counts.length < LINES_LOOKED_AT; i++) {
    const character = text[i];
    if (character === '"') isQuoted = !isQuoted;
    else if (isQuoted) continue;
    else if (character === '\n' || character === '\r') {
      if (!isEmpty) counts.push(cuts);
      cuts = 0;
      isEmpty = true;
    } else {
      isEmpty = false;
      if (character === delimiter) cuts += 1;
    }
  }
  if (counts.length === 0 && !isEmpty) counts.push(cuts);
  return counts;
}
