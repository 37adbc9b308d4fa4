import type { Reader } from './reader.ts';

/** Whoever works in the sample shop signs in with these. */
export const sampleSecrets = { pin: '2468', password: 'sample shop' };

interface OpenOrder {
  id: number;
  number: string;
  customerId: number;
  customerName: string;
  customerNumber: string;
  customerPhone: string;
  deviceId: number;
  label: string;
  serial: string;
  promisedOn: string;
}

interface Rows<Row> {
  rows: Row[];
}

/** An order of the sample shop whose device has a serial, which was promised, and whose customer has a phone. */
export async function someOpenOrder(reader: Reader, language?: string): Promise<OpenOrder> {
  const { rows } = await reader.call<Rows<OpenOrder>>('repairs.list', { group: 'open', limit: 100 });
  for (const { id, deviceId, serial, promisedOn } of rows) {
    if (!deviceId || !serial || !promisedOn) continue;
    const order = await reader.call<OpenOrder & { customerLanguage: string }>('repairs.byId', { id });
    if (order.customerPhone && (!language || order.customerLanguage === language)) return order;
  }
  throw new Error(`the sample shop has no such order in ${language ?? 'any language'}`);
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
