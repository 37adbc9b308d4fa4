import { sampleShop } from '../../electron/core/records/sample-goods.ts';
import type { SeededRandom } from '../../electron/core/records/seeded-random.ts';
import { type Language, languages } from '../../shared/kernel/language.ts';
import { codeText } from '../../shared/kernel/search-text.ts';
import type { ShopRows } from './shop-rows.ts';

export interface Owner {
  id: number;
  name: string;
  phone: string;
}

const syllables = 'ka ne ro mi ta lo sa vi du re pa no ti me la go fe ni su be'.split(' ');

/** One customer with a phone, consents and what they are found by. `index` counts them. */
export function addCustomer(rows: ShopRows, random: SeededRandom, index: number, at: number): Owner {
  const language = random.pick(languages);
  const id = rows.id();
  const name = nameIn(random, language);
  const phone = `69${40_000_000 + ((index * 7919) % 60_000_000)}`;
  const number = `C-${String(index + 1).padStart(5, '0')}`;
  rows.insert('customer', {
    ...{ id, number, kind: 'person', name, name_key: rows.wordsOf(name) },
    ...{ email: '', address: '', tax_number: '', language, calendar: 'gregory', channel: 'phone' },
    ...{ notes: '', flag: '', created_at: at, changed_at: at },
  });
  rows.insert('customer_phone', {
    ...{ id: rows.id(), customer_id: id, position: 0, typed: phone, e164: `+30${phone}`, label: '' },
  });
  for (const purpose of ['service', 'promotion', 'survey']) {
    rows.insert('customer_consent', { customer_id: id, purpose, is_given: 1, changed_at: at });
  }
  const codes = [codeText(number), phone, `30${phone}`];
  rows.findable({ kind: 'customer', ref: id, title: name, detail: `${number} · ${phone}`, more: [], codes });
  rows.event(at, 'customers.register', id, { number, name });
  return { id, name, phone };
}

/** Twelve names of each language and many thousands that are put together. */
function nameIn(random: SeededRandom, language: Language): string {
  const [first, second] = sampleShop.names[language];
  const made = Array.from({ length: 3 }, () => random.pick(syllables)).join('');
  const last = random.chance(40) ? random.pick(second) : `${made[0]?.toUpperCase()}${made.slice(1)}`;
  return `${random.pick(first)} ${last}`;
}
