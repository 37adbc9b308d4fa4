import type { TFunction } from 'i18next';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { type ReasonFacts, reasonFactForms } from '../../shared/warranty/warranty.reasons.ts';
import { type Format, useFormat } from '../ui/format.ts';

/** Names of components by their codes, where the catalogue has better words than the terms. */
export type ComponentNames = Readonly<Record<string, string>>;

/** As the engine tells it and as it is read back from an order: a code and its facts. */
export interface ToldReason {
  readonly code: string;
  readonly facts: Readonly<Record<string, string | number | undefined>>;
}

/** A first-strong isolate: what comes from the shop's data keeps its own direction, and its digits. */
const isolated = (text: string) => `\u2068${text}\u2069`;

/** Marks a place in a sentence whose digits are about to be turned into the reader's. */
const mark = (name: string) => `\uE000${name.toLowerCase()}\uE001`;

/** Says a reason in the reader's language, calendar and digits. */
export function sayReason(
  t: TFunction,
  format: Format,
  reason: ToldReason,
  names: ComponentNames = {},
): string {
  const said: Record<string, unknown> = {};
  const own = new Map<string, string>();
  for (const [name, value] of Object.entries(reason.facts)) {
    if (value === undefined) continue;
    const form = reasonFactForms[name as keyof ReasonFacts];
    if (form === 'day') said[name] = format.day(String(value), 'long');
    else if (form === 'count') said.count = Number(value);
    else if (form === 'percent') said[name] = format.number(Number(value), { maximumFractionDigits: 2 });
    else if (form === 'startEvent') said[name] = t(`entitlement.startRule.${value}`);
    else if (form === 'layer' || form === 'kind' || form === 'cause')
      said[name] = t(`entitlement.${form}.${value}`);
    else {
      own.set(mark(name), isolated(name === 'component' ? (names[value] ?? String(value)) : String(value)));
      said[name] = mark(name);
    }
  }
  let sentence = format.digits(t(`entitlement.reason.${reason.code}`, said));
  for (const [place, text] of own) sentence = sentence.replaceAll(place, text);
  // "… 2027 г." ends a sentence by itself
  return sentence.replace(/(?<!\.)\.\.(?!\.)/g, '.');
}

/** The same for whoever is at the screen. */
export function useReasonSentence(names?: ComponentNames): (reason: ToldReason) => string {
  const { t } = useTranslation();
  const format = useFormat();
  return useCallback((reason) => sayReason(t, format, reason, names), [t, format, names]);
}

/** Each sentence once, in the order told: work and parts often say the same. */
export function distinctSentences(sentences: readonly string[]): string[] {
  return [...new Set(sentences)];
}
