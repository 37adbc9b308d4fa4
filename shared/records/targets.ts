/** What a column may hold. */
export const targets = [
  'source',
  'customer.name',
  'customer.phone',
  'customer.email',
  'customer.address',
  'device.category',
  'device.brand',
  'device.model',
  'device.serial',
  'device.purchasedOn',
  'device.manufacturedIn',
  'device.receiptNumber',
  'repair.number',
  'repair.receivedOn',
  'repair.closedOn',
  'repair.fault',
  'repair.finding',
  'repair.outcome',
] as const;
export type Target = (typeof targets)[number];

/** Those that hold a whole day: they tell in which order the file writes it. */
export const dateTargets: readonly Target[] = ['device.purchasedOn', 'repair.receivedOn', 'repair.closedOn'];
