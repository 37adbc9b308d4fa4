import type { Layer } from './warranty.terms.ts';

/*
 * Why the engine answered as it did. A reason is a code and its facts, never a sentence: the screen says it as
 * `entitlement.reason.<code>` in the reader's language.
 */

/** Why a layer answers, or answers differently from the plain term. */
export const yesCodes = [
  'covers-until',
  'covers-for-life',
  'in-grace',
  'start-assumed-purchase',
  'start-from-manufacture',
  'extended-after-repair',
  'paused',
  'part-inherits',
  'part-fresh',
  'part-longer',
  'exchange-inherits',
  'exchange-fresh',
  'exchange-longer',
  'step-reached',
  'component-term',
  'covers-rest',
] as const;

/** Why a layer does not answer. */
export const noCodes = [
  'no-terms',
  'other-work',
  'kind-not-covered',
  'start-unknown',
  'not-started',
  'expired',
  'void',
  'not-registered',
  'transferred',
  'excluded-fault',
  'excluded-cause',
  'excluded-component',
  'limit-reached',
  'no-uses-left',
  'share-none',
  'nothing-left',
  'customer-pays',
] as const;

export const reasonCodes = [...yesCodes, ...noCodes] as const;
export type ReasonCode = (typeof reasonCodes)[number];

/** How the screen shows a fact before it goes into the sentence. */
export type FactForm = 'day' | 'count' | 'percent' | 'text' | 'layer' | 'kind' | 'cause' | 'startEvent';

/**
 * Every name a fact may have. `day` is a raw YYYY-MM-DD to be formatted in the reader's calendar; `layer`, `kind`
 * and `cause` are codes with a word at `entitlement.<form>.*`, `startEvent` at `entitlement.startRule.*`; `text`
 * comes from the shop's own data. `count` (months, days or claims, as the sentence says) chooses the plural form.
 */
export const reasonFactForms = {
  layer: 'layer',
  kind: 'kind',
  cause: 'cause',
  startEvent: 'startEvent',
  until: 'day',
  startsOn: 'day',
  graceUntil: 'day',
  finishedOn: 'day',
  changedOn: 'day',
  voidOn: 'day',
  exchangedOn: 'day',
  count: 'count',
  percent: 'percent',
  component: 'text',
  faultCode: 'text',
  clause: 'text',
} as const satisfies Record<string, FactForm>;

export type ReasonFacts = { readonly [Name in keyof typeof reasonFactForms]?: string | number };

export interface Reason {
  readonly code: ReasonCode;
  readonly facts: ReasonFacts;
}

/** A reason of one layer: the sentence names it. */
export function reasonOf(
  code: ReasonCode,
  promise: { readonly layer: Layer },
  facts: ReasonFacts = {},
): Reason {
  return { code, facts: { layer: promise.layer, ...facts } };
}

/** A share in basis points as a number of per cent: 3333 is 33.33. */
export function percentOf(basisPoints: number): number {
  return basisPoints / 100;
}
