import { imeiOf, type sampleShop } from '../../electron/core/records/sample-goods.ts';
import type { SeededRandom } from '../../electron/core/records/seeded-random.ts';
import { codeText } from '../../shared/kernel/search-text.ts';
import type { Owner } from './shop-customers.ts';
import { addLife, standingOf } from './shop-life.ts';
import type { ShopRows } from './shop-rows.ts';

const DAY_MS = 24 * 3_600_000;
/** Orders taken in within this many days are still in the shop. */
const OPEN_MS = 20 * DAY_MS;

/** A product of the sample shop as it stands in this file. */
export interface Product {
  good: (typeof sampleShop.goods)[number];
  model: string;
  modelId: number;
  brandId: number;
  categoryId: number;
}

interface Sold {
  id: number;
  label: string;
  serial: string;
  key: string;
  product: Product;
  owner: Owner;
}

/** One device, sold on that day. `index` counts them, and makes its serial number. */
export function addDevice(rows: ShopRows, index: number, at: number, owner: Owner, product: Product): Sold {
  const { good, model, modelId, brandId, categoryId } = product;
  const day = dayOf(at);
  const serial = good.imei
    ? imeiOf(index)
    : `${good.brand.slice(0, 3).toUpperCase()}-${1_000_000 + index * 7}-X`;
  const key = codeText(serial);
  const label = `${good.brand} ${model}`;
  const id = rows.id();
  rows.insert('device', {
    ...{ id, customer_id: owner.id, category_id: categoryId, brand_id: brandId, model_id: modelId, label },
    ...{
      serial,
      serial_key: key,
      imei2_key: null,
      purchased_on: day,
      delivered_on: null,
      installed_on: null,
    },
    ...{ manufactured_on: null, receipt_number: `A-${index}`, proof: 'seen', seller: 'Test shop', place: '' },
    ...{
      price_minor: good.price,
      notes: '',
      is_registered: 1,
      void_reason: '',
      created_at: at,
      changed_at: at,
    },
  });
  rows.insert('device_owner', { id: rows.id(), device_id: id, customer_id: owner.id, since_on: day });
  rows.findable({
    ...{ kind: 'device', ref: id, title: label, detail: `${serial} · ${owner.name}` },
    ...{ more: [good.category, 'Test shop'], codes: [key, codeText(`A-${index}`), codeText(model)] },
  });
  rows.event(at, 'devices.register', id, { label, serial });
  return { id, label, serial, key, product, owner };
}

/** One order on that device, with its life up to `now`, and whether it is still in the shop then. */
export function addOrder(
  rows: ShopRows,
  random: SeededRandom,
  { index, at, now, device }: { index: number; at: number; now: number; device: Sold },
): { id: number; isOpen: boolean } {
  const { label, owner, product } = device;
  const isOpen = at > now - OPEN_MS;
  const [id, visit_id] = [rows.id(), rows.id()];
  const standing = standingOf(rows, random, isOpen);
  const closed_at = isOpen ? null : at + 5 * DAY_MS;
  const number = `X-${String(index + 1).padStart(7, '0')}`;
  const fault = random.pick(product.good.faults).en;
  const promised = isOpen && random.chance(90) ? dayOf(at + 14 * DAY_MS) : null;
  const customer_id = owner.id;
  rows.insert('visit', { id: visit_id, customer_id, at, taken_by: rows.person });
  rows.insert('repair', {
    ...{ id, number, number_key: codeText(number), visit_id, customer_id, device_id: device.id },
    ...{ state: standing.state, state_group: isOpen ? 'open' : 'closed', fault, wishes: '' },
    ...{ condition_note: '', finding: '', outcome: isOpen ? '' : 'fixed', cost_limit_minor: null },
    ...{ currency: 'EUR', coverage: 'notCovered', promised_on: promised, received_at: at },
    ...{
      received_by: rows.person,
      owner_id: standing.ownerId,
      closed_at,
      changed_at: at,
    },
    ...{ import_id: null, category_id: product.categoryId, waits_for: standing.waitsFor, state_since: at },
    ...{ technician_id: standing.technicianId, is_urgent: standing.isUrgent ? 1 : 0 },
    ready_at: standing.state === 'ready' ? at + DAY_MS : closed_at,
  });
  if (promised !== null) {
    rows.insert('promise', {
      ...{ id: rows.id(), kind: 'handover', customer_id, repair_id: id, due_on: promised, made_at: at },
      ...{ made_by: rows.person, revises: null, reason: '' },
    });
  }
  rows.findable({
    ...{
      kind: 'repair',
      ref: id,
      title: `${number} · ${label}`,
      detail: `${owner.name} · ${fault}`,
      more: [],
    },
    codes: [codeText(number), device.key, owner.phone, `30${owner.phone}`],
  });
  rows.event(at, 'repairs.takeIn', id, { number, deviceId: device.id, fault, state: 'received' });
  addLife(rows, random, { id, deviceId: device.id, at, standing });
  return { id, isOpen };
}

function dayOf(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}
