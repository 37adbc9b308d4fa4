import { defaultOpeningHours } from '../../../shared/kernel/opening.ts';
import type { Known } from '../desk/peopled-shop.ts';
import type { ShopUnderTest } from '../desk/shop-under-test.ts';
import { benchCalls } from './calls/bench.ts';
import { capacityCalls } from './calls/capacity.ts';
import { custodyCalls, evidenceCalls, vaultCalls } from './calls/custody.ts';
import { estimatesCalls } from './calls/estimates.ts';
import { handoversCalls } from './calls/handovers.ts';
import { paymentsCalls } from './calls/payments.ts';
import { promisesCalls } from './calls/promises.ts';
import { repairsCalls } from './calls/repairs.ts';

const names = { en: 'Words', el: 'Words', fa: 'Words', vi: 'Words', 'zh-CN': 'Words', ru: 'Words' };

const customer = {
  ...{ kind: 'person', name: 'Words', phones: [{ typed: '694 123 4567', label: 'Words' }] },
  ...{ email: 'words@example.org', address: 'Words', taxNumber: 'Words', language: 'el' },
  ...{ calendar: 'gregory', channel: 'phone', notes: 'Words', flag: 'Words' },
  consents: { service: true, promotion: false, survey: false },
};

const device = {
  ...{ brand: 'Words', model: 'Words', serial: 'Words', imei2: 'Words 2', receiptNumber: 'Words' },
  ...{ proof: 'seen', seller: 'Words', place: 'Words', notes: 'Words', purchasedOn: '2026-01-05' },
};

const terms = (layer: string) => ({
  ...{ layer, payer: 'shop', name: 'Words', clause: 'Words' },
  durations: { labour: { months: 12 }, parts: { months: 24 } },
  components: [{ component: 'Words', duration: { days: 90 } }],
  start: { from: 'purchase' },
  exclusions: [
    { by: 'fault', faultCode: 'Words', clause: 'Words' },
    { by: 'cause', cause: 'wrongUse', clause: 'Words' },
    { by: 'component', component: 'Words', clause: 'Words' },
  ],
});

const check = { label: 'Words', names, isTicked: true, note: 'Words' };

export interface Asking {
  shop: ShopUnderTest;
  known: Known;
  /** The owner asks for something that the call needs, or does what must come before it. */
  ask(path: string, input?: unknown): Promise<Record<string, unknown>>;
}

export type GoodCall = (asking: Asking) => unknown;

const owned = ({ known: { deviceId } }: Asking) => deviceId;

