import type {
  Check,
  health as contract,
  Finding,
  StoreState,
} from '../../../shared/health/health.contract.ts';
import { Refusal, refuse } from '../../../shared/kernel/refusal.ts';
import { seal } from '../audit/seal.ts';
import type { Reading } from '../context.ts';
import { rebuildIndex } from '../search/index-check.ts';
import type { Store } from '../store/store.ts';
import { prepared, type UseCases } from '../use-case.ts';
import { type AnchorPlace, keepAnchor } from './anchor.ts';
import { type RunningCheck, runCheck } from './checks.ts';
import { keepHealthRecord } from './health-record.ts';
import { againstAnchor, type CheckResult, findingOf } from './store-check.ts';

export interface HealthOptions {
  store: Store;
  now: () => number;
  tell: (domains: readonly string[]) => void;
  log: (fault: unknown, reference: string) => void;
  anchor?: AnchorPlace | undefined;
}

const QUICK_EVERY_MS = 24 * 3_600_000;
const FULL_EVERY_MS = 7 * QUICK_EVERY_MS;

/** Whether the shop's file can be trusted: looks through it, notes its last event outside, gets it going again. */
export function openHealth({ store, now, tell, log, anchor: place }: HealthOptions) {
  const record = keepHealthRecord(store.file, log);
  const anchor = keepAnchor(store, place, now, log);
  let running: RunningCheck | null = null;
  let isTrying = false;
  let isClosed = false;

  const state = (): StoreState => ({
    ...store.health,
    isReadable: store.isReadable,
    isTrying,
    finding: record.current.standing,
  });

  const stand = (finding: Finding) => {
    record.change({ standing: finding });
    store.stopWriting(finding.kind);
  };

  /** What was noted outside is compared before anything is written over it. */
  const lookAtHead = () => {
    const { standing } = record.current;
    if (standing) return store.stopWriting(standing.kind);
    if (anchor.wasForeign) log(new Error('the anchor is of another machine or was changed'), 'anchor');
    const { noted } = anchor;
    try {
      const finding = noted && store.read((reader) => againstAnchor(reader, noted));
      if (finding) stand(finding);
      else anchor.note(true);
    } catch (error) {
      // what cannot be read is no reason not to open: the rest can be, and the screens say so
      if (!(error instanceof Refusal)) throw error;
    }
  };

  const check = (kind: 'history' | 'quick' | 'full') =>
    runCheck(
      {
        file: store.file,
        kind,
        anchor: anchor.noted,
        knownBroken: kind === 'history' ? null : record.current.knownBroken,
      },
      () => tell(['health']),
    );

  /** SQLite sees what does not fit together; a digit that changed on the disk is seen by the sums of the pages alone. */
  const withPages = async (result: CheckResult | null): Promise<CheckResult | null> => {
    if (!result || result.finding || isClosed) return result;
    const pages = await store.comparePages();
    if (!pages || pages.damaged.length === 0 || pages.isTouched) return result;
    return {
      ...result,
      finding: findingOf('pages', { detail: `pages ${pages.damaged.slice(0, 8).join(', ')}` }),
    };
  };

  const keep = (kind: 'quick' | 'full', { events, finding }: CheckResult) => {
    const ended: Check = { kind, endedAt: now(), events, finding };
    record.change(kind === 'quick' ? { lastQuick: ended } : { lastFull: ended, lastQuick: ended });
    if (finding) stand(finding);
  };

  const start = (kind: 'quick' | 'full') => {
    if (running) return;
    const mine = check(kind);
    running = mine;
    tell(['health']);
    mine.result
      .then(withPages)
      .then((result) => {
        if (result && !isClosed) keep(kind, result);
      })
      .catch((fault: unknown) => log(fault, 'check'))
      .finally(() => {
        if (running === mine) running = null;
        tell(['health']);
      });
  };

  const retry = async (): Promise<StoreState> => {
    if (isTrying || store.health.state !== 'failing') return state();
    isTrying = true;
    tell(['health']);
    let isSound = false;
    try {
      store.reopen();
      // what only a thorough look has found is not gone because a quick one does not see it
      const kind = record.current.standing ? 'full' : 'quick';
      const result = await withPages(await check(kind).result);
      if (result && !isClosed) {
        record.change({ standing: null });
        keep(kind, result);
        if (!record.current.standing) {
          store.trust();
          isSound = true;
        }
      }
    } catch (fault) {
      // a refusal was logged where it arose
      if (!(fault instanceof Refusal)) log(fault, 'health');
    } finally {
      isTrying = false;
      // what was not known to be saved may be there after all
      tell(isSound ? ['*'] : ['health']);
    }
    return state();
  };

  /** A wrong history can be lived with, knowingly, and a search index be built anew; damage needs a backup. */
  const goOn = (context: Reading): StoreState => {
    const { standing } = record.current;
    if (!standing) return state();
    if (standing.kind === 'pages') refuse('conflict', 'health.not-to-go-on');
    store.reopen();
    store.trust();
    store.write((writer) => {
      if (standing.kind === 'index') rebuildIndex(writer);
      seal(writer, [{ domain: 'health', subject: null, after: { wentOnWith: standing } }], {
        at: context.now,
        actor: context.actor.id,
        station: context.stationId,
        procedure: 'health.goOn',
      });
    });
    record.change({
      standing: null,
      ...(standing.kind === 'history-changed' && { knownBroken: standing.event }),
    });
    anchor.note(true);
    tell(['*']);
    return state();
  };

  const useCases: UseCases<typeof contract> = {
    state: { withoutStore: state },
    retry: { withoutStore: retry },
    checks: () => {
      const { lastQuick, lastFull } = record.current;
      const kind = running?.kind;
      return {
        lastQuick,
        lastFull,
        anchor: { event: anchor.noted?.id ?? null, isForeign: anchor.wasForeign },
        running: running && kind && kind !== 'history' ? { kind, share: running.share } : null,
      };
    },
    startCheck: (_context, { kind }) => {
      start(kind);
      return {};
    },
    cancelCheck: () => {
      running?.cancel();
      return {};
    },
    goOn: prepared({ before: async (context) => goOn(context), run: (_context, _input, after) => after }),
  };

  /** Starts the check that is due, if one is. Called now and then. */
  const checkWhatIsDue = () => {
    if (store.health.state === 'failing') return;
    const { lastQuick, lastFull } = record.current;
    if (now() - (lastFull?.endedAt ?? 0) >= FULL_EVERY_MS) start('full');
    else if (now() - (lastQuick?.endedAt ?? 0) >= QUICK_EVERY_MS) start('quick');
  };

  lookAtHead();
  return {
    useCases,
    checkWhatIsDue,
    /** The chain of events alone, for whoever asks. */
    history: async () => (await check('history').result) ?? refuse('conflict', 'health.check-cancelled'),
    /** After a commit that left events. */
    committed: () => anchor.note(),
    noteWhatWaits: anchor.noteWhatWaits,
    close() {
      if (isClosed) return;
      isClosed = true;
      running?.cancel();
      if (store.health.state !== 'failing') anchor.note(true);
    },
  };
}
