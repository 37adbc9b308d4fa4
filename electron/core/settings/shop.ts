import type { CalendarName, Language } from '../../../shared/kernel/language.ts';
import type { OpeningHours } from '../../../shared/kernel/opening.ts';
import { refuse } from '../../../shared/kernel/refusal.ts';
import type { Profile } from '../../../shared/settings/settings.contract.ts';
import type { Reading, Writing } from '../context.ts';
import { changeShop, foundShop, shopProfile } from './settings.sql.ts';

export function shop({ store }: Reading) {
  const row = store.get(shopProfile) ?? refuse('conflict', 'settings.no-shop');
  const profile: Profile = {
    name: row.name,
    address: row.address,
    phone: row.phone,
    email: row.email,
    website: row.website,
    taxNumber: row.tax_number,
    country: row.country,
    zone: row.zone,
    currency: row.currency,
    taxBasisPoints: row.tax_basis_points,
    language: row.language as Language,
    calendar: row.calendar as CalendarName,
    paperLanguages: JSON.parse(row.paper_languages) as Language[],
    hours: JSON.parse(row.hours) as OpeningHours,
    keepsPublicHolidays: row.keeps_public_holidays === 1,
    closedDays: JSON.parse(row.closed_days) as Profile['closedDays'],
    openDays: JSON.parse(row.open_days) as string[],
    lockAfterMinutes: row.lock_after_minutes,
  };
  return { ...profile, branch: row.branch, isSample: row.is_sample === 1, hasLogo: row.has_logo === 1 };
}

/** What anybody at the door may see of the shop: the screens need it before somebody signs in. */
export function shopOnTheDoor({ store }: Reading) {
  const row = store.get(shopProfile);
  return row
    ? {
        name: row.name,
        country: row.country,
        zone: row.zone,
        currency: row.currency,
        language: row.language as Language,
        calendar: row.calendar as CalendarName,
        isSample: row.is_sample === 1,
        lockAfterMinutes: row.lock_after_minutes,
        hasLogo: row.has_logo === 1,
        phone: row.phone,
      }
    : null;
}

/**
 * Writes the shop's profile for the first time.
 * @throws Refusal `settings.shop-exists`: a file holds one shop, for good.
 */
export function beginShop(context: Writing, profile: Profile, isSample: boolean): void {
  const { store, now } = context;
  refuseSecondShop(context);
  store.run(foundShop, { ...columnsOf(profile), is_sample: isSample ? 1 : 0, now });
  context.record({ domain: 'settings', subject: null, after: { ...profile, isSample } });
}

export function refuseSecondShop({ store }: Reading): void {
  if (store.get(shopProfile)) refuse('conflict', 'settings.shop-exists');
}

type Changes = { [Field in keyof Profile]?: Profile[Field] | undefined };

export function change(context: Writing, changes: Changes): Record<string, never> {
  const { branch: _b, isSample: _s, hasLogo: _l, ...present } = shop(context);
  const before: Record<string, unknown> = {};
  const after: Record<string, unknown> = {};
  for (const field of Object.keys(present) as (keyof Profile)[]) {
    const value = changes[field];
    if (value === undefined || JSON.stringify(value) === JSON.stringify(present[field])) continue;
    before[field] = present[field];
    after[field] = value;
  }
  context.store.run(changeShop, columnsOf({ ...present, ...after }));
  context.record({ domain: 'settings', subject: null, before, after });
  return {};
}

function columnsOf(profile: Profile) {
  return {
    name: profile.name,
    address: profile.address,
    phone: profile.phone,
    email: profile.email,
    website: profile.website,
    tax_number: profile.taxNumber,
    country: profile.country,
    zone: profile.zone,
    currency: profile.currency,
    tax_basis_points: profile.taxBasisPoints,
    language: profile.language,
    calendar: profile.calendar,
    paper_languages: JSON.stringify(profile.paperLanguages),
    hours: JSON.stringify(profile.hours),
    closed_days: JSON.stringify(profile.closedDays),
    open_days: JSON.stringify(profile.openDays),
    keeps_public_holidays: profile.keepsPublicHolidays ? 1 : 0,
    lock_after_minutes: profile.lockAfterMinutes,
  };
}
