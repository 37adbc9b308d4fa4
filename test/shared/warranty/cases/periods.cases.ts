import type { Day } from '../../../../shared/kernel/day.ts';
import { mergeStays, type PeriodInput } from '../../../../shared/warranty/warranty.periods.ts';

export interface PeriodCase {
  readonly name: string;
  readonly input: PeriodInput;
  readonly endsOn: Day | null;
}

const months = (startsOn: Day, count: number, endsOn: Day, name: string): PeriodCase => ({
  name,
  input: { startsOn, duration: { months: count }, calendar: 'gregory' },
  endsOn,
});

const jalali = (startsOn: Day, count: number, endsOn: Day, name: string): PeriodCase => ({
  name,
  input: { startsOn, duration: { months: count }, calendar: 'persian' },
  endsOn,
});

const days = (startsOn: Day, count: number, endsOn: Day, name: string): PeriodCase => ({
  name,
  input: { startsOn, duration: { days: count }, calendar: 'gregory' },
  endsOn,
});

export const gregorianMonths: readonly PeriodCase[] = [
  months(
    '2026-01-10',
    1,
    '2026-02-10',
    'one month ends on the same day of the next month, that day included',
  ),
  months('2026-01-10', 12, '2027-01-10', 'a year ends on its anniversary, that day included'),
  months('2024-03-10', 24, '2026-03-10', 'two years from 10 March 2024 end with 10 March 2026'),
  months('2026-01-01', 12, '2027-01-01', 'New Year to New Year'),
  months('2026-12-31', 12, '2027-12-31', 'the last day of the year to the last day of the next'),
  months('2026-12-15', 1, '2027-01-15', 'a month across the turn of the year'),
  months('2026-01-31', 1, '2026-02-28', '31 January has no 31 February: the last day of February'),
  months('2024-01-31', 1, '2024-02-29', '31 January in a leap year: 29 February'),
  months('2026-01-30', 1, '2026-02-28', '30 January: the last day of February'),
  months('2026-01-29', 1, '2026-02-28', '29 January in an ordinary year: 28 February'),
  months('2024-01-29', 1, '2024-02-29', '29 January in a leap year: 29 February exists'),
  months('2026-01-28', 1, '2026-02-28', '28 January needs no clamping'),
  months('2026-01-31', 2, '2026-03-31', 'two months from 31 January skip the short February'),
  months('2026-01-31', 3, '2026-04-30', 'April has 30 days'),
  months('2026-03-31', 6, '2026-09-30', 'September has 30 days'),
  months('2026-08-31', 6, '2027-02-28', 'half a year from 31 August: 28 February'),
  months('2027-08-31', 6, '2028-02-29', 'half a year from 31 August before a leap year: 29 February'),
  months('2026-10-31', 1, '2026-11-30', 'November has 30 days'),
  months('2026-05-31', 1, '2026-06-30', 'June has 30 days'),
  months(
    '2026-02-28',
    1,
    '2026-03-28',
    'from the last day of February the day number counts, not the end of month',
  ),
  months('2026-04-30', 1, '2026-05-30', 'from 30 April to 30 May, not to the end of May'),
  months('2024-02-29', 12, '2025-02-28', 'leap day and one year: 28 February'),
  months('2024-02-29', 24, '2026-02-28', 'leap day and two years: 28 February'),
  months('2024-02-29', 36, '2027-02-28', 'leap day and three years: 28 February'),
  months('2024-02-29', 48, '2028-02-29', 'leap day and four years: 29 February again'),
  months('2024-02-29', 1, '2024-03-29', 'leap day and one month: 29 March'),
  months('2024-02-29', 6, '2024-08-29', 'leap day and half a year: 29 August'),
  months('2096-02-29', 48, '2100-02-28', '2100 is no leap year'),
  months('2023-02-28', 12, '2024-02-28', '28 February into a leap year stays the 28th'),
  months('2024-02-28', 12, '2025-02-28', '28 February out of a leap year'),
  months('2024-03-01', 12, '2025-03-01', 'the day after the leap day'),
  months('2026-06-15', 120, '2036-06-15', 'ten years on a motor'),
  months('2026-06-15', 6, '2026-12-15', 'half a year on a battery'),
  months('2026-06-15', 18, '2027-12-15', 'a year and a half'),
  months('2026-06-15', 3, '2026-09-15', 'a quarter'),
];

