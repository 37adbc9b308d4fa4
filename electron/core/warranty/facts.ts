import { isRepairDone } from '../../../shared/bench/outcome.rules.ts';
import { type Day, dayOfInstant } from '../../../shared/kernel/day.ts';
import { refuse } from '../../../shared/kernel/refusal.ts';
import { searchText } from '../../../shared/kernel/search-text.ts';
import {
  type BoughtCover,
  blankDevice,
  type DeviceFacts,
  type PastCover,
  type PastRepair,
  type RepairLine,
  type StartDates,
  type VoidMark,
  voidableLayers,
} from '../../../shared/warranty/warranty.facts.ts';
import type { Outcome } from '../../../shared/warranty/warranty.outcome.ts';
import type { Kind } from '../../../shared/warranty/warranty.terms.ts';
import type { Reading } from '../context.ts';
import { deviceLayers, openTermsShelf, type Product, type TermsShelf, termsIn } from './applied-terms.ts';
import {
  coversForWarranty,
  devicesForWarranty,
  modelForWarranty,
  ownersForWarranty,
  repairsForWarranty,
  voidMarks,
} from './facts.sql.ts';

/** What the engine is told of these devices, in as many looks as for one. A device that nobody knows is missing. */
export function factsOfDevices(context: Reading, ids: readonly number[]): Map<number, DeviceFacts> {
  const { store, shop } = context;
  const devices = JSON.stringify(ids);
  const shelf = openTermsShelf(context);
  const owners = grouped(store.all(ownersForWarranty, { devices }));
  const covers = grouped(store.all(coversForWarranty, { devices }));
  const repairs = grouped(store.all(repairsForWarranty, { devices }));
  const marks = grouped(store.all(voidMarks, { devices }));
  const facts = new Map<number, DeviceFacts>();
  for (const device of store.all(devicesForWarranty, { devices })) {
    const product = { categoryId: device.category_id, modelId: device.model_id };
    const knownOn = dayOfInstant(device.created_at, shop.zone);
    const past = repairs.get(device.id) ?? [];
    const open = past.find((repair) => repair.state_group === 'open');
    const dates = {
      purchasedOn: device.purchased_on,
      deliveredOn: device.delivered_on,
      installedOn: device.installed_on,
      manufacturedOn: device.manufactured_on,
    };
    facts.set(device.id, {
      ...dates,
      isRegistered: device.is_registered === 1,
      voidMark: voidMarkOf(marks.get(device.id) ?? [], device.void_reason, dates.purchasedOn ?? knownOn),
      ownerChanges: (owners.get(device.id) ?? []).slice(1).map(({ since_on }) => since_on),
      exchange: null,
      terms: shelf.on(product, termsDay(dates, knownOn)).filter(({ layer }) => deviceLayers.includes(layer)),
      ...boughtCovers(covers.get(device.id) ?? []),
      repairs: past.flatMap((repair) => pastRepair(repair, product, shelf, shop.zone)),
      inShopSince: open ? dayOfInstant(open.received_at, shop.zone) : null,
    });
  }
  return facts;
}

export function factsOfDevice(context: Reading, id: number): DeviceFacts {
  return factsOfDevices(context, [id]).get(id) ?? refuse('not-found', 'devices.unknown', { id });
}

export interface UnknownDevice extends Partial<StartDates> {
  categoryId: number;
  brand?: string;
  model?: string;
  isRegistered?: boolean;
}

/** The same of a device that stands on the counter and is in no book yet. */
export function factsOfUnknownDevice(context: Reading, device: UnknownDevice): DeviceFacts {
  const { categoryId, brand = '', model = '', isRegistered = true, ...given } = device;
  const key = searchText(model);
  const known = key
    ? context.store.get(modelForWarranty, { brand: searchText(brand), model: key, category: categoryId })
    : undefined;
  const dates = {
    purchasedOn: given.purchasedOn ?? null,
    deliveredOn: given.deliveredOn ?? null,
    installedOn: given.installedOn ?? null,
    manufacturedOn: given.manufacturedOn ?? null,
  };
  const terms = openTermsShelf(context)
    .on({ categoryId, modelId: known?.id ?? null }, termsDay(dates, context.today))
    .filter(({ layer }) => deviceLayers.includes(layer));
  return { ...blankDevice, ...dates, isRegistered, terms };
}

/** The day whose version a device keeps: that of the purchase, else of the delivery, else on which it came to be known. */
export function termsDay(dates: Pick<StartDates, 'purchasedOn' | 'deliveredOn'>, knownOn: Day): Day {
  return dates.purchasedOn ?? dates.deliveredOn ?? knownOn;
}

type Row<Statement extends { _row?: unknown }> = NonNullable<Statement['_row']>;

function grouped<Found extends { device_id: number }>(rows: readonly Found[]): Map<number, Found[]> {
  const groups = new Map<number, Found[]>();
  for (const row of rows) {
    const group = groups.get(row.device_id);
    if (group) group.push(row);
    else groups.set(row.device_id, [row]);
  }
  return groups;
}

/** The last mark counts; a word in the device's own record, as old records bring it, voids from the beginning. */
function voidMarkOf(marks: readonly Row<typeof voidMarks>[], recorded: string, since: Day): VoidMark | null {
  const last = marks.at(-1);
  if (last) return last.void_on === null ? null : { on: last.void_on, layers: voidableLayers };
  return recorded === '' ? null : { on: since, layers: voidableLayers };
}

function boughtCovers(rows: readonly Row<typeof coversForWarranty>[]) {
  const plans: BoughtCover[] = [];
  const contracts: BoughtCover[] = [];
  for (const row of rows) {
    const cover = {
      id: String(row.id),
      terms: termsIn(row.body),
      startsOn: row.starts_on,
      endsOn: row.ends_on,
      remainingUses: null,
    };
    (row.layer === 'contract' ? contracts : plans).push(cover);
  }
  return { plans, contracts };
}

/** An order that was closed: time in the shop, and unless nothing was mended, work that we answer for. */
function pastRepair(
  row: Row<typeof repairsForWarranty>,
  product: Product,
  shelf: TermsShelf,
  zone: string,
): PastRepair[] {
  if (row.state_group !== 'closed' || row.closed_at === null) return [];
  const receivedOn = dayOfInstant(row.received_at, zone);
  const finishedOn = dayOfInstant(row.closed_at, zone);
  const isDone = row.state !== 'cancelled' && isRepairDone(row.outcome);
  const warranty = isDone ? shelf.on(product, finishedOn).find(({ layer }) => layer === 'repair') : undefined;
  return [
    {
      id: String(row.id),
      receivedOn,
      finishedOn,
      stays: [{ from: receivedOn, until: finishedOn }],
      lines: isDone ? doneLines(row.id, row.decided) : [],
      warranty: warranty ? { id: warranty.id, terms: warranty.terms } : null,
    },
  ];
}

/** An order without lines of its own was work and whatever parts it needed, paid for as was decided on it. */
function doneLines(repairId: number, decided: string | null): RepairLine[] {
  const outcome = decided === null ? null : (JSON.parse(decided) as Outcome);
  return (['labour', 'parts'] as const).map((kind) => ({
    id: `${repairId}-${kind}`,
    kind,
    component: null,
    faultCode: null,
    coveredBy: coveredBy(outcome, kind),
    supply: null,
  }));
}

function coveredBy(outcome: Outcome | null, kind: Kind): PastCover | null {
  const line = outcome?.lines.find((one) => one.kind === kind);
  return line?.layer ? { layer: line.layer, grantId: line.grantId } : null;
}
