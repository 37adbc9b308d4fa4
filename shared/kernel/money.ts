import { toLatinDigits } from './digits.ts';
import { intlTag, type Language, languages } from './language.ts';

/** Money as a safe integer of the currency's smallest unit: cents, rials, dong. */
export type Minor = number;

/** The currencies in circulation (ISO 4217, list one, without funds, metals and test codes). */
export const currencies: readonly string[] = (
  'AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF ' +
  'CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD ' +
  'HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL ' +
  'LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP ' +
  'PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT ' +
  'TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VES VND VUV WST XAF XCD XCG XOF XPF YER ZAR ZMW ZWG'
).split(' ');

const withoutMinorUnit = new Set(
  'BIF CLP DJF GNF IRR ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF'.split(' '),
);
const withThousandths = new Set('BHD IQD JOD KWD LYD OMR TND'.split(' '));

/**
 * Decimals of the currency's minor unit: 0, 2 or 3 (ISO 4217). The rial is counted whole, as nobody has used its
 * hundredths for decades. Fixed here and not asked of Intl: its answers change with the version of ICU, and with
 * them would change what a stored amount means.
 */
export function minorDigitsOf(currency: string): 0 | 2 | 3 {
  if (withoutMinorUnit.has(currency)) return 0;
  return withThousandths.has(currency) ? 3 : 2;
}

const formats = new Map<string, Intl.NumberFormat>();

function formatOf(currency: string, language: Language, display: 'symbol' | 'narrowSymbol' | 'none') {
  const key = `${currency} ${language} ${display}`;
  let format = formats.get(key);
  if (!format) {
    const digits = minorDigitsOf(currency);
    format = new Intl.NumberFormat(intlTag(language), {
      ...(display !== 'none' && { style: 'currency' as const, currency, currencyDisplay: display }),
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
    });
    formats.set(key, format);
  }
  return format;
}

/** As decimal text, because dividing by 100 loses cents above 2^46 major units. */
function majorOf(minor: Minor, currency: string): `${number}` {
  if (!Number.isSafeInteger(minor)) throw new RangeError(`no amount in minor units: ${minor}`);
  const digits = minorDigitsOf(currency);
  const units = String(Math.abs(minor)).padStart(digits + 1, '0');
  const sign = minor < 0 ? '-' : '';
  const whole = units.slice(0, units.length - digits);
  return `${sign}${whole}${digits > 0 ? `.${units.slice(-digits)}` : ''}` as `${number}`;
}

/** The amount with its currency, in the language's order, separators and digits. Throws RangeError on no safe integer. */
export function formatMoney(minor: Minor, currency: string, language: Language): string {
  return formatOf(currency, language, 'symbol').format(majorOf(minor, currency));
}

/** The amount without its currency, for a field that is typed into or a column whose head names the currency. */
export function formatAmount(minor: Minor, currency: string, language: Language): string {
  return formatOf(currency, language, 'none').format(majorOf(minor, currency));
}

/** The language's sign for the currency, for a field's end: € or ریال. */
export function currencySignOf(currency: string, language: Language): string {
  const parts = formatOf(currency, language, 'narrowSymbol').formatToParts(0);
  return parts.find((part) => part.type === 'currency')?.value ?? currency;
}

/** What people write where Intl knows only the symbol. */
const spokenSigns: Readonly<Record<string, readonly string[]>> = {
  CNY: ['元', '圆', 'rmb'],
  IRR: ['ریال', 'ريال', '﷼'],
  RUB: ['руб.', 'руб', 'р.', 'р'],
  VND: ['đồng', 'đ', 'd'],
};

function plain(text: string): string {
  return toLatinDigits(text.normalize('NFKC'))
    .replace(/\p{Cf}/gu, '')
    .replace(/\s/gu, ' ')
    .trim()
    .toLowerCase();
}

const signs = new Map<string, string[]>();

