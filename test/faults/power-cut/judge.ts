import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { firstBrokenSeal } from '../../../electron/core/audit/seal.ts';
import { openStore, type Store } from '../../../electron/core/store/store.ts';
import { MONDAY_MORNING } from '../../kit/shop.ts';
import { dumpDifference, type LogicalDump } from '../logical-dump.ts';
import { brokenRule, brokenSearch } from '../shop-check.ts';
import { shopRules } from '../shop-rules.ts';
import { benchOver, type Ground, tryStep } from '../workloads/bench.ts';
import { endStateOf, integrityCheck, stateLine } from '../workloads/state.ts';
import type { Workload } from '../workloads/workload.ts';
import type { Mark } from './recording.ts';

/** What the workload knew when the power went. */
export interface Known {
  /** The last step that was answered, or -1. */
  answered: number;
  /** A step after it was begun. */
  isAsking: boolean;
  answers: unknown[];
  memory: ReadonlyMap<string, unknown>;
}

/** What the undisturbed workload left: after each step, and in the end. */
export interface Undisturbed {
  states: readonly string[];
  end: LogicalDump;
}

export type Kind = 'does not open' | 'corrupt' | 'lost' | 'not whole' | 'not to be resumed';

export interface Finding {
  kind: Kind;
  says: string;
}

export function knowing(known: Known, mark: Mark): Known {
  if (mark.kind === 'asking') return { ...known, isAsking: true };
  if (mark.kind === 'remembered')
    return { ...known, memory: new Map([...known.memory, [mark.name, mark.value]]) };
  return { ...known, answered: mark.step, isAsking: false, answers: [...known.answers, mark.answer] };
}

/** Opens what the power left, as the next start does, and says what is wrong with it. */
export async function judge(
  file: string,
  workload: Workload,
  known: Known,
  { states }: Undisturbed,
): Promise<Finding[]> {
  let store: Store;
  try {
    const { migrations } = workload;
    store = openStore({ file, now: () => MONDAY_MORNING, ...(migrations && { migrations }) });
  } catch (error) {
    return [{ kind: 'does not open', says: String(error) }];
  }
  try {
    const damage = store.read((reader) => reader.all<{ found: string }>(integrityCheck));
    if (damage[0]?.found !== 'ok')
      return [{ kind: 'corrupt', says: damage.map(({ found }) => found).join('; ') }];
    // A cut of power damages no page that has a sum: sums that say so would accuse a sound disk.
    const pages = await store.comparePages();
    if (pages && pages.damaged.length > 0)
      return [{ kind: 'corrupt', says: `pages ${pages.damaged.slice(0, 5)} are taken for damaged` }];
    return [
      ...wrongState(store.read(stateLine), known, states),
      ...((await workload.look?.(dirname(file), known.answered)) ?? []).map(
        (says): Finding => ({ kind: 'lost', says }),
      ),
    ];
  } catch (error) {
    return [{ kind: 'corrupt', says: String(error) }];
  } finally {
    store.close();
  }
}

/** It must be as it was after the last answer, or as it is after the step that was in the air: nothing between. */
function wrongState(state: string, { answered, isAsking }: Known, states: readonly string[]): Finding[] {
  const before = states[Math.max(0, answered)];
  const after = isAsking ? states[answered + 1] : undefined;
  if (state === before || state === after) return [];
  const place = states.lastIndexOf(state);
  if (place >= 0 && place < answered)
    return [{ kind: 'lost', says: `as after step ${place}, not ${answered}` }];
  return [{ kind: 'not whole', says: `is ${state}, not ${before}${after ? ` or ${after}` : ''}` }];
}

/** All the rules of a shop on what the power left; then the rest of the workload, its last steps asked again. */
export async function resume(
  file: string,
  workload: Workload,
  { ground, known, undisturbed }: { ground: Ground; known: Known; undisturbed: Undisturbed },
): Promise<Finding[]> {
  const bench = benchOver(file, ground, workload);
  bench.answers = [...known.answers];
  bench.memory = new Map(known.memory);
  try {
    if (workload.steps[0]) bench.open();
    const broken = workload.id === 'intake' || workload.id === 'days' ? brokenRules(bench.store, file) : [];
    // What was answered last is asked again, unless a restore may have taken it away since.
    const { answered } = known;
    const from = Math.max(0, workload.steps[answered + 1]?.mayBeDone ? answered + 1 : answered);
    for (let step = from; step < workload.steps.length; step++) await tryStep(bench, workload, step);
    await bench.close();
    const differs = dumpDifference(endStateOf(file), undisturbed.end);
    return [
      ...broken.map((says): Finding => ({ kind: 'not whole', says })),
      ...differs.map((says): Finding => ({ kind: 'not to be resumed', says })),
    ];
  } catch (error) {
    return [{ kind: 'not to be resumed', says: String(error) }];
  } finally {
    await bench.close();
  }
}

function brokenRules(store: Store, file: string): string[] {
  const db = new Database(file, { readonly: true });
  try {
    const rules = Object.entries(shopRules).flatMap(([rule, sql]) => brokenRule(db, rule, sql));
    const seal = store.read(firstBrokenSeal);
    return [...rules, ...brokenSearch(file), ...(seal === null ? [] : [`the chain breaks at ${seal}`])];
  } finally {
    db.close();
  }
}

export const fileIn = (folder: string) => join(folder, 'data', 'aftercare.db');
