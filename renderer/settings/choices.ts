import { useMemo } from 'react';
import { intlTag, type Language, languageNames, languages } from '../../shared/kernel/language.ts';
import { currencies } from '../../shared/kernel/money.ts';
import { countries, suggestFor } from '../../shared/settings/country.rules.ts';
import { useDesk } from '../ui/desk.ts';

interface Choice {
  value: string;
  label: string;
}

function named(
  codes: readonly string[],
  names: Intl.DisplayNames,
  language: Language,
  withCode: boolean,
): Choice[] {
  const order = new Intl.Collator(intlTag(language));
  return codes
    .map((value) => {
      const name = names.of(value) ?? value;
      return { value, label: withCode ? `${name} (${value})` : name };
    })
    .sort((one, other) => order.compare(one.label, other.label));
}

/** Countries, in the reader's language and order. */
export function useCountries(): Choice[] {
  const { language } = useDesk();
  return useMemo(
    () => named(countries, new Intl.DisplayNames([language], { type: 'region' }), language, false),
    [language],
  );
}

export function useCurrencies(): Choice[] {
  const { language } = useDesk();
  return useMemo(
    () => named(currencies, new Intl.DisplayNames([language], { type: 'currency' }), language, true),
    [language],
  );
}

/** IANA zones as this browser knows them; the shop's own is always among them. */
export function zonesWith(present: string): string[] {
  const known = Intl.supportedValuesOf('timeZone');
  return present === '' || known.includes(present) ? known : [present, ...known];
}

export const languageChoices: Choice[] = languages.map((value) => ({ value, label: languageNames[value] }));

const homes: Readonly<Record<Language, string>> = {
  en: 'GB',
  el: 'GR',
  fa: 'IR',
  vi: 'VN',
  'zh-CN': 'CN',
  ru: 'RU',
};

/** Where the computer seems to stand: by its own clock's zone, otherwise by the language chosen. */
export function likelyCountry(language: Language): string {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (suggestFor(homes[language]).zone === zone) return homes[language];
  return countries.find((country) => suggestFor(country).zone === zone && zone !== 'UTC') ?? homes[language];
}
