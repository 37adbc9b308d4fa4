import { join } from 'node:path';
import Database from 'better-sqlite3';
import { addPerson } from '../../../electron/core/people/staff.ts';
import type { Role } from '../../../shared/kernel/rights.ts';
import { cheapHash } from '../../kit/cheap-hash.ts';
import { leaveDesk } from '../../kit/desk.ts';
import { customerOf, deviceOf, maria, reza } from '../../kit/records.ts';
import { quickFolder } from './quick-folder.ts';

/** The people of the shop, one of each standing that the table of rights tells apart. */
export const staffed = {
  counter: { roles: ['counter'], isSupervisor: false },
  technician: { roles: ['technician'], isSupervisor: false },
  supervisor: { roles: ['technician'], isSupervisor: true },
  owner: { roles: ['owner'], isSupervisor: false },
} as const satisfies Record<string, { roles: readonly Role[]; isSupervisor: boolean }>;

export type Post = keyof typeof staffed;

/** A closed file of a shop with a little of everything in it, from which every case takes a copy of its own. */
export interface PeopledShop {
  file: string;
  staff: Readonly<Record<Post, number>>;
  /** Ids of what is there, so that a generated call can be about something. */
  ids: readonly number[];
  /** One of each kind, by name. */
  known: Known;
}

export interface Known {
  customerId: number;
  deviceId: number;
  /** An order that waits to be worked on. */
  repairId: number;
  categoryId: number;
}

let lived: Promise<PeopledShop> | undefined;

/** Made once in a process, the same each time but for its secrets. */
export function peopledShop(): Promise<PeopledShop> {
  lived ??= live();
  return lived;
}

async function live(): Promise<PeopledShop> {
  const { folder, remove } = quickFolder();
  process.once('exit', remove);
  const file = join(folder, 'aftercare.db');
  const staff = {} as Record<Post, number>;
  let known: Known | undefined;
  await leaveDesk(file, async ({ client, within }) => {
    within((context) => {
      for (const [post, { roles, isSupervisor }] of Object.entries(staffed)) {
        const fields = { name: `${post} of the shop`, roles: [...roles], isSupervisor };
        const hashes = { pin: cheapHash('2468'), password: cheapHash('correct horse battery') };
        staff[post as Post] = addPerson(context, { ...fields, language: 'en', calendar: 'gregory' }, hashes);
      }
    });
    known = await takeSomethingIn(client);
  });
  return { file, staff, ids: idsIn(file), known: known as Known };
}

type DeskClient = Parameters<Parameters<typeof leaveDesk>[1] & object>[0]['client'];

async function takeSomethingIn(client: DeskClient): Promise<Known> {
  const categories = await client.catalogue.categories();
  const categoryId = categories.find(({ names }) => names.en === 'Kettle')?.id ?? categories[0]?.id ?? 0;
  const { id: customerId } = await client.customers.register(maria);
  await client.customers.register(customerOf({ name: 'Nikos Double', email: 'nikos@example.org' }));
  const { id: deviceId } = await client.devices.register(
    deviceOf({ customerId, categoryId, brand: 'Aurora', model: 'K-1', serial: 'KT-0001', priceMinor: 4990 }),
  );
  const fault = 'Does not switch on';
  const { customerId: _, ...kettle } = deviceOf({
    customerId,
    categoryId,
    brand: 'Aurora',
    serial: 'KT-0002',
  });
  const taken = await client.repairs.takeIn({
    customer: { new: reza },
    items: [
      { device: { new: kettle }, fault, promisedOn: '2026-10-12', costLimitMinor: 5000 },
      { device: { none: 'A lesson' }, fault },
    ],
  });
  const [first, second] = taken.repairs;
  if (first) await client.papers.recordPrint({ id: first.receiptPaperId });
  if (second) await client.repairs.cancel({ id: second.id, reason: 'The customer came back' });
  await client.drafts.keep({ form: 'repairs.takeIn', body: { fault } });
  return { customerId, deviceId, repairId: first?.id ?? 0, categoryId };
}

/** The first few of each table, and all of none: a generated call must hit now and then, and miss as well. */
function idsIn(file: string): number[] {
  const db = new Database(file, { readonly: true });
  const tables = db
    .prepare<[], { name: string }>(
      `SELECT m.name FROM sqlite_schema m JOIN pragma_table_info(m.name) c
        WHERE m.type = 'table' AND c.name = 'id' AND m.sql NOT LIKE 'CREATE VIRTUAL%' ORDER BY m.name`,
    )
    .all();
  const ids = tables.flatMap(({ name }) =>
    db.prepare<[], number>(`SELECT id FROM "${name}" ORDER BY id LIMIT 6`).pluck().all(),
  );
  db.close();
  return [...new Set(ids)];
}
