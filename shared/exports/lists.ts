/** Every list that leaves the shop as one file. */
export const listNames = [
  'customers',
  'devices',
  'repairs',
  'covers',
  'promises',
  'papers',
  'catalogue',
  'services',
  'people',
  'events',
] as const;
export type ListName = (typeof listNames)[number];

export const listFormats = ['csv', 'xlsx'] as const;
export type ListFormat = (typeof listFormats)[number];

/**
 * What a column holds, and so how its cells are written. `id`: a number of ours, kept as text where a spreadsheet would
 * round it. `money`: minor units. `day`: YYYY-MM-DD. `instant`: milliseconds since the epoch, written in the shop's
 * zone; `day-of-instant`: its day there. `word:x`: a code that `exports.word.x` says in words; `words:x`: a JSON list of
 * such.
 */
export type CellKind =
  | 'id'
  | 'text'
  | 'prose'
  | 'whole'
  | 'money'
  | 'day'
  | 'instant'
  | 'day-of-instant'
  | 'yes-no'
  | `word:${string}`
  | `words:${string}`;
