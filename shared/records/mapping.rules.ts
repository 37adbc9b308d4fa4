import { z } from 'zod';

/** How a file's columns are understood: the Open Repair Data Standard 0.3, or as the owner mapped them. */
export const profiles = ['open-repair', 'own'] as const;
export type Profile = (typeof profiles)[number];

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

/** Which column (by its heading) holds what. */
export const mapping = z.partialRecord(z.enum(targets), z.string().max(200));
export type Mapping = z.output<typeof mapping>;

const openRepair: Mapping = {
  source: 'id',
  'customer.name': 'group_identifier',
  'device.category': 'product_category',
  'device.brand': 'brand',
  'device.manufacturedIn': 'year_of_manufacture',
  'repair.number': 'id',
  'repair.receivedOn': 'event_date',
  'repair.fault': 'problem',
  'repair.outcome': 'repair_status',
  'repair.finding': 'repair_barrier_if_end_of_life',
};

/** Headings that shops use, by what they mean; compared without case, spaces and underscores. */
const headings: Partial<Record<Target, readonly string[]>> = {
  source: ['id', 'recordid', 'uid'],
  'customer.name': ['customer', 'customername', 'name', 'client', 'clientname', 'fullname'],
  'customer.phone': ['phone', 'mobile', 'telephone', 'tel', 'phonenumber', 'customerphone'],
  'customer.email': ['email', 'emailaddress', 'customeremail'],
  'customer.address': ['address', 'customeraddress', 'street'],
  'device.category': ['category', 'devicecategory', 'productcategory', 'devicetype', 'type'],
  'device.brand': ['brand', 'make', 'manufacturer'],
  'device.model': ['model', 'device', 'product', 'modelname'],
  'device.serial': ['serial', 'serialnumber', 'serialno', 'sn', 'imei', 'imeiserial'],
  'device.purchasedOn': ['purchasedate', 'purchasedon', 'dateofpurchase', 'bought', 'solddate'],
  'device.manufacturedIn': ['yearofmanufacture', 'year', 'manufacturedin'],
  'device.receiptNumber': ['receipt', 'receiptnumber', 'invoice', 'invoicenumber'],
  'repair.number': [
    'repairnumber',
    'ticket',
    'ticketnumber',
    'order',
    'ordernumber',
    'workorder',
    'jobnumber',
  ],
  'repair.receivedOn': [
    'received',
    'receivedon',
    'date',
    'createddate',
    'created',
    'dateofintake',
    'eventdate',
  ],
  'repair.closedOn': ['closed', 'closedon', 'completed', 'completeddate', 'delivered'],
  'repair.fault': ['fault', 'problem', 'issue', 'symptom', 'description', 'reportedfault'],
  'repair.finding': ['finding', 'diagnosis', 'resolution', 'workdone', 'notes'],
  'repair.outcome': ['outcome', 'status', 'result', 'repairstatus'],
};

const plain = (heading: string) => heading.toLowerCase().replace(/[\s_\-./]/g, '');

/** The profile and mapping that the headings of a file suggest. */
export function suggestMapping(columns: readonly string[]): { profile: Profile; mapping: Mapping } {
  if (Object.values(openRepair).every((column) => columns.includes(column))) {
    return { profile: 'open-repair', mapping: openRepair };
  }
  const found: Mapping = {};
  const taken = new Set<string>();
  for (const target of targets) {
    const column = columns.find((name) => !taken.has(name) && headings[target]?.includes(plain(name)));
    if (column === undefined) continue;
    found[target] = column;
    taken.add(column);
  }
  return { profile: 'own', mapping: found };
}
