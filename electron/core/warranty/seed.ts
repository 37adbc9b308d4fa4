import { addDays } from '../../../shared/kernel/day.ts';
import { seedServices, seedTerms } from '../../../shared/warranty/warranty.seed.ts';
import type { Writing } from '../context.ts';
import { addService } from './services.ts';
import { closeTerms, newestVersion } from './terms.sql.ts';
import { insertTerms } from './terms.ts';

/** The terms and services that a new shop begins with. Needs the shop's profile; nobody need be signed in. */
export function seedWarranty(context: Writing): void {
  const { store, shop } = context;
  for (const { validFrom, terms } of seedTerms(shop.country, shop.language, shop.calendar)) {
    const before = store.get(newestVersion, { model: 0, category: 0, layer: terms.layer });
    if (before) store.run(closeTerms, { id: before.id, until: addDays(validFrom, -1) });
    const input = { modelId: null, categoryId: null, validFrom, terms };
    insertTerms(context, input, (before?.version ?? 0) + 1);
  }
  for (const { names, ...service } of seedServices) {
    const name = names[shop.language] ?? names.en;
    addService(context, { ...service, name, names, categoryId: null, priceMinor: null });
  }
}
