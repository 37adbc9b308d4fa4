import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { contract } from '../../shared/contract.ts';
import type { ProcedureMeta } from '../../shared/kernel/procedure.ts';
import { type Right, rights } from '../../shared/kernel/rights.ts';
import { openStaffedShop, type StaffedShop, type StandingName } from '../kit/staffed-shop.ts';

let shop: StaffedShop;
beforeAll(() => {
  shop = openStaffedShop();
});
afterAll(() => shop.close());

const procedures = Object.entries(contract).flatMap(([domain, calls]) =>
  Object.entries(calls).map(([name, procedure]) => ({
    path: `${domain}.${name}`,
    domain,
    name,
    meta: (procedure as { '~orpc': { meta: Partial<ProcedureMeta> } })['~orpc'].meta,
  })),
);

/** Written out once more on purpose: the table of rights by standing, so that a slip in either shows. */
const holders: Record<Right, string> = {
  'customers.read': 'counter technician owner supervisor',
  'customers.write': 'counter technician owner supervisor',
  'customers.merge': 'counter owner supervisor',
  'devices.read': 'counter technician owner supervisor',
  'devices.write': 'counter technician owner supervisor',
  'catalogue.read': 'counter technician owner supervisor',
  'catalogue.write': 'owner supervisor',
  'warranty.read': 'counter technician owner supervisor',
  'warranty.terms': 'owner',
  'warranty.override': 'owner supervisor',
  'repairs.read': 'counter technician owner supervisor',
  'repairs.takeIn': 'counter technician owner supervisor',
  'repairs.templates': 'owner supervisor',
  'repairs.move': 'counter technician owner supervisor',
  'repairs.assign': 'counter technician owner supervisor',
  'promises.read': 'counter technician owner supervisor',
  'promises.make': 'counter technician owner supervisor',
  'capacity.read': 'counter technician owner supervisor',
  'bench.read': 'counter technician owner supervisor',
  'estimates.read': 'counter technician owner supervisor',
  'estimates.write': 'counter technician owner supervisor',
  'custody.read': 'counter technician owner supervisor',
  'custody.move': 'counter technician owner supervisor',
  'evidence.read': 'counter technician owner supervisor',
  'evidence.add': 'counter technician owner supervisor',
  'vault.keep': 'counter technician owner supervisor',
  'handovers.read': 'counter technician owner supervisor',
  'handovers.handOver': 'counter technician owner supervisor',
  'handovers.dispose': 'owner',
  'payments.writeOff': 'owner',
  'repairs.states': 'owner',
  'repairs.judgeComeBack': 'owner supervisor',
  'promises.override': 'owner supervisor',
  'capacity.write': 'owner supervisor',
  'bench.work': 'technician owner',
  'bench.codes': 'owner supervisor',
  'estimates.costShare': 'owner supervisor',
  'custody.places': 'owner supervisor',
  'custody.settle': 'owner supervisor',
  'vault.reveal': 'technician owner',
  'payments.read': 'counter owner supervisor',
  'payments.take': 'counter owner supervisor',
  'payments.approve': 'owner supervisor',
  'paper.print': 'counter technician owner supervisor',
  'records.import': 'owner',
  'records.export': 'owner',
  'backups.make': 'owner',
  'backups.restore': 'owner',
  'people.manage': 'owner',
  'settings.write': 'owner',
  'audit.read': 'owner supervisor',
  'money.cost': 'owner',
};

const nonsense = { nonsense: Number.NaN };

/** What the wrapper said before the use case was reached; anything later counts as let in. */
async function verdictOf(domain: string, name: string, who: StandingName | 'nobody'): Promise<string> {
  const client = who === 'nobody' ? shop.clientOf(shop.atTheCounter()) : shop.as(who);
  const call = (client as unknown as Record<string, Record<string, (input: unknown) => Promise<unknown>>>)[
    domain
  ]?.[name];
  const error = await call?.(nonsense).then(
    () => null,
    (problem: { code: string; data?: { reason?: string } }) => problem,
  );
  if (error?.data?.reason === 'people.signed-out') return 'signed-out';
  if (error?.data?.reason === 'people.not-yours') return 'forbidden';
  return 'let in';
}

test('every procedure says what it is and who may call it', () => {
  for (const { path, meta } of procedures) {
    expect(['query', 'command', 'note'], path).toContain(meta.kind);
    expect(['open', 'signed-in', ...Object.keys(rights)], path).toContain(meta.right);
  }
});