/** For every command that keeps a text: a call with every text filled in. */
export const goodCalls: Readonly<Record<string, GoodCall>> = {
  ...benchCalls,
  ...capacityCalls,
  ...custodyCalls,
  ...evidenceCalls,
  ...vaultCalls,
  ...estimatesCalls,
  ...handoversCalls,
  ...paymentsCalls,
  ...promisesCalls,
  ...repairsCalls,
  'catalogue.addCategory': () => ({ name: 'Words', names, parent: null }),
  'catalogue.changeCategory': ({ known }) => ({
    id: known.categoryId,
    name: 'Words',
    names,
    isHidden: false,
  }),
  'catalogue.addModel': ({ known }) => ({ name: 'Words', brand: 'Words', categoryId: known.categoryId }),
  'catalogue.addUnit': ({ known }) => ({
    ...{ categoryId: known.categoryId, modelId: null, parent: null, isServiceable: true },
    ...{ code: 'words', name: 'Words', names },
  }),
  'customers.register': () => customer,
  async 'customers.change'({ known, ask }) {
    const { changedAt } = await ask('customers.byId', { id: known.customerId });
    return { ...customer, id: known.customerId, seenAt: changedAt };
  },
  'devices.register': ({ known }) => ({
    ...device,
    customerId: known.customerId,
    categoryId: known.categoryId,
  }),
  async 'devices.change'({ known, ask }) {
    const { changedAt } = await ask('devices.byId', { id: known.deviceId });
    return { ...device, categoryId: known.categoryId, id: known.deviceId, seenAt: changedAt };
  },
  'drafts.keep': () => ({ form: 'repairs.takeIn', body: 'Words' }),
  'people.add': () => ({
    ...{ name: 'Words', roles: ['counter'], isSupervisor: false, language: 'en', calendar: 'gregory' },
    oneTimeCode: 'ABCDEFGH23',
  }),
  'people.change': ({ shop }) => ({
    ...{ name: 'Words', roles: ['counter'], isSupervisor: false, language: 'en', calendar: 'gregory' },
    id: shop.staff.counter,
  }),
  'people.renameStation': () => ({ id: 1, name: 'Words' }),
  'records.saveProfile': () => ({
    name: 'Words',
    kind: 'customers',
    mapping: {},
    shape: { format: 'csv', encoding: 'utf-8', delimiter: ',' },
    dateFormat: null,
  }),
  async 'repairs.takeIn'({ known, ask }) {
    await ask('repairs.plan', { id: known.repairId, minutes: 9_999 });
    return {
      customer: { new: customer },
      items: [
        {
          device: { new: { ...device, categoryId: known.categoryId } },
          ...{ fault: 'Words', conditionNote: 'Words', wishes: 'Words' },
          ...{ condition: [check], accessories: [check], collectAt: 'Words', collectPlace: 'Words' },
          ...{ promisedOn: '2026-10-13', overrideReason: 'Words' },
        },
        { device: { none: 'Words' }, fault: 'Words' },
      ],
    };
  },
  async 'repairs.change'({ known, ask }) {
    const { changedAt } = await ask('repairs.byId', { id: known.repairId });
    const texts = { fault: 'Words', wishes: 'Words', conditionNote: 'Words', costLimitMinor: null };
    return { ...texts, id: known.repairId, seenAt: changedAt };
  },
  /** More work than the bench can do by then, so that the reason for an earlier day is kept. */
  async 'repairs.promise'({ known: { repairId: id }, ask }) {
    await ask('repairs.plan', { id, minutes: 9_999 });
    return { id, dueOn: '2026-10-20', reason: 'Words', overrideReason: 'Words' };
  },
  async 'repairs.cancel'({ known, ask }) {
    await ask('repairs.reopen', { id: known.repairId });
    return { id: known.repairId, reason: 'Words' };
  },
  'repairs.changeTemplates': () => ({ categoryId: null, condition: [names], accessories: [names] }),
  'settings.change': () => ({
    ...{ name: 'Words', address: 'Words', phone: 'Words', email: 'words@example.org', website: 'Words' },
    ...{ taxNumber: 'Words', closedDays: [{ on: '2026-12-31', name: 'Words' }] },
    hours: defaultOpeningHours('GR'),
  }),
  'settings.changeSeries': () => ({
    ...{ kind: 'repair', prefix: 'Words-', next: 5000, beginsAnewEachYear: false, width: 5 },
  }),
  'warranty.override': ({ known }) => ({ repairId: known.repairId, reason: 'Words', word: 'covered' }),
  'warranty.addTerms': ({ known }) => ({
    ...{ categoryId: known.categoryId, validFrom: '2027-01-01', terms: terms('dealer') },
  }),
  'warranty.addCover': (asking) => ({
    ...{ deviceId: owned(asking), reference: 'Words', startsOn: '2026-10-01', terms: terms('contract') },
  }),
  'warranty.markVoid': (asking) => ({ deviceId: owned(asking), on: '2026-10-01', reason: 'Words' }),
  async 'warranty.liftVoid'(asking) {
    await asking.ask('warranty.markVoid', { deviceId: owned(asking), on: '2026-10-01', reason: 'A seal' });
    return { deviceId: owned(asking), reason: 'Words' };
  },
  'settings.changePolicy': () => ({
    uncollectedLaw: names,
    offeredHours: ['Words'],
    offeredPlaces: ['Words'],
  }),
  'warranty.addService': () => ({ name: 'Words', names, kind: 'labour' }),
};

/** Texts that no row of the store keeps, or that belong to work with files, which has tests of its own. */
export const keptNowhere: Readonly<Record<string, string>> = {
  'attachments.beginUpload': 'the name of a file on its way',
  'backups.beginUpload': 'the name of a file on its way',
  'backups.change': 'a folder, looked for and not only written down',
  'backups.restore': 'a secret, and a file that is looked for',
  'backups.examine': 'a file, looked for and not only written down',
  'catalogue.changeModel': 'as adding one',
  'catalogue.changeUnit': 'as adding one',
  'estimates.approveByCode': 'a code that is looked for; the rest as approving',
  'estimates.readCode': 'a code that is looked for',
  'exports.beginUpload': 'the name of a file on its way',
  'exports.openArchive': 'before the first run only',
  'exports.startArchive': 'a secret',
  'people.changePassword': 'a secret',
  'people.countersign': 'a secret',
  'people.redeemCode': 'secrets, and the name that is looked for',
  'vault.keep': 'a secret: kept under a key that lies outside the store, and read back in its own test',
  'people.setPin': 'a secret',
  'people.signIn': 'a secret, and the name that is looked for',
  'people.unlock': 'a secret',
  'records.beginUpload': 'the name of a file on its way',
  'records.renameProfile': 'as saving one',
  'records.startDryRun': 'headings that are looked for in a file',
  'recovery.beginUpload': 'the name of a file on its way',
  'recovery.restore': 'a secret, and a file that is looked for',
  'recovery.examine': 'a file, looked for and not only written down',
  'repairs.judgeComeBack': 'a reason, as of a move',
  'settings.openShop': 'before the first run only; as changing it',
  'settings.setLogo': 'a picture',
  'warranty.changeService': 'as adding one',
  'warranty.endCover': 'as a mark of lost cover',
  'warranty.newVersion': 'as adding terms',
};
