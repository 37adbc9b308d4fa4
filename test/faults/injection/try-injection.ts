import { withCheapScrypt } from '../inputs/cheap-scrypt.ts';
import type { RowOrder, RowReport } from '../row.ts';
import { letOut } from './exported-texts.ts';
import { Findings } from './findings.ts';
import { writeLines } from './logged-lines.ts';
import { allPayloads, families } from './payloads.ts';
import { liveThrough } from './stories.ts';
import { fieldsToSweep, sweep } from './sweep.ts';

/** So many of all payloads, of each family as many as its share, and other ones with each seed. */
export function somePayloads(howMany: number, seed: number): string[] {
  const step = Math.max(1, Math.floor(allPayloads.length / Math.max(1, howMany)));
  return families.flatMap(({ payloads }) => payloads.filter((_, index) => (index + seed) % step === 0));
}

/**
 * Each text of each command with its share of the payloads, then whole visits, exports and lines of the log with as
 * many payloads as a text got.
 */
export function tryInjection({ cases, seed, progress }: RowOrder): Promise<RowReport> {
  return withCheapScrypt(async () => {
    const findings = new Findings();
    const fields = await fieldsToSweep(findings);
    const each = Math.max(1, Math.floor(cases / fields.length));
    let done = 0;
    for (const [index, field] of fields.entries()) {
      const payloads = somePayloads(each, seed + index * 7);
      await sweep(field, payloads, findings);
      done += payloads.length;
      progress(done);
    }
    const payloads = somePayloads(Math.max(60, each), seed);
    await liveThrough(payloads, findings);
    await letOut(payloads, findings);
    writeLines(payloads, findings);
    const { counts, violations } = findings;
    return { cases: done + 3 * payloads.length, counts: { ...counts, fields: fields.length }, violations };
  });
}
