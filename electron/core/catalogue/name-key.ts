import { refuseField } from '../../../shared/kernel/refusal.ts';
import { searchText } from '../../../shared/kernel/search-text.ts';

/** By what two spellings of a name are the same; refused at its field where the name has no letter or digit. */
export function nameKey(name: string, field: string): string {
  return searchText(name) || refuseField([field], 'common.invalid.required');
}