test('what is open to nobody in particular is this and no more', () => {
  const open = procedures.filter(({ meta }) => meta.right === 'open').map(({ path }) => path);
  expect(open.sort()).toEqual(
    [
      'exports.addChunk',
      'exports.beginUpload',
      'exports.cancelReading',
      'exports.openArchive',
      'exports.readArchive',
      'exports.readingJob',
      'health.retry',
      'health.state',
      'people.atTheDesk',
      'people.me',
      'people.redeemCode',
      'people.signIn',
      'people.signOut',
      'people.unlock',
      'records.openSample',
      'recovery.addChunk',
      'recovery.beginUpload',
      'recovery.examine',
      'recovery.examined',
      'recovery.forget',
      'recovery.list',
      'recovery.restore',
      'settings.logo',
      'settings.openShop',
      'settings.suggest',
    ].filter((path) => procedures.some((procedure) => procedure.path === path)),
  );
});

describe('the table of rights, procedure by procedure', () => {
  // signing out ends the session that is asked with, as it should
  const asked = procedures.filter(({ meta }) => meta.right !== 'open');
  test.each(asked.map(({ path, domain, name, meta }) => [path, domain, name, meta.right ?? ''] as const))(
    '%s',
    async (_path, domain, name, right) => {
      for (const who of ['counter', 'technician', 'owner', 'supervisor'] as const) {
        const isHolder = right === 'signed-in' || holders[right as Right].split(' ').includes(who);
        expect(await verdictOf(domain, name, who), who).toBe(isHolder ? 'let in' : 'forbidden');
      }
      expect(await verdictOf(domain, name, 'nobody'), 'nobody').toBe('signed-out');
    },
  );
});

test('a key that was used for something else is refused', async () => {
  const key = 'b6f8c7b2-2c39-4d7d-8a5e-444444444444';
  const client = shop.as('owner');
  await client.settings.change({ lockAfterMinutes: 3 }, { context: { key } });
  await expect(client.settings.change({ lockAfterMinutes: 4 }, { context: { key } })).rejects.toMatchObject({
    code: 'CONFLICT',
    data: { reason: 'app.key-reused' },
  });
});

test('the same key does a thing once, over a restart too', async () => {
  const key = 'b6f8c7b2-2c39-4d7d-8a5e-555555555555';
  const visitor = shop.visitorAs('owner');
  const add = () =>
    shop.clientOf(visitor).people.add(
      {
        name: 'Nikos New',
        roles: ['technician'],
        isSupervisor: false,
        language: 'el',
        calendar: 'gregory',
        oneTimeCode: 'ABCDEFGH23',
      },
      { context: { key } },
    );
  const first = await add();
  const again = await Promise.all([add(), add()]);
  shop.reopen();
  expect([...again, await add()]).toEqual([first, first, first]);
  const rows = await shop.as('owner').people.list();
  expect(rows.filter(({ name }) => name === 'Nikos New')).toHaveLength(1);
});

test('a repeated sign-out is the same sign-out, though nobody is signed in any more', async () => {
  const visitor = shop.visitorAs('counter');
  const key = 'a0000000-0000-4000-8000-000000000001';
  await shop.clientOf(visitor).people.signOut(undefined, { context: { key } });
  expect(visitor.sessionToken).toBeNull();
  await expect(shop.clientOf(visitor).people.signOut(undefined, { context: { key } })).resolves.toEqual({});
});

test('a command that failed on its way to the disk leaves the session as it was', async () => {
  const visitor = shop.visitorAs('counter');
  const before = { ...visitor };
  const { store } = shop.core;
  const { write } = store;
  store.write = (work) =>
    write((writer) => {
      work(writer);
      throw new Error('the disk is full');
    });
  await expect(shop.clientOf(visitor).people.signOut()).rejects.toMatchObject({
    code: 'INTERNAL_SERVER_ERROR',
  });
  store.write = write;
  expect(shop.faults.splice(0).map(String)).toEqual(['Error: the disk is full']);
  expect(visitor).toEqual(before);
  expect((await shop.clientOf(visitor).people.me()).state).toBe('signed-in');
});

test('no call so far was a fault', () => {
  expect(shop.faults).toEqual([]);
});
