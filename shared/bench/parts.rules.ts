interface PartStateRow {
  /** What may follow. */
  next: readonly string[];
  /** Whether work waits for it. */
  isOutstanding: boolean;
  meaning: 'good' | 'waiting' | 'risk' | 'done';
}

/** Where a part of an order can stand: the only table. */
export const partStates = {
  wanted: { next: ['ordered', 'arrived', 'cancelled'], isOutstanding: true, meaning: 'risk' },
  ordered: { next: ['arrived', 'wanted', 'cancelled'], isOutstanding: true, meaning: 'waiting' },
  arrived: { next: ['fitted', 'ordered', 'cancelled'], isOutstanding: false, meaning: 'good' },
  fitted: { next: ['arrived'], isOutstanding: false, meaning: 'done' },
  cancelled: { next: ['wanted'], isOutstanding: false, meaning: 'done' },
} as const satisfies Record<string, PartStateRow>;

export type PartState = keyof typeof partStates;

export const partStateNames = Object.keys(partStates) as [PartState, ...PartState[]];

export function mayPartBecome(from: PartState, to: PartState): boolean {
  return (partStates[from].next as readonly PartState[]).includes(to);
}

/** How an order stands with its parts, in one word; the worst line says it. */
export const partsWords = ['none', 'needed', 'ordered', 'arrived'] as const;
export type PartsWord = (typeof partsWords)[number];

export function partsWord(states: readonly PartState[]): PartsWord {
  if (states.includes('wanted')) return 'needed';
  if (states.includes('ordered')) return 'ordered';
  if (states.includes('arrived')) return 'arrived';
  return 'none';
}

export const partsMeanings = {
  none: 'done',
  needed: 'risk',
  ordered: 'waiting',
  arrived: 'good',
} as const satisfies Record<PartsWord, string>;
