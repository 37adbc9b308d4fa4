import type { Store, Writer } from '../store/store.ts';
import { changesSoFar, mergeCodes, mergeWords, pieces } from './tidy.sql.ts';

/** With so many pieces a question takes a few times as long as with one. */
const MOST_PIECES = 8;
const LOOK_MS = 3_600_000;

/**
 * Keeps the search's two indexes in few pieces: looks once an hour, and where they are too many, each call of what is
 * answered is one short step of joining them, until there is one. Between the steps the counter is served.
 */
export function tidierOf(store: Store, now: () => number): () => void {
  let looksAgainAt = 0;
  let isTidying = false;
  return () => {
    if (!isTidying && now() < looksAgainAt) return;
    try {
      isTidying = isTidying ? store.write(step) : store.read(isInManyPieces);
    } catch {
      // a full or failing disk: the store's health says so, and this can wait
      isTidying = false;
    }
    if (!isTidying) looksAgainAt = now() + LOOK_MS;
  };
}

function isInManyPieces(store: Pick<Writer, 'get'>): boolean {
  const { words, codes } = store.get(pieces) ?? { words: 0, codes: 0 };
  return Math.max(words, codes) > MOST_PIECES;
}

/** Answers whether there is more to do: FTS5 says so by what a step changes. */
function step(store: Writer): boolean {
  const changed = (work: () => unknown) => {
    const before = store.get(changesSoFar)?.count ?? 0;
    work();
    return (store.get(changesSoFar)?.count ?? 0) - before >= 2;
  };
  const isMoreOfWords = changed(() => store.run(mergeWords));
  const isMoreOfCodes = changed(() => store.run(mergeCodes));
  return isMoreOfWords || isMoreOfCodes;
}
