import { names as namesSchema } from '../../../shared/catalogue/catalogue.contract.ts';
import { nameIn } from '../../../shared/catalogue/catalogue.rules.ts';
import type { CoverageWord } from '../../../shared/repairs/repairs.rules.ts';
import type { RepairState, StateGroup } from '../../../shared/repairs/states.rules.ts';
import type { WarrantyCard } from '../../../shared/warranty/warranty.contract.ts';
import { priceToday } from '../../../shared/warranty/warranty.prices.ts';
import { type Layer, warrantyTermsSchema } from '../../../shared/warranty/warranty.terms.ts';
import type { Verdict } from '../../../shared/warranty/warranty.verdict.ts';
import { units } from '../catalogue/units.ts';
import type { Reading } from '../context.ts';
import { customerById } from '../customers/customers.ts';
import { deviceById } from '../devices/devices.ts';
import type { ChosenTerms } from './applied-terms.ts';
import { coversOfDevice, historyOfDevice, servicesForCategory } from './card.sql.ts';
import { decideCoverage } from './coverage.ts';
import { voidMarks } from './facts.sql.ts';
import { factsOfDevice } from './facts.ts';

/** All that is asked at the counter about one device, on one page. */
export function card(context: Reading, { deviceId }: { deviceId: number }): WarrantyCard {
  const { store } = context;
  const device = deviceById(context, deviceId);
  const { id, number, phones, flag } = customerById(context, device.customerId);
  const facts = factsOfDevice(context, deviceId);
  const { verdict, entitlement } = decideCoverage(context, { facts });
  const mark = store.all(voidMarks, { devices: JSON.stringify([deviceId]) }).at(-1);
  return {
    device,
    customer: { id, number, phone: phones[0]?.e164 ?? '', flag },
    verdict,
    entitlement,
    terms: (facts.terms as readonly ChosenTerms[]).map(({ id, layer, version, validFrom, scope, terms }) => ({
      id: Number(id),
      layer,
      name: terms.name,
      version,
      validFrom,
      scope,
    })),
    covers: store.all(coversOfDevice, { device: deviceId }).map((row) => ({
      id: row.id,
      layer: row.layer as Layer,
      name: warrantyTermsSchema.parse(JSON.parse(row.body)).name,
      reference: row.reference,
      startsOn: row.starts_on,
      endsOn: row.ends_on,
    })),
    voidMark: facts.voidMark && { on: facts.voidMark.on, reason: mark?.reason ?? device.voidReason },
    history: store.all(historyOfDevice, { device: deviceId }).map((row) => ({
      id: row.id,
      number: row.number,
      state: row.state as RepairState,
      group: row.state_group as StateGroup,
      fault: row.fault,
      finding: row.finding,
      outcome: row.outcome,
      coverage: row.coverage as CoverageWord,
      receivedAt: row.received_at,
      closedAt: row.closed_at,
    })),
    services: servicesFor(context, device.categoryId, verdict),
    currency: context.shop.currency,
    componentNames: componentNames(context, device),
  };
}

function servicesFor(context: Reading, categoryId: number, verdict: Verdict): WarrantyCard['services'] {
  const language = context.actor.language;
  return context.store.all(servicesForCategory, { category: categoryId }).map((row) => {
    const coveredBasisPoints = row.is_coverable === 1 ? verdict.kinds[row.kind].coveredBasisPoints : 0;
    return {
      id: row.id,
      name: nameIn({ name: row.name, names: namesSchema.parse(JSON.parse(row.names)) }, language),
      kind: row.kind,
      usualMinutes: row.usual_minutes,
      priceMinor: row.price_minor,
      coveredBasisPoints,
      todayMinor: priceToday(row.price_minor, coveredBasisPoints),
    };
  });
}

/** What the units of a product are called by whoever reads, by the code that warranty terms use. */
export function componentNames(
  context: Reading,
  product: { categoryId: number; modelId: number | null },
  language = context.actor.language,
): Record<string, string> {
  const known = units(context, { categoryId: product.categoryId, modelId: product.modelId ?? undefined });
  return Object.fromEntries(known.map((unit) => [unit.code, nameIn(unit, language)]));
}
