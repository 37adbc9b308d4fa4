import { procedureAt } from '../desk/procedures.ts';
import { letOut } from '../injection/exported-texts.ts';
import { Findings } from '../injection/findings.ts';
import { writeLines } from '../injection/logged-lines.ts';
import { allPayloads, families } from '../injection/payloads.ts';
import { escapedForPages, gluedSearch, plainLines, unguarded } from '../injection/planted.ts';
import { liveThrough } from '../injection/stories.ts';
import { sweep } from '../injection/sweep.ts';
import { somePayloads, tryInjection } from '../injection/try-injection.ts';
import type { Control, FaultRow } from '../row.ts';

function planted(plants: string, look: (payloads: string[], findings: Findings) => unknown): Control {
  return {
    plants,
    async isSeen({ seed }) {
      const findings = new Findings();
      await look(somePayloads(40, seed), findings);
      return findings.violations.length > 0;
    },
  };
}

/** Texts that mean something to a careless reader are kept, found, printed, logged and let out letter for letter. */
export const row: FaultRow = {
  id: 'S5',
  title: `Injection: ${allPayloads.length} payloads of ${families.length} families in every text of every command`,
  sizes: { quick: 300, full: 20_000 },
  missing: () => null,
  run: (order) => tryInjection(order),
  controls: [
    planted('a search that is glued together', (some, findings) => liveThrough(some, findings, gluedSearch)),
    planted('notes that are escaped before they are kept', (some, findings) =>
      sweep(
        { procedure: procedureAt('customers.register'), place: ['notes'] },
        some,
        findings,
        escapedForPages,
      ),
    ),
    planted('an export without its guard', (some, findings) => letOut(some, findings, unguarded)),
    planted('a log that writes what was said as it was said', (some, findings) =>
      writeLines(some, findings, plainLines),
    ),
  ],
  leavesOut: [
    'the languages of label printers: labels are drawn as pages so far',
    'screens and printed pages: they have a story of their own in a browser',
  ],
};
