import i18next from 'i18next';
import { isForFields } from '../ui/failure-data.ts';
import type { Format } from '../ui/format.ts';
import { notifyProblem } from '../ui/notify.tsx';
import { type ApiRefusal, referenceOf, refusalOf } from './api.ts';
import { connectionIsLost, isConnectionError } from './connection.ts';

let format: Format | null = null;

/** Whose digits and calendar the sentences use from now on. */
export function speakFactsWith(current: Format): void {
  format = current;
}

/** Facts as a reader wants them, by how they are named: `…On` a day, `…At` an instant, `…Minor` money. */
export function wordedFacts(facts: Record<string, unknown>): Record<string, unknown> {
  const written = format;
  if (!written) return facts;
  const wordOf = (name: string, value: unknown) => {
    if (typeof value === 'string' && /On$/.test(name)) return written.day(value, 'long');
    if (typeof value !== 'number') return value;
    if (/At$/.test(name)) return written.instant(value);
    if (/Minor$/.test(name)) return written.money(value);
    return value;
  };
  return Object.fromEntries(Object.entries(facts).map(([name, value]) => [name, wordOf(name, value)]));
}

const plainKeys = {
  INVALID: 'common.refusal.invalid',
  NOT_FOUND: 'common.refusal.not-found',
  CONFLICT: 'common.refusal.conflict',
  FORBIDDEN: 'common.refusal.forbidden',
  SIGNED_OUT: 'common.refusal.signed-out',
} as const;

/** A refusal as a sentence: 'devices.serial-taken' is said by 'devices.refusal.serial-taken'. */
export function refusalSentence({ reason, facts, fields, code }: ApiRefusal): string {
  const [problem] = fields ?? [];
  // where no form stands, what is wrong with the one field is the sentence
  if (problem && fields?.length === 1) return i18next.t(problem.message, wordedFacts(problem.data ?? {}));
  const [domain, ...rest] = reason.split('.');
  const key = `${domain}.refusal.${rest.join('.')}`;
  if (i18next.exists(key)) return i18next.t(key, wordedFacts(facts ?? {}));
  return i18next.t(plainKeys[code]);
}

/** Any failure as something to read: a title and, under it, what helps. */
export function failureWords(error: unknown): { title: string; detail?: string } {
  const refusal = refusalOf(error);
  if (refusal) return { title: refusalSentence(refusal) };
  const reference = referenceOf(error);
  const calm = i18next.t('common.fault.sentence');
  return {
    title: i18next.t('common.fault.title'),
    detail: reference ? `${calm} ${i18next.t('common.fault.reference', { reference })}` : calm,
  };
}

const told = new WeakSet<object>();

/** The one place where failures become words: once each, and never those that a form shows at its fields. */
export function reportFailure(error: unknown, onSignedOut: () => void): void {
  if (typeof error === 'object' && error !== null) {
    if (told.has(error)) return;
    told.add(error);
  }
  if (isForFields(error)) return;
  if (isConnectionError(error)) {
    connectionIsLost();
    return;
  }
  const refusal = refusalOf(error);
  if (refusal?.code === 'SIGNED_OUT') {
    onSignedOut();
    return;
  }
  if (!refusal) console.error(error);
  const { title, detail } = failureWords(error);
  // a disk that fails has many to say it: once is enough
  notifyProblem(title, detail, refusal?.reason.startsWith('health.') ? refusal.reason : undefined);
}
