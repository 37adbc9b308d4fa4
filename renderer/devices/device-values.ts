import type { Device, DeviceInput } from '../../shared/devices/devices.contract.ts';

/** What the fields of a device hold: nothing chosen yet is null. */
export type DeviceValues = Omit<DeviceInput, 'customerId' | 'categoryId'> & { categoryId: number | null };

export function newDevice(facts: Partial<DeviceValues> = {}): DeviceValues {
  return {
    categoryId: null,
    brand: '',
    model: '',
    serial: '',
    imei2: '',
    purchasedOn: null,
    deliveredOn: null,
    installedOn: null,
    manufacturedOn: null,
    receiptNumber: '',
    proof: 'none',
    seller: '',
    place: '',
    priceMinor: null,
    notes: '',
    isRegistered: true,
    ...facts,
  };
}

/** The fields as the device stands. */
export function valuesOf(device: Device): DeviceValues {
  const values = newDevice();
  for (const key of Object.keys(values)) Object.assign(values, { [key]: device[key as keyof DeviceValues] });
  return values;
}
