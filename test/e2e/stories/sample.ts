import { dayOfInstant } from '../../../shared/kernel/day.ts';
import { type Language, languages } from '../../../shared/kernel/language.ts';
import { samplePassword, samplePin } from '../../../shared/records/sample-secrets.ts';
import { openDayAfter } from '../../kit/open-day.ts';
import type { Reader } from './reader.ts';

/** Whoever works in the sample shop signs in with these. */
export const sampleSecrets = { pin: samplePin, password: samplePassword };

interface OpenOrder {
  id: number;
  number: string;
  customerId: number;
  customerName: string;
  customerNumber: string;
  customerPhone: string;
  customerLanguage: string;
  deviceId: number;
  label: string;
  serial: string;
  promisedOn: string;
}

interface Rows<Row> {
  rows: Row[];
}

/**
 * An order of the sample shop whose device has a serial, which was promised, and whose customer has a phone; of a
 * customer of that language, for whom one is taken in where there is none.
 */
export async function someOpenOrder(reader: Reader, language?: Language): Promise<OpenOrder> {
  const { rows } = await reader.call<Rows<OpenOrder>>('repairs.list', { group: 'open', limit: 100 });
  for (const { id, deviceId, serial, promisedOn } of rows) {
    if (!deviceId || !serial || !promisedOn) continue;
    const order = await orderOf(reader, id);
    if (order.customerPhone && (!language || order.customerLanguage === language)) return order;
  }
  if (!language) throw new Error('the sample shop has no such order');
  return orderOf(reader, await takeInFor(reader, language));
}

const orderOf = (reader: Reader, id: number) => reader.call<OpenOrder>('repairs.byId', { id });

async function takeInFor(reader: Reader, language: Language): Promise<number> {
  const customers = await reader.call<Rows<{ id: number; language: string }>>('customers.list', {
    limit: 200,
  });
  const categories =
    await reader.call<{ id: number; names: Record<string, string> }[]>('catalogue.categories');
  const device = {
    categoryId: categories.find(({ names }) => names.en === 'Toaster')?.id,
    brand: 'Dualit',
    model: 'Classic',
    serial: `DUA-5${languages.indexOf(language)}-Q7`,
  };
  const { zone, country } = await reader.call<{ zone: string; country: string }>('settings.shop');
  const promisedOn = openDayAfter(dayOfInstant(Date.now(), zone), 5, country);
  const { repairs } = await reader.call<{ repairs: { id: number }[] }>('repairs.takeIn', {
    customer: { id: customers.rows.find((customer) => customer.language === language)?.id },
    items: [
      {
        device: { new: device },
        fault: 'Burns one side',
        promisedOn,
        overrideReason: 'promised on the phone',
      },
    ],
  });
  return repairs[0]?.id as number;
}

interface CoveredDevice {
  id: number;
  serial: string;
  label: string;
  customerId: number;
  customerName: string;
  daysLeft: number;
}

interface Card {
  device: Omit<CoveredDevice, 'daysLeft'> & { openRepairId: number | null };
  verdict: { status: string; daysLeft: number | null };
}

/** A device of the sample shop that is covered for some days more and not in the shop now. */
export async function someCoveredDevice(reader: Reader): Promise<CoveredDevice> {
  const { rows } = await reader.call<Rows<OpenOrder>>('repairs.list', { group: 'all', limit: 200 });
  for (const deviceId of new Set(rows.filter((row) => row.serial).map((row) => row.deviceId))) {
    const { device, verdict } = await reader.call<Card>('warranty.card', { deviceId });
    const isCounted = verdict.daysLeft !== null && verdict.daysLeft > 1 && verdict.daysLeft < 700;
    if (verdict.status === 'covered' && isCounted && device.openRepairId === null) {
      return { ...device, daysLeft: verdict.daysLeft as number };
    }
  }
  throw new Error('the sample shop has no device that is covered');
}
