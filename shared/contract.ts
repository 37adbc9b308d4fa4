import { attachments } from './attachments/attachments.contract.ts';
import { audit } from './audit/audit.contract.ts';
import { backups } from './backups/backups.contract.ts';
import { recovery } from './backups/recovery.contract.ts';
import { bench } from './bench/bench.contract.ts';
import { capacity } from './capacity/capacity.contract.ts';
import { catalogue } from './catalogue/catalogue.contract.ts';
import { custody } from './custody/custody.contract.ts';
import { customers } from './customers/customers.contract.ts';
import { devices } from './devices/devices.contract.ts';
import { drafts } from './drafts/drafts.contract.ts';
import { estimates } from './estimates/estimates.contract.ts';
import { evidence } from './evidence/evidence.contract.ts';
import { exportsContract } from './exports/exports.contract.ts';
import { handovers } from './handovers/handovers.contract.ts';
import { health } from './health/health.contract.ts';
import { papers } from './papers/papers.contract.ts';
import { payments } from './payments/payments.contract.ts';
import { people } from './people/people.contract.ts';
import { promises } from './promises/promises.contract.ts';
import { records } from './records/records.contract.ts';
import { repairs } from './repairs/repairs.contract.ts';
import { search } from './search/search.contract.ts';
import { settings } from './settings/settings.contract.ts';
import { vault } from './vault/vault.contract.ts';
import { warranty } from './warranty/warranty.contract.ts';

/** Named domain by domain: spelt out in whole the type is longer than a declaration may be. */
type Contract = {
  attachments: typeof attachments;
  audit: typeof audit;
  backups: typeof backups;
  bench: typeof bench;
  capacity: typeof capacity;
  catalogue: typeof catalogue;
  custody: typeof custody;
  customers: typeof customers;
  devices: typeof devices;
  drafts: typeof drafts;
  evidence: typeof evidence;
  estimates: typeof estimates;
  exports: typeof exportsContract;
  handovers: typeof handovers;
  health: typeof health;
  papers: typeof papers;
  payments: typeof payments;
  people: typeof people;
  promises: typeof promises;
  records: typeof records;
  recovery: typeof recovery;
  repairs: typeof repairs;
  search: typeof search;
  settings: typeof settings;
  vault: typeof vault;
  warranty: typeof warranty;
};

/** Everything that a screen, a browser or a shop's website may ask of the core. */
export const contract: Contract = {
  attachments,
  audit,
  backups,
  bench,
  capacity,
  catalogue,
  custody,
  customers,
  devices,
  drafts,
  evidence,
  estimates,
  exports: exportsContract,
  handovers,
  health,
  papers,
  payments,
  people,
  promises,
  records,
  recovery,
  repairs,
  search,
  settings,
  vault,
  warranty,
};