export const jalaliMonths: readonly PeriodCase[] = [
  jalali('2024-09-21', 1, '2024-10-21', '31 Shahrivar 1403 and a month: 30 Mehr, for Mehr has 30 days'),
  jalali('2024-09-22', 1, '2024-10-22', '1 Mehr 1403 and a month: 1 Aban'),
  jalali('2024-04-19', 1, '2024-05-20', '31 Farvardin and a month: 31 Ordibehesht, both have 31 days'),
  jalali('2024-04-19', 6, '2024-10-21', '31 Farvardin and six months: 30 Mehr'),
  jalali('2024-04-19', 11, '2025-03-20', '31 Farvardin 1403 and eleven months: 30 Esfand of a leap year'),
  jalali(
    '2025-04-20',
    11,
    '2026-03-20',
    '31 Farvardin 1404 and eleven months: 29 Esfand of an ordinary year',
  ),
  jalali('2024-04-19', 12, '2025-04-20', '31 Farvardin to 31 Farvardin: 366 days over the leap Esfand'),
  jalali('2025-02-18', 1, '2025-03-20', '30 Bahman 1403 and a month: 30 Esfand, a leap year'),
  jalali('2026-02-19', 1, '2026-03-20', '30 Bahman 1404 and a month: 29 Esfand'),
  jalali('2025-03-20', 12, '2026-03-20', '30 Esfand 1403 and a year: 29 Esfand 1404'),
  jalali('2025-03-20', 48, '2029-03-19', '30 Esfand 1403 and four years: 29 Esfand 1407, not a leap year'),
  jalali('2025-03-20', 60, '2030-03-20', '30 Esfand 1403 and five years: 30 Esfand 1408, a leap year again'),
  jalali('2021-03-20', 48, '2025-03-20', '30 Esfand 1399 to 30 Esfand 1403: four years between leap years'),
  jalali('2024-03-20', 12, '2025-03-21', 'Nowruz 1403 to Nowruz 1404'),
  jalali('2025-03-21', 12, '2026-03-21', 'Nowruz 1404 to Nowruz 1405'),
  jalali('2017-10-08', 12, '2018-10-08', '16 Mehr 1396 and a year: 16 Mehr 1397'),
  jalali('2017-10-08', 18, '2019-04-05', '16 Mehr 1396 and 18 months: 16 Farvardin 1398'),
  jalali('2017-10-08', 24, '2019-10-08', '16 Mehr 1396 and two years: 16 Mehr 1398'),
  jalali(
    '2017-10-08',
    36,
    '2020-10-07',
    '16 Mehr 1396 and three years: 16 Mehr 1399, a day earlier in the Gregorian year',
  ),
  months('2017-10-08', 36, '2020-10-08', 'the same three years in Gregorian months end a day later'),
  months('2024-09-21', 1, '2024-10-21', 'a Gregorian month from 31 Shahrivar happens to end the same day'),
  months(
    '2024-04-19',
    1,
    '2024-05-19',
    'a Gregorian month from 31 Farvardin ends a day before the Jalali one',
  ),
];

export const daysAndLifetime: readonly PeriodCase[] = [
  days('2026-01-10', 1, '2026-01-11', 'one day: the day after is the last'),
  days(
    '2026-01-10',
    60,
    '2026-03-11',
    'sixty days from 10 January: 21 in January, 28 in February, 11 in March',
  ),
  days('2026-01-10', 90, '2026-04-10', 'ninety days from 10 January: 21 + 28 + 31 + 10'),
  days('2024-01-10', 60, '2024-03-10', 'sixty days over a leap day end one day number earlier'),
  days('2026-12-31', 1, '2027-01-01', 'a day over the turn of the year'),
  days('2026-01-01', 365, '2027-01-01', '365 days of an ordinary year'),
  days('2024-01-01', 365, '2024-12-31', '365 days in a leap year fall one short of the anniversary'),
  {
    name: 'for life has no last day',
    input: { startsOn: '2026-01-10', duration: 'lifetime', calendar: 'gregory' },
    endsOn: null,
  },
  {
    name: 'for life has no last day in the Jalali calendar either',
    input: { startsOn: '2026-01-10', duration: 'lifetime', calendar: 'persian' },
    endsOn: null,
  },
  {
    name: 'for life cannot be extended',
    input: { startsOn: '2026-01-10', duration: 'lifetime', calendar: 'gregory', extraMonths: 12 },
    endsOn: null,
  },
  {
    name: 'for life in a contract that names a last day ends on that day',
    input: { startsOn: '2026-01-10', duration: 'lifetime', calendar: 'gregory', cappedOn: '2026-12-31' },
    endsOn: '2026-12-31',
  },
  {
    name: 'a last day on paper before the duration ends wins',
    input: { startsOn: '2026-01-10', duration: { months: 12 }, calendar: 'gregory', cappedOn: '2026-06-30' },
    endsOn: '2026-06-30',
  },
  {
    name: 'a last day on paper after the duration ends does not lengthen it',
    input: { startsOn: '2026-01-10', duration: { months: 12 }, calendar: 'gregory', cappedOn: '2028-06-30' },
    endsOn: '2027-01-10',
  },
  {
    name: 'days count alike in the Jalali calendar',
    input: { startsOn: '2026-01-10', duration: { days: 60 }, calendar: 'persian' },
    endsOn: '2026-03-11',
  },
];

const extended = (
  startsOn: Day,
  count: number,
  extraMonths: number,
  endsOn: Day,
  name: string,
): PeriodCase => ({
  name,
  input: { startsOn, duration: { months: count }, calendar: 'gregory', extraMonths },
  endsOn,
});

