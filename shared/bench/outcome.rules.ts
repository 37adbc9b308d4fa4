interface OutcomeRow {
  /** Whether it is work that the shop answers for: a repair warranty begins, a come-back is its own. */
  isRepair: boolean;
  /** Whether somebody looked at the device: counted among the diagnosed. */
  isDiagnosed: boolean;
  /** Whether a technician may set it here; the others come with old records. */
  isOffered: boolean;
  meaning: 'good' | 'risk' | 'bad' | 'done';
}

/** What became of the device on an order: the only table of outcomes. Old records, of any source, bring theirs. */
export const outcomes = {
  fixed: { isRepair: true, isDiagnosed: true, isOffered: true, meaning: 'good' },
  /** Tested, and nothing is wrong with it. */
  noFaultFound: { isRepair: false, isDiagnosed: true, isOffered: true, meaning: 'done' },
  /** Beyond economic repair: it would cost more than it is worth, or cannot be had. */
  beyondRepair: { isRepair: false, isDiagnosed: true, isOffered: true, meaning: 'bad' },
  /** Damaged by its use, and not repaired for that. Where it was repaired all the same it is fixed. */
  customerDamage: { isRepair: false, isDiagnosed: true, isOffered: true, meaning: 'risk' },
  /** Called off, refused or given up: it goes back as it came. */
  notRepaired: { isRepair: false, isDiagnosed: false, isOffered: true, meaning: 'done' },
  /** Of old records: it could be repaired, and was not yet. */
  repairable: { isRepair: false, isDiagnosed: true, isOffered: false, meaning: 'risk' },
  /** Of old records: what is called beyond repair here. */
  endOfLife: { isRepair: false, isDiagnosed: true, isOffered: false, meaning: 'bad' },
  unknown: { isRepair: false, isDiagnosed: false, isOffered: false, meaning: 'done' },
} as const satisfies Record<string, OutcomeRow>;

export type Outcome = keyof typeof outcomes;

export const outcomeNames = Object.keys(outcomes) as [Outcome, ...Outcome[]];

export const offeredOutcomes = outcomeNames.filter((name) => outcomes[name].isOffered) as [
  Outcome,
  ...Outcome[],
];

export function isOutcome(text: string): text is Outcome {
  return Object.hasOwn(outcomes, text);
}

/**
 * Whether an order that was closed with this outcome is a repair that the shop answers for. '' is an order of before
 * outcomes were noted: it was closed as done.
 */
export function isRepairDone(outcome: string): boolean {
  return outcome === '' || (isOutcome(outcome) && outcomes[outcome].isRepair);
}

/**
 * What the remedies of an order's findings make of it: one repair makes it repaired, whatever else was found; else the
 * first of them that says something. Without a remedy nothing is known yet: ''.
 */
export function outcomeOfRemedies(remedies: readonly (Outcome | '')[]): Outcome | '' {
  if (remedies.includes('fixed')) return 'fixed';
  return remedies.find((outcome) => outcome !== '') ?? '';
}
