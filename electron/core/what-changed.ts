/** Of two states of a record, the fields that differ: what the event log keeps of a change. */
export function whatChanged<Record extends object>(
  before: Record,
  after: Record,
): { before: Partial<Record>; after: Partial<Record> } {
  const changed: { before: Partial<Record>; after: Partial<Record> } = { before: {}, after: {} };
  for (const key of Object.keys(after) as (keyof Record)[]) {
    if (JSON.stringify(before[key]) === JSON.stringify(after[key])) continue;
    changed.before[key] = before[key];
    changed.after[key] = after[key];
  }
  return changed;
}