export const extensions: readonly PeriodCase[] = [
  extended('2026-08-01', 24, 12, '2029-08-01', 'two years and twelve months are three years'),
  extended('2024-02-29', 24, 12, '2027-02-28', 'leap day, two years and twelve months: 28 February'),
  extended('2024-02-29', 36, 12, '2028-02-29', 'added in one step: 29 February again, not 28'),
  extended(
    '2026-01-31',
    1,
    1,
    '2026-03-31',
    'added in one step: 31 March, not the 28th carried on from February',
  ),
  extended('2026-08-01', 24, 0, '2028-08-01', 'no extension, no change'),
  {
    name: 'ninety days and a month: the month is counted from the ninetieth day',
    input: { startsOn: '2026-01-10', duration: { days: 90 }, calendar: 'gregory', extraMonths: 1 },
    endsOn: '2026-05-10',
  },
  {
    name: 'an extension in Jalali months: 31 Farvardin 1403 and 12 + 6 months is 30 Mehr 1404',
    input: { startsOn: '2024-04-19', duration: { months: 12 }, calendar: 'persian', extraMonths: 6 },
    endsOn: '2025-10-22',
  },
];

/** Stays that had all ended long before the day of asking. */
const stayed = (stays: readonly (readonly [Day, Day])[]) =>
  mergeStays(
    stays.map(([from, until]) => ({ from, until })),
    '2100-01-01',
  );

const paused = (stays: readonly (readonly [Day, Day])[], endsOn: Day, name: string): PeriodCase => ({
  name,
  input: {
    startsOn: '2026-01-10',
    duration: { days: 60 },
    calendar: 'gregory',
    stays: stayed(stays),
  },
  endsOn,
});

/** Sixty days from 10 January 2026 end on 11 March without a pause. */
export const pauses: readonly PeriodCase[] = [
  paused([], '2026-03-11', 'no stay, no pause'),
  paused([['2026-01-20', '2026-01-25']], '2026-03-16', 'five days in the shop move the end by five'),
  paused([['2026-01-20', '2026-01-21']], '2026-03-12', 'one night in the shop is one day'),
  paused(
    [
      ['2026-01-20', '2026-01-25'],
      ['2026-02-01', '2026-02-04'],
    ],
    '2026-03-19',
    'two stays of 5 and 3 days add up to 8',
  ),
  paused([['2026-01-01', '2026-01-08']], '2026-03-11', 'a stay before the term began does not count'),
  paused([['2026-01-01', '2026-01-10']], '2026-03-11', 'returned on the first day: nothing lost yet'),
  paused([['2026-01-05', '2026-01-15']], '2026-03-16', 'a stay over the first day counts from that day: 5'),
  paused([['2026-01-10', '2026-01-12']], '2026-03-13', 'a stay from the first day counts whole'),
  paused(
    [['2026-03-11', '2026-03-21']],
    '2026-03-21',
    'brought in on the last day: ten days in the shop are given back',
  ),
  paused(
    [['2026-03-12', '2026-03-22']],
    '2026-03-11',
    'brought in the day after the end: an ended term does not come alive',
  ),
  paused([['2026-03-10', '2026-03-20']], '2026-03-21', 'brought in a day before the end: ten days later'),
  paused(
    [
      ['2026-02-01', '2026-02-11'],
      ['2026-03-20', '2026-03-25'],
    ],
    '2026-03-26',
    'the first stay moves the end far enough that the second still counts',
  ),
  paused([['2026-03-20', '2026-03-25']], '2026-03-11', 'without the first stay the second comes too late'),
  paused(
    [
      ['2026-02-01', '2026-02-11'],
      ['2026-03-21', '2026-03-25'],
    ],
    '2026-03-25',
    'the second stay begins on the moved last day',
  ),
  paused(
    [
      ['2026-02-01', '2026-02-11'],
      ['2026-03-22', '2026-03-25'],
    ],
    '2026-03-21',
    'the second stay begins the day after the moved last day',
  ),
  {
    name: 'for life is not paused',
    input: {
      startsOn: '2026-01-10',
      duration: 'lifetime',
      calendar: 'gregory',
      stays: stayed([['2026-02-01', '2026-02-11']]),
    },
    endsOn: null,
  },
  {
    name: 'a pause moves the day after clamping: 28 February and three days',
    input: {
      startsOn: '2026-01-31',
      duration: { months: 1 },
      calendar: 'gregory',
      stays: stayed([['2026-02-10', '2026-02-13']]),
    },
    endsOn: '2026-03-03',
  },
  {
    name: 'a pause also moves a last day that the paper names',
    input: {
      startsOn: '2026-01-10',
      duration: { months: 12 },
      calendar: 'gregory',
      cappedOn: '2026-06-30',
      stays: stayed([['2026-02-01', '2026-02-03']]),
    },
    endsOn: '2026-07-02',
  },
];
