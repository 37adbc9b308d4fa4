import type { z } from 'zod';
import { creditNoteFacts, invoiceFacts } from './bill.facts.ts';
import { estimateFacts } from './estimate.facts.ts';
import { handoverFacts, uncollectedFacts } from './handover.facts.ts';
import { labelFacts, receiptFacts, rightsCardFacts } from './papers.facts.ts';

/** Every kind of paper, with all that stands on one. */
export const factsByKind = {
  receipt: receiptFacts,
  label: labelFacts,
  rightsCard: rightsCardFacts,
  estimate: estimateFacts,
  invoice: invoiceFacts,
  creditNote: creditNoteFacts,
  handover: handoverFacts,
  uncollected: uncollectedFacts,
} as const;

export type PaperKind = keyof typeof factsByKind;

export const paperKinds = Object.keys(factsByKind) as [PaperKind, ...PaperKind[]];

export type FactsOf<Kind extends PaperKind> = z.output<(typeof factsByKind)[Kind]>;

/** Issued once with the act that they prove; in another language they say the same. */
export const provingKinds = ['estimate', 'invoice', 'creditNote', 'handover', 'uncollected'] as const;
export type ProvingKind = (typeof provingKinds)[number];

/** They tell sums: only who may see what a customer paid may open them. */
export const moneyKinds: readonly PaperKind[] = ['invoice', 'creditNote'];
