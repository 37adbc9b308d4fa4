import type { z } from 'zod';
import { addDays } from '../../../shared/kernel/day.ts';
import type { Language } from '../../../shared/kernel/language.ts';
import { refuse, refuseField } from '../../../shared/kernel/refusal.ts';
import { searchText } from '../../../shared/kernel/search-text.ts';
import { workingMinutesAgo } from '../../../shared/repairs/longest-time.rules.ts';
import type { OwnState, ownStateInput, stateSettingInput } from '../../../shared/repairs/moves.contract.ts';
import {
  isHideable,
  type RepairState,
  repairStates,
  stateNames,
} from '../../../shared/repairs/states.rules.ts';
import type { Reading, Writing } from '../context.ts';
import { closedDaysOf } from '../settings/opening-days.ts';
import { shop } from '../settings/shop.ts';
import {
  addOwnState,
  changeOwnState,
  keepStateSetting,
  ownStates,
  stateSettings,
} from './state-settings.sql.ts';

type Names = OwnState['names'];

/** All states as this shop calls and limits them, in the order of the table. */
export function states(context: Reading) {
  const set = new Map(context.store.all(stateSettings).map((row) => [row.state, row]));
  return {
    states: stateNames.map((state) => {
      const row = set.get(state);
      return {
        state,
        group: repairStates[state].group,
        names: JSON.parse(row?.names ?? '{}') as Names,
        longestMinutes: row?.longestMinutes ?? null,
        isHidden: row?.isHidden === 1,
        isHideable: isHideable(state),
      };
    }),
    own: [...ownStatesById(context).values()],
  };
}

export function hiddenStates({ store }: Pick<Reading, 'store'>): ReadonlySet<RepairState> {
  return new Set(
    store
      .all(stateSettings)
      .filter(({ state, isHidden }) => isHidden === 1 && isHideable(state))
      .map(({ state }) => state),
  );
}

export function ownStatesById({ store }: Pick<Reading, 'store'>): Map<number, OwnState> {
  return new Map(
    store
      .all(ownStates)
      .map(({ names, isHidden, ...row }) => [
        row.id,
        { ...row, names: JSON.parse(names) as Names, isHidden: isHidden === 1 },
      ]),
  );
}

/** The shop's own states inside `state` that an order may be put into, as the reader calls them. */
export function ownStatesIn(context: Reading, state: RepairState): { id: number; name: string }[] {
  return [...ownStatesById(context).values()]
    .filter((own) => own.state === state && !own.isHidden)
    .map((own) => ({ id: own.id, name: nameIn(context, own) }));
}

export function nameIn(context: Reading, { name, names }: Pick<OwnState, 'name' | 'names'>): string {
  const language: Language = context.maybeActor?.language ?? context.shop.language;
  return names[language] || name;
}

/** Says of an order whether it stands longer in its state than the shop allows; the opening days are read only if asked for. */
export function standingTooLong(context: Reading, own: ReadonlyMap<number, OwnState>) {
  const longest = new Map(
    context.store.all(stateSettings).map(({ state, longestMinutes }) => [state, longestMinutes]),
  );
  const since = new Map<number, number | null>();
  let calendar: Parameters<typeof workingMinutesAgo>[2] | undefined;
  const latest = (minutes: number) => {
    calendar ??= calendarOf(context);
    if (!since.has(minutes)) since.set(minutes, workingMinutesAgo(context.now, minutes, calendar));
    return since.get(minutes) ?? null;
  };
  return (state: RepairState, ownStateId: number | null, stateSince: number): boolean => {
    const minutes = (ownStateId === null ? null : own.get(ownStateId)?.longestMinutes) ?? longest.get(state);
    if (minutes === null || minutes === undefined) return false;
    const from = latest(minutes);
    return from !== null && stateSince < from;
  };
}

function calendarOf(context: Reading) {
  const year = Number(context.today.slice(0, 4));
  const before = Number(addDays(context.today, -400).slice(0, 4));
  const years = Array.from({ length: year - before + 1 }, (_, index) => before + index);
  return {
    hours: shop(context).hours,
    closed: closedDaysOf(context, years),
    zone: context.shop.zone,
  };
}

/** Orders that stand in a state that is hidden now stay where they are, and are offered what comes after it. */
export function setState(
  context: Writing,
  { state, names, longestMinutes, isHidden }: z.output<typeof stateSettingInput>,
): Record<string, never> {
  if (isHidden && !isHideable(state)) refuseField(['isHidden'], 'repairs.invalid.needed-state');
  const before = states(context).states.find((known) => known.state === state);
  context.store.run(keepStateSetting, {
    state,
    names: JSON.stringify(withoutEmpty(names)),
    longest: longestMinutes,
    hidden: isHidden ? 1 : 0,
  });
  context.record({
    domain: 'repairs',
    subject: null,
    before,
    after: { state, names, longestMinutes, isHidden },
  });
  return {};
}

/** A state of the shop's own stays inside the program's state in which it was made: orders may stand in it. */
export function keepOwnState(
  context: Writing,
  { id, state, name, names, longestMinutes, isHidden }: z.output<typeof ownStateInput>,
): { id: number } {
  const own = ownStatesById(context);
  const known = id === null ? null : (own.get(id) ?? refuse('not-found', 'repairs.no-own-state'));
  if (known && known.state !== state) refuseField(['state'], 'common.invalid.choice');
  const wanted = searchText(name);
  if (wanted === '') refuseField(['name'], 'common.invalid.characters');
  const isTaken = [...own.values()].some(
    (other) => other.id !== id && other.state === state && searchText(other.name) === wanted,
  );
  if (isTaken) refuseField(['name'], 'repairs.invalid.state-name-taken');
  const kept = id ?? context.newId();
  const values = {
    id: kept,
    name,
    names: JSON.stringify(withoutEmpty(names)),
    longest: longestMinutes,
    hidden: isHidden ? 1 : 0,
  };
  if (known) context.store.run(changeOwnState, values);
  else context.store.run(addOwnState, { ...values, state });
  context.record({
    domain: 'repairs',
    subject: null,
    ...(known && { before: known }),
    after: { ownStateId: kept, state, name, names, longestMinutes, isHidden },
  });
  return { id: kept };
}

function withoutEmpty(names: Names): Names {
  return Object.fromEntries(Object.entries(names).filter(([, name]) => name.trim() !== '')) as Names;
}
