import { z } from 'zod';
import { change, select } from '../store/statement.ts';

export const shopFacts = select(
  z.object({
    name: z.string(),
    country: z.string(),
    zone: z.string(),
    currency: z.string(),
    language: z.string(),
    calendar: z.string(),
  }),
  'SELECT name, country, zone, currency, language, calendar FROM shop WHERE id = 1',
);

export const shopProfile = select(
  z.object({
    name: z.string(),
    address: z.string(),
    phone: z.string(),
    email: z.string(),
    website: z.string(),
    tax_number: z.string(),
    country: z.string(),
    zone: z.string(),
    currency: z.string(),
    tax_basis_points: z.number(),
    language: z.string(),
    calendar: z.string(),
    paper_languages: z.string(),
    hours: z.string(),
    closed_days: z.string(),
    open_days: z.string(),
    keeps_public_holidays: z.number(),
    lock_after_minutes: z.number(),
    is_sample: z.number(),
    has_logo: z.number(),
    branch: z.number(),
  }),
  `SELECT name, address, phone, email, website, tax_number, country, zone, currency, tax_basis_points, language,
          calendar, paper_languages, hours, closed_days, open_days, keeps_public_holidays, lock_after_minutes,
          is_sample, logo IS NOT NULL AS has_logo, branch.number AS branch
     FROM shop, branch WHERE shop.id = 1`,
);

export const foundShop = change(`
  INSERT INTO shop (id, name, address, phone, email, website, tax_number, country, zone, currency, tax_basis_points,
                    language, calendar, paper_languages, hours, closed_days, open_days, keeps_public_holidays,
                    lock_after_minutes, is_sample, opened_at)
  VALUES (1, :name, :address, :phone, :email, :website, :tax_number, :country, :zone, :currency, :tax_basis_points,
          :language, :calendar, :paper_languages, :hours, :closed_days, :open_days, :keeps_public_holidays,
          :lock_after_minutes, :is_sample, :now)`);

export const changeShop = change(`
  UPDATE shop SET name = :name, address = :address, phone = :phone, email = :email, website = :website,
                  tax_number = :tax_number, country = :country, zone = :zone, currency = :currency,
                  tax_basis_points = :tax_basis_points, language = :language, calendar = :calendar,
                  paper_languages = :paper_languages, hours = :hours, closed_days = :closed_days,
                  open_days = :open_days, keeps_public_holidays = :keeps_public_holidays,
                  lock_after_minutes = :lock_after_minutes
   WHERE id = 1`);

export const shopLogo = select(
  z.object({ logo: z.instanceof(Uint8Array), logo_type: z.string() }),
  'SELECT logo, logo_type FROM shop WHERE id = 1 AND logo IS NOT NULL',
);

export const keepLogo = change('UPDATE shop SET logo = :logo, logo_type = :type WHERE id = 1');
