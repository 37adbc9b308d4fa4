import Holidays from 'date-holidays';
import { addDays, type Day, isDay } from './day.ts';
import type { Language } from './language.ts';

export interface Holiday {
  on: Day;
  name: string;
}

const dayMs = 86_400_000;

/** Old Persian fonts needed presentation forms and Arabic letters, and ﷲ brings its own alef along. */
function plainName(name: string, language: Language): string {
  const plain = name
    .replace(/\u0627\ufdf2/g, '\ufdf2')
    .normalize('NFKC')
    .trim();
  if (language !== 'fa') return plain;
  return plain
    .replace(/ك/g, 'ک')
    .replace(/ي/g, 'ی')
    .replace(/علیهالسلام/g, 'علیه\u200cالسلام')
    .replace(/عجلالله/g, 'عجل\u200cالله');
}

/**
 * The public holidays that begin in the Gregorian `year`, by day, one entry a day (two that meet are joined by ·), named in `language` where the
 * source has it and otherwise in the country's own. Half days are left out. Days that follow the moon are reckoned
 * ahead and may differ by one from what is announced, so a shop must be able to correct them. Empty for a country
 * (ISO 3166-1, two letters) that the source does not know.
 *
 * Apart from opening.ts because the source weighs 1.5 MB.
 */
export function holidaysOf(country: string, year: number, language: Language): Holiday[] {
  const spoken = language === 'zh-CN' ? 'zh' : language;
  const source = new Holidays(country.toUpperCase(), { types: ['public'], languages: [spoken] });
  const namesByFirstDay = new Map<Day, Set<string>>();
  const days = new Set<Day>();
  for (const holiday of source.getHolidays(year) ?? []) {
    const first = holiday.date.slice(0, 10);
    if (!isDay(first) || holiday.date.slice(11, 19) !== '00:00:00') continue;
    const names = new Set(namesByFirstDay.get(first)).add(plainName(holiday.name, language));
    namesByFirstDay.set(first, names);
    const lengthDays = Math.round((holiday.end.getTime() - holiday.start.getTime()) / dayMs);
    for (let offset = 0; offset < Math.max(1, lengthDays); offset += 1) days.add(addDays(first, offset));
  }
  let name = '';
  return [...days].sort().map((on) => {
    const names = namesByFirstDay.get(on);
    if (names) name = [...names].join(' · ');
    return { on, name };
  });
}
