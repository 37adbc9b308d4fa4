import type { Ground } from './ground.ts';
import type { Case } from './measure.ts';
import { beginnings } from './query-cases.ts';

const LIMIT = 20;
const letters = [...'abdegiklmnoprstv', ...'012569', 'μ', 'α', 'م', 'а', '王'];
const pairs = 'an al ma me mi ka ta sa ni re la de vi 10 69 Γι Μα مر Ан'.split(' ');

/** One and two letters in the box, as the screen asks while somebody types, and the same ranked as it is commonly done. */
export function typingCase({ shop, client, bare }: Ground): Case {
  const texts = [...letters, ...pairs];
  const ranked = bare.prepare(
    `SELECT entry.id, entry.kind, entry.ref, entry.title, entry.detail
       FROM search_words JOIN search_entry AS entry ON entry.id = search_words.rowid
      WHERE search_words MATCH ? ORDER BY bm25(search_words) LIMIT ${LIMIT}`,
  );
  // the slow way moves on through the letters from round to round
  let step = 0;
  return {
    name: 'search as you type',
    calls: texts.length,
    ways: [
      { name: 'core', run: (turn) => client.search.find({ text: texts[turn] as string, limit: LIMIT }) },
      {
        name: 'ranked',
        calls: shop.size > 50_000 ? 1 : texts.length,
        run: () => ranked.all(beginnings(texts[step++ % texts.length] as string)),
      },
    ],
  };
}
