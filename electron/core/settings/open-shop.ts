import type { z } from 'zod';
import type { openShopSchema } from '../../../shared/settings/settings.contract.ts';
import { seedCatalogue } from '../catalogue/seed.ts';
import type { Reading, Writing } from '../context.ts';
import { seedPlaces } from '../custody/places.ts';
import { hashSecret } from '../people/secret-hash.ts';
import { beginSession } from '../people/sessions.ts';
import { addPerson } from '../people/staff.ts';
import { prepared } from '../use-case.ts';
import { seedWarranty } from '../warranty/seed.ts';
import { changeSeries } from './number-series.ts';
import { beginShop, refuseSecondShop } from './shop.ts';

type Opening = z.output<typeof openShopSchema>;

/** The first run: the shop, its first owner, this device as its first station, all at once or not at all. */
export const openShop = prepared({
  async before(context: Reading, { owner }: Opening) {
    refuseSecondShop(context);
    return { password: await hashSecret(owner.password), pin: await hashSecret(owner.pin) };
  },
  run(context: Writing, { profile, owner, stationName, branch, series }: Opening, hashes) {
    refuseSecondShop(context);
    context.store.chooseBranch(branch);
    beginShop(context, profile, false);
    seedCatalogue(context);
    seedWarranty(context);
    seedPlaces(context);
    for (const one of series) changeSeries(context, one);
    const { language, calendar } = profile;
    const ownerId = addPerson(
      context,
      { name: owner.name, roles: ['owner', 'counter', 'technician'], isSupervisor: true, language, calendar },
      hashes,
    );
    beginSession(context, ownerId, stationName);
    return { ownerId };
  },
});
