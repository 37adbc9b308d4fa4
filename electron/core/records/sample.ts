import type { Language } from '../../../shared/kernel/language.ts';
import { samplePassword, samplePin } from '../../../shared/records/sample-secrets.ts';
import { suggestFor } from '../../../shared/settings/country.rules.ts';
import { seedCatalogue } from '../catalogue/seed.ts';
import type { Reading, Writing } from '../context.ts';
import { seedPlaces } from '../custody/places.ts';
import { hashSecret } from '../people/secret-hash.ts';
import { beginSession } from '../people/sessions.ts';
import { addPerson } from '../people/staff.ts';
import { beginShop, refuseSecondShop } from '../settings/shop.ts';
import { prepared } from '../use-case.ts';
import { seedWarranty } from '../warranty/seed.ts';
import { sampleShop } from './sample-goods.ts';
import { liveAYear } from './sample-year.ts';

/** Opens a shop that never was, with a year of its records, and signs its owner in here. */
export const openSample = prepared({
  async before(context: Reading) {
    refuseSecondShop(context);
    const [pin, password] = await Promise.all([hashSecret(samplePin), hashSecret(samplePassword)]);
    return { pin, password };
  },
  run(context: Writing, { language }: { language: Language }, secrets) {
    refuseSecondShop(context);
    const { staff, ...facts } = sampleShop.shops[language];
    const suggestion = suggestFor(facts.country);
    const { calendar } = suggestion;
    beginShop(
      context,
      {
        ...facts,
        zone: suggestion.zone,
        currency: suggestion.currency,
        taxBasisPoints: suggestion.taxBasisPoints,
        language,
        calendar,
        hours: suggestion.hours,
        website: '',
        paperLanguages: ['en', 'el', 'fa', 'vi', 'zh-CN', 'ru'],
        keepsPublicHolidays: true,
        closedDays: [],
        openDays: [],
        lockAfterMinutes: 10,
      },
      true,
    );
    const [ownerName = '', counterName = '', technicianName = ''] = staff;
    const person = { language, calendar };
    const add = (name: string, roles: ('owner' | 'counter' | 'technician')[], isSupervisor: boolean) =>
      addPerson(context, { ...person, name, roles, isSupervisor }, secrets);
    const owner = add(ownerName, ['owner', 'counter', 'technician'], true);
    const counter = add(counterName, ['counter'], false);
    const technician = add(technicianName, ['technician'], false);
    seedCatalogue(context);
    seedWarranty(context);
    seedPlaces(context);
    liveAYear(context, {
      counter: { id: counter, name: counterName, roles: ['counter'], isSupervisor: false, ...person },
      owner: { id: owner, name: ownerName, roles: ['owner'], isSupervisor: true, ...person },
      technician: {
        id: technician,
        name: technicianName,
        roles: ['technician'],
        isSupervisor: false,
        ...person,
      },
    });
    beginSession(context, owner, facts.name);
    return {};
  },
});
