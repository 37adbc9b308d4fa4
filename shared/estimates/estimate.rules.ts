import { type Minor, shareOf } from '../kernel/money.ts';
import { causes, kinds, type Payer, wholeBasisPoints } from '../warranty/warranty.terms.ts';
import { type CostShare, splitRest } from './cost-share.rules.ts';

/** The kinds of cost that a promise may bear, and fees, which none does. */
export const lineKinds = [...kinds, 'fee'] as const;
export type LineKind = (typeof lineKinds)[number];

/** What is behind a line: a cause as warranties know it, or something that happened while the device was with us. */
export const lineCauses = [...causes, 'inOurCare'] as const;
export type LineCause = (typeof lineCauses)[number];

export const optionKinds = [
  'newPart',
  'refurbishedPart',
  'exchange',
  'tradeIn',
  'leaveAsIs',
  'other',
] as const;
export type OptionKind = (typeof optionKinds)[number];

/** A version is prepared until it is sent; then the customer approves or refuses it, or a newer one takes its place. */
export const estimateStages = ['prepared', 'sent', 'superseded', 'approved', 'refused'] as const;
export type EstimateStage = (typeof estimateStages)[number];

/** In which way the customer said it. */
export const spokenWays = ['counter', 'phone', 'message', 'letter'] as const;
/** …or by their code, beforehand by the cost limit, or not at all because there is nothing to pay. */
export const answerWays = [...spokenWays, 'code', 'limit', 'nothingToPay'] as const;
export type AnswerWay = (typeof answerWays)[number];

export const lostReasons = [
  'tooExpensive',
  'notWorthIt',
  'takesTooLong',
  'goesElsewhere',
  'wantsToThink',
  'other',
] as const;
export type LostReason = (typeof lostReasons)[number];

/** Bounds that keep every sum of an estimate a safe integer: 40 lines × 999 × 10¹¹ is under 2⁵³. */
export const MOST_LINES = 40;
export const MOST_OPTIONS = 6;
export const MOST_PIECES = 999;
export const HIGHEST_UNIT_MINOR = 100_000_000_000;

export interface LineToPrice {
  quantity: number;
  unitMinor: Minor;
  /** What promises bear of it. */
  coveredBasisPoints: number;
  /** Who bears the rest, where people have decided it; null: the customer. */
  share: CostShare | null;
}

export interface LinePrice {
  totalMinor: Minor;
  coveredMinor: Minor;
  customerMinor: Minor;
  /** The tax in what the customer pays. */
  taxMinor: Minor;
}

/**
 * What a line costs and who bears it: covered + customer = total, and the tax is inside the customer's sum. Each is
 * rounded by line, so that sums of lines are the totals. Throws RangeError past the safe integers.
 */
export function priceOf(line: LineToPrice, taxBasisPoints: number): LinePrice {
  const totalMinor = line.quantity * line.unitMinor;
  const promised = shareOf(totalMinor, line.coveredBasisPoints);
  const customerMinor = splitRest(totalMinor - promised, line.share).customerMinor;
  return {
    totalMinor,
    coveredMinor: totalMinor - customerMinor,
    customerMinor,
    taxMinor: taxIn(customerMinor, taxBasisPoints),
  };
}

/** The tax that is inside a price, halves rounded up: at 24 %, 24 of 124. Takes safe integers of zero or more. */
export function taxIn(grossMinor: Minor, taxBasisPoints: number): Minor {
  const whole = BigInt(wholeBasisPoints + taxBasisPoints);
  return Number((2n * BigInt(grossMinor) * BigInt(taxBasisPoints) + whole) / (2n * whole));
}

export interface Sums extends LinePrice {
  /** What the customer pays at the least: without the lines that may be left out. */
  leastMinor: Minor;
}

export function sumsOf(lines: readonly (LinePrice & { isOptional: boolean })[]): Sums {
  const sums: Sums = { totalMinor: 0, coveredMinor: 0, customerMinor: 0, taxMinor: 0, leastMinor: 0 };
  for (const line of lines) {
    sums.totalMinor += line.totalMinor;
    sums.coveredMinor += line.coveredMinor;
    sums.customerMinor += line.customerMinor;
    sums.taxMinor += line.taxMinor;
    if (!line.isOptional) sums.leastMinor += line.customerMinor;
  }
  return sums;
}

/** Who is named as the bearer of a line: the first promise that answers, the shop by a decision, or the customer. */
export function payerOf(coveredBasisPoints: number, promiser: Payer, share: CostShare | null): Payer {
  if (coveredBasisPoints > 0) return promiser;
  return share === 'shop' || share === 'half' ? 'shop' : 'customer';
}

/** The lines that an answer is about: all that cannot be left out, and the others that were chosen. */
export function chosenLines<Line extends { id: number; isOptional: boolean }>(
  lines: readonly Line[],
  chosen: readonly number[] | null,
): Line[] {
  return lines.filter((line) => !line.isOptional || chosen === null || chosen.includes(line.id));
}

/** How an option is called on the phone and on paper: A, B, C. */
export function letterOf(position: number): string {
  return String.fromCharCode(65 + position);
}

export interface Standing {
  stage: EstimateStage;
  /** What the customer would pay for the way that is recommended. */
  customerMinor: Minor;
}

/**
 * Whether the order goes over what was approved: something newer is written or sent that costs the customer more.
 * Null where it does not; else both sums.
 */
export function overApproved(
  approvedMinor: Minor | null,
  newer: Standing | null,
): { approvedMinor: Minor; neededMinor: Minor } | null {
  if (approvedMinor === null || newer === null) return null;
  if (newer.stage !== 'prepared' && newer.stage !== 'sent') return null;
  return newer.customerMinor > approvedMinor ? { approvedMinor, neededMinor: newer.customerMinor } : null;
}
