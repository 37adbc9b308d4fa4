import { audit } from './audit/audit.contract.ts';
import { catalogue } from './catalogue/catalogue.contract.ts';
import { customers } from './customers/customers.contract.ts';
import { devices } from './devices/devices.contract.ts';
import { drafts } from './drafts/drafts.contract.ts';
import { papers } from './papers/papers.contract.ts';
import { people } from './people/people.contract.ts';
import { records } from './records/records.contract.ts';
import { repairs } from './repairs/repairs.contract.ts';
import { search } from './search/search.contract.ts';
import { settings } from './settings/settings.contract.ts';
import { warranty } from './warranty/warranty.contract.ts';

/** Everything that a screen, a browser or a shop's website may ask of the core. */
export const contract = {
  audit,
  catalogue,
  customers,
  devices,
  drafts,
  papers,
  people,
  records,
  repairs,
  search,
  settings,
  warranty,
};
