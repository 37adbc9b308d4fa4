import { refuse } from '../../../shared/kernel/refusal.ts';
import type { Reader, Writer } from '../store/store.ts';
import { answerByKey, forgetAnswersBefore, insertAnswer } from './audit.sql.ts';

const KEPT_MS = 30 * 24 * 3_600_000;

/**
 * The answer that this command gave before, if it was asked before.
 * @throws Refusal `app.key-reused` where the key was used for something else: a client's mistake.
 */
export function answerOf(store: Reader, key: string, procedure: string, fingerprint: string) {
  const row = store.get(answerByKey, { key });
  if (!row) return undefined;
  if (row.procedure !== procedure || row.input_hash !== fingerprint) refuse('conflict', 'app.key-reused');
  return { answer: JSON.parse(row.answer) as unknown };
}

interface Asked {
  key: string;
  procedure: string;
  fingerprint: string;
  actor: number | null;
  at: number;
}

export function rememberAnswer(store: Writer, asked: Asked, answer: unknown): void {
  store.run(insertAnswer, { ...asked, answer: JSON.stringify(answer ?? null) });
}

/** Answers are kept for 30 days: no client retries later than that. */
export function forgetOldAnswers(store: Writer, now: number): void {
  store.run(forgetAnswersBefore, { at: now - KEPT_MS });
}
