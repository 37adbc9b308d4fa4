/** Whether the order still wants something of somebody in the shop. */
export const stateGroups = ['open', 'closed'] as const;
export type StateGroup = (typeof stateGroups)[number];

/** For whom a minute passes while an order stands: ourselves, or somebody whom we wait for. */
export const waitOwners = ['us', 'customer', 'part', 'supplier', 'carrier'] as const;
export type WaitOwner = (typeof waitOwners)[number];

interface StateRow {
  group: StateGroup;
  /** What may follow; nothing else is offered, nothing else is taken. */
  next: readonly string[];
  /** One of the five meanings that colours have on screen. */
  meaning: 'good' | 'waiting' | 'risk' | 'bad' | 'done';
  /** Who is waited for; null where nobody waits. The first stands unless the move says another of them. */
  waitsFor: readonly WaitOwner[] | null;
  /** Whether a shop that never uses it may hide it: the moves then lead past it. */
  isHideable: boolean;
}

/**
 * Where a repair order can stand: the only table of states. Screens, rules and reports read it, and all behaviour hangs
 * on it: a shop's own states are names inside one of these.
 */
export const repairStates = {
  received: {
    group: 'open',
    next: ['diagnosing', 'sentOut', 'cancelled'],
    meaning: 'waiting',
    waitsFor: ['us'],
    isHideable: false,
  },
  diagnosing: {
    group: 'open',
    next: ['estimateSent', 'approved', 'sentOut', 'qualityCheck', 'beyondRepair', 'cancelled'],
    meaning: 'waiting',
    waitsFor: ['us'],
    isHideable: false,
  },
  estimateSent: {
    group: 'open',
    next: ['approved', 'refused', 'diagnosing', 'beyondRepair', 'cancelled'],
    meaning: 'risk',
    waitsFor: ['customer'],
    isHideable: false,
  },
  approved: {
    group: 'open',
    next: ['inRepair', 'waitingForParts', 'sentOut', 'diagnosing', 'cancelled'],
    meaning: 'waiting',
    waitsFor: ['us'],
    isHideable: true,
  },
  waitingForParts: {
    group: 'open',
    next: ['inRepair', 'sentOut', 'diagnosing', 'cancelled'],
    meaning: 'risk',
    waitsFor: ['part', 'supplier', 'carrier'],
    isHideable: true,
  },
  inRepair: {
    group: 'open',
    next: ['qualityCheck', 'waitingForParts', 'sentOut', 'diagnosing', 'beyondRepair', 'cancelled'],
    meaning: 'waiting',
    waitsFor: ['us'],
    isHideable: false,
  },
  sentOut: {
    group: 'open',
    next: ['diagnosing', 'inRepair', 'qualityCheck', 'beyondRepair', 'cancelled'],
    meaning: 'risk',
    waitsFor: ['supplier', 'carrier'],
    isHideable: true,
  },
  qualityCheck: {
    group: 'open',
    next: ['ready', 'inRepair'],
    meaning: 'waiting',
    waitsFor: ['us'],
    isHideable: true,
  },
  ready: {
    group: 'open',
    next: ['handedOver', 'inRepair'],
    meaning: 'good',
    waitsFor: ['customer'],
    isHideable: false,
  },
  /** The device is with its owner; something (mostly money) is still to be settled. */
  handedOver: { group: 'closed', next: ['closed'], meaning: 'good', waitsFor: null, isHideable: false },
  closed: { group: 'closed', next: [], meaning: 'done', waitsFor: null, isHideable: false },
  /** The customer does not want it repaired; the device goes back as it came. */
  refused: {
    group: 'open',
    next: ['ready', 'diagnosing'],
    meaning: 'bad',
    waitsFor: ['us'],
    isHideable: false,
  },
  /** Beyond economic repair: it goes back, or is exchanged or left here. */
  beyondRepair: {
    group: 'open',
    next: ['ready', 'diagnosing'],
    meaning: 'bad',
    waitsFor: ['us'],
    isHideable: true,
  },
  /** Called off. If the device is still here it becomes ready for collection. */
  cancelled: {
    group: 'closed',
    next: ['received', 'ready'],
    meaning: 'bad',
    waitsFor: null,
    isHideable: false,
  },
} as const satisfies Record<string, StateRow>;

export type RepairState = keyof typeof repairStates;

export const stateNames = Object.keys(repairStates) as [RepairState, ...RepairState[]];

/** Whether an order that stands at `from` may be moved to `to`. */
export function mayMove(from: RepairState, to: RepairState): boolean {
  const next: readonly string[] = repairStates[from].next;
  return next.includes(to);
}

/**
 * The way from `from` to `to` where a shop hides some states: the states that are entered one after the other, of which
 * all but the last are hidden; a direct step is a way of one. The shortest, and of those the first in the order of the
 * table. Null where none leads there, and for staying where one is.
 *
 * Whoever goes it is asked everything that each step asks (the gates of the hidden ones too), and stands at its end:
 * the states passed are told with the move, no time is spent in them.
 */
export function wayTo(
  from: RepairState,
  to: RepairState,
  hidden: ReadonlySet<RepairState>,
): RepairState[] | null {
  if (from === to) return null;
  const ways: RepairState[][] = [[]];
  const entered = new Set<RepairState>([from]);
  for (const way of ways) {
    const next: readonly RepairState[] = repairStates[way.at(-1) ?? from].next;
    if (next.includes(to)) return [...way, to];
    for (const state of stateNames) {
      if (!next.includes(state) || !hidden.has(state) || entered.has(state)) continue;
      entered.add(state);
      ways.push([...way, state]);
    }
  }
  return null;
}

/**
 * The states that are offered from `from` where a shop hides some: a hidden one gives way to what would follow it.
 * In the order of the table, `from` itself never among them.
 */
export function offeredMoves(from: RepairState, hidden: ReadonlySet<RepairState>): RepairState[] {
  return stateNames.filter((state) => !hidden.has(state) && wayTo(from, state, hidden) !== null);
}

/** States whose entering must be explained: the order ends, or the customer gets it back as it came. */
const explained: readonly RepairState[] = ['cancelled', 'refused', 'beyondRepair'];

/** Whether a move must say why: also what was ready and turns out not to be. */
export function needsReason(from: RepairState, to: RepairState): boolean {
  return explained.includes(to) || (from === 'ready' && to === 'inRepair');
}

/** Of these states a shop may not go without: it hides none of them. */
export function isHideable(state: RepairState): boolean {
  return repairStates[state].isHideable;
}

/** Fault, wishes, condition and cost limit may be mended until somebody has begun to work by them. */
export function mayChangeIntake(state: RepairState): boolean {
  return state === 'received';
}
