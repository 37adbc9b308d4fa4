import { attachments } from './attachments/attachments.contract.ts';
import { audit } from './audit/audit.contract.ts';
import { backups } from './backups/backups.contract.ts';
import { recovery } from './backups/recovery.contract.ts';
import { catalogue } from './catalogue/catalogue.contract.ts';
import { customers } from './customers/customers.contract.ts';
import { devices } from './devices/devices.contract.ts';
import { drafts } from './drafts/drafts.contract.ts';
import { exportsContract } from './exports/exports.contract.ts';
import { health } from './health/health.contract.ts';
import { papers } from './papers/papers.contract.ts';
import { people } from './people/people.contract.ts';
import { records } from './records/records.contract.ts';
import { repairs } from './repairs/repairs.contract.ts';
import { search } from './search/search.contract.ts';
import { settings } from './settings/settings.contract.ts';
import { warranty } from './warranty/warranty.contract.ts';

/** Everything that a screen, a browser or a shop's website may ask of the core. */
export const contract = {
  attachments,
  audit,
  backups,
  catalogue,
  customers,
  devices,
  drafts,
  exports: exportsContract,
  health,
  papers,
  people,
  records,
  recovery,
  repairs,
  search,
  settings,
  warranty,
};
