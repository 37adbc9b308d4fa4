import { type CalendarName, defaultCalendarOf, type Language, languages } from '../kernel/language.ts';
import { currencies } from '../kernel/money.ts';
import { defaultOpeningHours, type OpeningHours } from '../kernel/opening.ts';

/** ISO 3166-1, two letters: the countries and territories in which people live and repair things. */
export const countries: readonly string[] = (
  'AD AE AF AG AI AL AM AO AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BW BY BZ ' +
  'CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK ' +
  'FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GT GU GW GY HK HN HR HT HU ID IE IL IM IN IO IQ IR IS ' +
  'IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ' +
  'ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL ' +
  'PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC ' +
  'TD TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG US UY UZ VA VC VE VG VI VN VU WF WS XK YE YT ZA ZM ZW'
).split(' ');

const notByFirstLetters: Readonly<Record<string, string>> = {
  EUR: 'AD AT AX BE BG BL CY DE EE ES FI FR GF GP GR HR IE IT LT LU LV MC ME MF MQ MT NL PM PT RE SI SK SM VA XK YT',
  USD: 'AS BQ EC FM GU IO MH MP PR PW SV TC TL US VG VI',
  XOF: 'BF BJ CI GW ML NE SN TG',
  XAF: 'CF CG CM GA GQ TD',
  XCD: 'AG AI DM GD KN LC MS VC',
  XPF: 'NC PF WF',
  XCG: 'CW SX',
  AUD: 'CC CX KI NF NR TV',
  NZD: 'CK NU PN TK',
  GBP: 'GG IM JE',
  DKK: 'FO GL',
  NOK: 'SJ',
  CHF: 'LI',
  ILS: 'PS',
  MAD: 'EH',
  RUB: 'RU',
  BYN: 'BY',
  PLN: 'PL',
  UAH: 'UA',
  GHS: 'GH',
  MXN: 'MX',
};

/** Standard rates of VAT, GST or sales tax in basis points, as they stood at the beginning of 2026. */
const taxes: Readonly<Record<string, number>> = {
  AT: 2000,
  AU: 1000,
  BE: 2100,
  BG: 2000,
  CH: 810,
  CN: 1300,
  CY: 1900,
  CZ: 2100,
  DE: 1900,
  DK: 2500,
  EE: 2400,
  ES: 2100,
  FI: 2550,
  FR: 2000,
  GB: 2000,
  GR: 2400,
  HR: 2500,
  HU: 2700,
  IE: 2300,
  IN: 1800,
  IR: 1000,
  IT: 2200,
  JP: 1000,
  KR: 1000,
  LT: 2100,
  LU: 1700,
  LV: 2100,
  MT: 1800,
  NL: 2100,
  NO: 2500,
  NZ: 1500,
  PL: 2300,
  PT: 2300,
  RO: 2100,
  RU: 2200,
  SE: 2500,
  SI: 2200,
  SK: 2300,
  TR: 2000,
  UA: 2000,
  VN: 1000,
  ZA: 1500,
};

/** Where a country has several zones, the one in which most of its people live. */
const mainZones: Readonly<Record<string, string>> = {
  AR: 'America/Argentina/Buenos_Aires',
  AU: 'Australia/Sydney',
  BR: 'America/Sao_Paulo',
  CA: 'America/Toronto',
  CL: 'America/Santiago',
  CN: 'Asia/Shanghai',
  CY: 'Asia/Nicosia',
  DE: 'Europe/Berlin',
  ES: 'Europe/Madrid',
  ID: 'Asia/Jakarta',
  KZ: 'Asia/Almaty',
  MX: 'America/Mexico_City',
  MN: 'Asia/Ulaanbaatar',
  NZ: 'Pacific/Auckland',
  PT: 'Europe/Lisbon',
  RU: 'Europe/Moscow',
  UA: 'Europe/Kyiv',
  US: 'America/New_York',
  VN: 'Asia/Ho_Chi_Minh',
};

const spoken: Readonly<Record<string, Language>> = { CY: 'el', AF: 'fa', BY: 'ru', KZ: 'ru', KG: 'ru' };

export interface Suggestion {
  /** IANA name; 'UTC' where nothing better is known. */
  zone: string;
  currency: string;
  /** Null where the program does not speak the country's language. */
  language: Language | null;
  calendar: CalendarName;
  hours: OpeningHours;
  /** Basis points; 0 where no rate is known. */
  taxBasisPoints: number;
}

/** What a new shop in the country (ISO 3166-1, two letters) most likely wants; all of it may be changed. */
export function suggestFor(country: string): Suggestion {
  const language = languageOf(country);
  return {
    zone: zoneOf(country),
    currency: currencyOf(country),
    language,
    calendar: country === 'IR' || country === 'AF' ? 'persian' : defaultCalendarOf(language ?? 'en'),
    hours: defaultOpeningHours(country),
    taxBasisPoints: taxes[country] ?? 0,
  };
}

/** True for an IANA time zone that this runtime knows. */
export function isZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone.length > 0;
  } catch {
    return false;
  }
}

function currencyOf(country: string): string {
  const named = Object.keys(notByFirstLetters).find((code) =>
    notByFirstLetters[code]?.split(' ').includes(country),
  );
  return named ?? currencies.find((code) => code.startsWith(country)) ?? 'USD';
}

/** Newer runtimes answer by a method, older ones by a property. */
interface LocaleWithZones {
  getTimeZones?(): string[] | undefined;
  timeZones?: string[];
}

function zoneOf(country: string): string {
  const locale = new Intl.Locale(`und-${country}`) as unknown as LocaleWithZones;
  const zone = mainZones[country] ?? (locale.getTimeZones?.() ?? locale.timeZones)?.[0] ?? 'UTC';
  return isZone(zone) ? zone : 'UTC';
}

function languageOf(country: string): Language | null {
  const likely = new Intl.Locale(`und-${country}`).maximize();
  const named = likely.language === 'zh' ? (likely.script === 'Hans' ? 'zh-CN' : null) : likely.language;
  return spoken[country] ?? languages.find((language) => language === named) ?? null;
}
