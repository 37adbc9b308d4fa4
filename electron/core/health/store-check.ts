import type { Finding } from '../../../shared/health/health.contract.ts';
import { type Head, sealOf, walkSeals } from '../audit/seal.ts';
import { firstUnfindable } from '../search/index-check.ts';
import { openReadOnly } from '../store/read-only.ts';
import type { Reader } from '../store/store.ts';
import { codeOf } from '../store/trouble.ts';
import { brokenReferences, integrityCheck, quickCheckOf, tableNames } from './store-check.sql.ts';

export interface CheckOrder {
  file: string;
  /** `history`: the chain of events alone; `quick`: every table too; `full`: all indexes and references besides. */
  kind: 'history' | 'quick' | 'full';
  /** The last event that is known to have been written here, noted outside the file. */
  anchor: Head | null;
  /** The event of which the owner knows that its seal does not hold. */
  knownBroken: number | null;
}

export interface CheckResult {
  events: number;
  firstBroken: number | null;
  finding: Finding | null;
}

/** Looks through the whole file with a connection of its own that cannot write. `report` hears the share that is done. */
export function checkStore(order: CheckOrder, report: (share: number) => void): CheckResult {
  const { file, kind, anchor, knownBroken } = order;
  const nothing = { events: 0, firstBroken: null };
  try {
    const store = openReadOnly(file);
    try {
      const ofPages = kind === 'history' ? null : pagesOf(store, kind, report);
      if (ofPages) return { ...nothing, finding: ofPages };
      const walked = walkSeals(store, (share) => report(0.5 + share / 2), knownBroken);
      return { ...walked, finding: historyOf(store, walked, anchor) };
    } finally {
      store.close();
    }
  } catch (fault) {
    // our own questions never fail on a sound file: what SQLite says against one, and no lack of room, is said of it
    if (!/^SQLITE_(?!BUSY|LOCKED|INTERRUPT|NOMEM|IOERR_NOMEM|FULL|CANTOPEN)/.test(codeOf(fault))) throw fault;
    return { ...nothing, finding: findingOf('pages', { detail: codeOf(fault) }) };
  }
}

function pagesOf(store: Reader, kind: 'quick' | 'full', report: (share: number) => void): Finding | null {
  const whole = kind === 'full' ? store.get(integrityCheck)?.found : 'ok';
  if (whole !== 'ok') return findingOf('pages', { detail: whole ?? null });
  if (kind === 'full') {
    const { count, table } = store.get(brokenReferences) ?? { count: 0, table: null };
    if (count > 0) return findingOf('pages', { detail: `${count} × ${table}` });
    const lost = firstUnfindable(store);
    return lost === null ? null : findingOf('index', { detail: lost });
  }
  const tables = store.all(tableNames);
  for (const [index, { name }] of tables.entries()) {
    const said = store.get(quickCheckOf, { table: name })?.found;
    if (said !== 'ok') return findingOf('pages', { detail: `${name}: ${said}` });
    report(index / tables.length / 2);
  }
  return null;
}

function historyOf(
  store: Reader,
  { firstBroken, lastEvent }: { firstBroken: number | null; lastEvent: number },
  anchor: Head | null,
): Finding | null {
  if (firstBroken !== null) return findingOf('history-changed', { event: firstBroken, lastEvent });
  return anchor && againstAnchor(store, anchor);
}

/** Whether the file still holds the event that was noted outside it. Costs two look-ups. */
export function againstAnchor(store: Reader, anchor: Head): Finding | null {
  const { id: lastEvent } = sealOf(store) ?? { id: 0 };
  if (lastEvent < anchor.id) return findingOf('history-cut', { event: anchor.id, lastEvent });
  if (sealOf(store, anchor.id)?.hash === anchor.hash) return null;
  return findingOf('history-replaced', { event: anchor.id, lastEvent });
}

export function findingOf(kind: Finding['kind'], facts: Partial<Finding> = {}): Finding {
  return { kind, event: null, lastEvent: null, detail: null, ...facts };
}
