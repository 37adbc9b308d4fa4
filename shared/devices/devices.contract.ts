import { z } from 'zod';
import { dayField, idField, minorField, optionalLine, optionalProse, page } from '../kernel/fields.ts';
import { command, query } from '../kernel/procedure.ts';

export const proofs = ['none', 'seen', 'kept'] as const;

/** What is asked of a device. Brand and model may be new words: the catalogue learns them. */
export const deviceInput = z.object({
  customerId: idField,
  categoryId: idField,
  brand: optionalLine(80),
  model: optionalLine(120),
  serial: optionalLine(60),
  imei2: optionalLine(30),
  purchasedOn: dayField.nullable().default(null),
  deliveredOn: dayField.nullable().default(null),
  installedOn: dayField.nullable().default(null),
  manufacturedOn: dayField.nullable().default(null),
  receiptNumber: optionalLine(60),
  proof: z.enum(proofs).default('none'),
  seller: optionalLine(120),
  place: optionalLine(200),
  priceMinor: minorField.nullable().default(null),
  notes: optionalProse(),
  /** Registered for its warranty, not only known from a repair. */
  isRegistered: z.boolean().default(true),
});

/** What is kept is shown as it is: old records may be longer than a form lets in. */
export const device = deviceInput.extend({
  id: z.number(),
  brand: z.string(),
  model: z.string(),
  serial: z.string(),
  imei2: z.string(),
  receiptNumber: z.string(),
  seller: z.string(),
  place: z.string(),
  notes: z.string(),
  label: z.string(),
  category: z.string(),
  brandId: z.number().nullable(),
  modelId: z.number().nullable(),
  serialKey: z.string().nullable(),
  voidReason: z.string(),
  customerName: z.string(),
  createdAt: z.number(),
  changedAt: z.number(),
  /** The open repair that has this device in the shop now. */
  openRepairId: z.number().nullable(),
  owners: z.array(z.object({ customerId: z.number(), name: z.string(), sinceOn: z.string() })),
});

export type DeviceInput = z.output<typeof deviceInput>;
export type Device = z.output<typeof device>;

export const deviceRow = z.object({
  id: z.number(),
  label: z.string(),
  category: z.string(),
  serial: z.string(),
  purchasedOn: z.string().nullable(),
  customerId: z.number(),
  customerName: z.string(),
  openRepairId: z.number().nullable(),
});

export const devices = {
  byId: query('devices.read')
    .input(z.object({ id: idField }))
    .output(device),
  /** Exactly this serial or IMEI, however carelessly typed; null where nobody has it. */
  bySerial: query('devices.read')
    .input(z.object({ serial: z.string().max(80) }))
    .output(deviceRow.nullable()),
  ofCustomer: query('devices.read')
    .input(z.object({ customerId: idField }))
    .output(z.array(deviceRow)),
  list: query('devices.read')
    .input(z.object({ ...page }))
    .output(z.object({ rows: z.array(deviceRow), next: z.string().nullable() })),
  /** Refused as `devices.serial-taken` with facts { deviceId, label, customerName } where the serial is known. */
  register: command('devices.write')
    .input(deviceInput)
    .output(z.object({ id: z.number() })),
  change: command('devices.write')
    .input(deviceInput.omit({ customerId: true }).extend({ id: idField, seenAt: z.number() }))
    .output(z.object({ changedAt: z.number() })),
  /** The device has a new owner from that day on; its past stays with it. */
  transfer: command('devices.write')
    .input(z.object({ id: idField, customerId: idField, on: dayField }))
    .output(z.object({})),
};