/** Everything that may stand before or behind an amount of this currency, the longest first. */
function signsOf(currency: string): string[] {
  let known = signs.get(currency);
  if (!known) {
    const written = languages.flatMap((language) =>
      (['symbol', 'narrowSymbol'] as const).map(
        (display) =>
          formatOf(currency, language, display)
            .formatToParts(0)
            .find((part) => part.type === 'currency')?.value ?? currency,
      ),
    );
    known = [...new Set([currency, ...written, ...(spokenSigns[currency] ?? [])].map(plain))].sort(
      (one, other) => other.length - one.length,
    );
    signs.set(currency, known);
  }
  return known;
}

function withoutSign(text: string, currency: string): string {
  for (const sign of signsOf(currency)) {
    if (text.startsWith(sign)) return text.slice(sign.length).trim();
    if (text.endsWith(sign)) return text.slice(0, -sign.length).trim();
  }
  return text;
}

const wholeInGroups =
  /^(?:[0-9]+|[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,3}(?:\.[0-9]{3})+|[0-9]{1,3}(?:[ '’][0-9]{3})+|[0-9]{1,3}(?:٬[0-9]{3})+)$/;

/** Where the fraction begins, -1 if there is none. A lone separator before three digits parts thousands. */
function decimalPlace(text: string, currency: string, language: Language | undefined): number {
  const arabic = text.indexOf('٫');
  if (arabic >= 0) return arabic;
  const last = Math.max(text.lastIndexOf('.'), text.lastIndexOf(','));
  if (last < 0) return -1;
  const separator = text[last] as string;
  if (text.indexOf(separator) !== last) return -1;
  if (/[.,٬ '’]/.test(text.slice(0, last))) return last;
  if (text.length - last - 1 !== 3) return last;
  if (minorDigitsOf(currency) !== 3) return /^0?$/.test(text.slice(0, last)) ? last : -1;
  const isPoint = separator === '.';
  const writesPoint =
    language === undefined || language === 'en' || language === 'zh-CN' || language === 'fa';
  return isPoint === writesPoint ? last : -1;
}

/**
 * The amount that a person typed: digits of any script, the currency's sign or code on either side, thousands by
 * point, comma, space or apostrophe. Of point and comma the last is the decimal one when both occur or when other
 * than three digits follow it. `language` matters only for currencies with three decimals, where `1,234` may be
 * either. Null for anything else: another currency's sign, broken groups, decimals that the currency does not
 * have, more than Number.MAX_SAFE_INTEGER.
 */
export function parseMoney(text: string, currency: string, language?: Language): Minor | null {
  let rest = plain(text).replace(/−/g, '-').replace(/،/g, ',');
  let isNegative = false;
  const takeMinus = () => {
    if (isNegative || !rest.startsWith('-')) return;
    isNegative = true;
    rest = rest.slice(1).trim();
  };
  takeMinus();
  rest = withoutSign(rest, currency);
  takeMinus();

  const place = decimalPlace(rest, currency, language);
  const whole = place < 0 ? rest : rest.slice(0, place) || '0';
  const fraction = place < 0 ? '' : rest.slice(place + 1);
  if (!wholeInGroups.test(whole) || (place >= 0 && !/^[0-9]+$/.test(fraction))) return null;
  const digits = minorDigitsOf(currency);
  if (/[1-9]/.test(fraction.slice(digits))) return null;
  const minor = Number(whole.replace(/[^0-9]/g, '') + fraction.slice(0, digits).padEnd(digits, '0'));
  if (!Number.isSafeInteger(minor)) return null;
  return isNegative && minor !== 0 ? -minor : minor;
}

/**
 * The share of an amount in basis points (hundredths of a percent; 2400 = 24 %), rounded to the minor unit, halves
 * away from zero. Exact for every safe integer. Throws RangeError if an argument is none or the share grows past one.
 */
export function shareOf(minor: Minor, basisPoints: number): Minor {
  if (!Number.isSafeInteger(minor) || !Number.isSafeInteger(basisPoints)) {
    throw new RangeError(`no share of ${minor} by ${basisPoints} basis points`);
  }
  const product = BigInt(minor) * BigInt(basisPoints);
  const size = product < 0n ? -product : product;
  const share = Number((size + 5_000n) / 10_000n);
  if (!Number.isSafeInteger(share)) throw new RangeError(`a share past the safe integers: ${share}`);
  return product < 0n && share !== 0 ? -share : share;
}
