import Database from 'better-sqlite3';
import { categoryNamed } from '../../electron/core/catalogue/categories.ts';
import { brandNamed, modelNamed } from '../../electron/core/catalogue/products.ts';
import type { Visitor } from '../../electron/core/context.ts';
import { addPerson } from '../../electron/core/people/staff.ts';
import { sampleShop } from '../../electron/core/records/sample-goods.ts';
import { seededRandom } from '../../electron/core/records/seeded-random.ts';
import { seedWarranty } from '../../electron/core/warranty/seed.ts';
import { leaveDesk } from '../kit/desk.ts';
import { MONDAY_MORNING } from '../kit/shop.ts';
import { fillInBulk } from './bulk-insert.ts';
import { addCustomer, type Owner } from './shop-customers.ts';
import { addDevice, addOrder, type Product } from './shop-orders.ts';
import { ShopRows } from './shop-rows.ts';

/** What the measurements ask for: things that are in the shop, drawn with the same seed every time. */
export interface BigShop {
  file: string;
  size: number;
  visitor: Visitor;
  serials: string[];
  customerIds: number[];
  /** Offices, landlords: customers who have come again and again. */
  regularIds: number[];
  /** Orders of the last weeks, most of them in the shop. */
  orderIds: number[];
  /** Customers with a device that is not in the shop. */
  owners: { customerId: number; deviceId: number }[];
}

type Samples = Pick<BigShop, 'serials' | 'customerIds' | 'regularIds' | 'orderIds' | 'owners'>;

/** Beside the owner. */
const technicians = ['Anna', 'Boris', 'Chen', 'Dimitra', 'Emir', 'Farid', 'Giang', 'Huy'];

const TEN_YEARS_MS = 3652 * 24 * 3_600_000;
const CHUNK = 20_000;
const SAMPLES = 2000;

/**
 * Makes a shop of `size` devices and as many orders over ten years, with its customers, promises, events and search.
 * One order in ten is of a regular, who has come some thirty times; all others have come once or twice.
 * The same size gives the same shop. Written in bulk without the core: a million in minutes instead of hours.
 */
export async function makeBigShop(file: string, size: number): Promise<BigShop> {
  const products: Product[] = [];
  const visitor = await leaveDesk(file, (desk) =>
    desk.within((context) => {
      seedWarranty(context);
      for (const name of technicians) {
        const fields = { name, roles: ['technician' as const], isSupervisor: false };
        addPerson(context, { ...fields, language: 'en', calendar: 'gregory' }, {});
      }
      for (const good of sampleShop.goods) {
        const categoryId = categoryNamed(context, good.category);
        const brandId = brandNamed(context, good.brand) ?? 0;
        for (const model of good.models) {
          const modelId = modelNamed(context, brandId, categoryId, model) ?? 0;
          products.push({ good, model, modelId, brandId, categoryId });
        }
      }
    }),
  );
  const db = new Database(file);
  let samples: Samples | undefined;
  fillInBulk(db, () => {
    samples = fill(db, size, products);
  });
  db.close();
  return { file, size, visitor, ...(samples as Samples) };
}

function fill(db: Database.Database, size: number, products: readonly Product[]): Samples {
  const rows = new ShopRows(db);
  const random = seededRandom(1396);
  const owners: Owner[] = [];
  const samples: Samples = { serials: [], customerIds: [], regularIds: [], orderIds: [], owners: [] };
  const isDrawn = () => random.below(size) < SAMPLES * 2;
  const momentOf = (share: number) => MONDAY_MORNING - TEN_YEARS_MS + Math.floor(TEN_YEARS_MS * share);
  const customers = Math.ceil(size * 0.6);
  const regulars = Math.ceil(size * 0.003);

  inChunks(db, customers, (index) => {
    const owner = addCustomer(rows, random, index, momentOf(index / customers));
    owners.push(owner);
    if (index < regulars && samples.regularIds.length < SAMPLES) samples.regularIds.push(owner.id);
    if (isDrawn() && samples.customerIds.length < SAMPLES) samples.customerIds.push(owner.id);
  });
  inChunks(db, size, (index) => {
    const owner = owners[random.below(random.chance(10) ? regulars : customers)] as Owner;
    const at = momentOf((index + 1) / (size + 1));
    const device = addDevice(rows, index, at, owner, random.pick(products));
    const { id, isOpen } = addOrder(rows, random, { index, at, now: MONDAY_MORNING, device });
    if (index >= size - SAMPLES / 4) samples.orderIds.push(id);
    if (!isDrawn() || samples.serials.length >= SAMPLES) return;
    samples.serials.push(device.serial);
    if (!isOpen) samples.owners.push({ customerId: owner.id, deviceId: device.id });
  });
  rows.finish(customers);
  return samples;
}

function inChunks(db: Database.Database, count: number, make: (index: number) => void): void {
  for (let from = 0; from < count; from += CHUNK) {
    db.transaction(() => {
      for (let index = from; index < Math.min(count, from + CHUNK); index++) make(index);
    })();
  }
}
