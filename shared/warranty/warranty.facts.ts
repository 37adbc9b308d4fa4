import type { Day } from '../kernel/day.ts';
import type { Cause, Kind, Layer, WarrantyTerms } from './warranty.terms.ts';

/*
 * What the engine is told. Everything is plain JSON, so that it can be frozen on an order and asked again years
 * later with the same answer.
 */

/** The days from which terms may start; `null` where nobody knows. */
export interface StartDates {
  readonly purchasedOn: Day | null;
  readonly deliveredOn: Day | null;
  readonly installedOn: Day | null;
  readonly manufacturedOn: Day | null;
}

/** A version of terms that the device keeps. `id` names the version. */
export interface AppliedTerms {
  readonly id: string;
  readonly terms: WarrantyTerms;
}

/** An extended plan or a maintenance contract that somebody bought: it has days of its own. */
export interface BoughtCover extends AppliedTerms {
  readonly startsOn: Day;
  /** The last day, if the paper names one; `null`: the durations of the terms decide alone. */
  readonly endsOn: Day | null;
  /** How many calls are left; `null`: any number. */
  readonly remainingUses: number | null;
}

/** Time in the shop: out of the customer's hands from `from` until the day of return, `null` while it lasts. */
export interface ShopStay {
  readonly from: Day;
  readonly until: Day | null;
}

/** Under which promise a past line was done. `grantId` is `null` for old records that did not say. */
export interface PastCover {
  readonly layer: Layer;
  readonly grantId: string | null;
}

/** What was done in a past repair. */
export interface RepairLine {
  readonly id: string;
  readonly kind: Kind;
  /** The unit or part, by the same code that a claim uses: two batteries in one device need two codes. */
  readonly component: string | null;
  readonly faultCode: string | null;
  /** `null`: the customer paid. Where several promises shared the cost: the first that answered. */
  readonly coveredBy: PastCover | null;
  /** The promise of the one who sold us the part. */
  readonly supply: { readonly boughtOn: Day | null; readonly terms: WarrantyTerms } | null;
}

export interface PastRepair {
  readonly id: string;
  readonly receivedOn: Day;
  readonly finishedOn: Day;
  readonly stays: readonly ShopStay[];
  readonly lines: readonly RepairLine[];
  /** Our own promise on this repair, in the version of the day it was finished. */
  readonly warranty: AppliedTerms | null;
}

/** Broken seal, foreign repair and the like: from that day the named layers do not answer. */
export interface VoidMark {
  readonly on: Day;
  /** The legal guarantee cannot be voided by the seller, so it is not among {@link voidableLayers}. */
  readonly layers: readonly Layer[];
}

export const voidableLayers: readonly Layer[] = ['manufacturer', 'dealer', 'repair', 'supplier', 'goodwill'];

/** The device was given in exchange for another one, on this day. */
export interface Exchange {
  readonly exchangedOn: Day;
}

export interface DeviceFacts extends StartDates {
  readonly isRegistered: boolean;
  readonly voidMark: VoidMark | null;
  /** The days on which the device went to another owner. */
  readonly ownerChanges: readonly Day[];
  /**
   * Set if this device replaced another one under warranty. The four start dates are then those of the first
   * device; the chain rule of each layer decides what the new one gets.
   */
  readonly exchange: Exchange | null;
  readonly terms: readonly AppliedTerms[];
  readonly plans: readonly BoughtCover[];
  readonly contracts: readonly BoughtCover[];
  readonly repairs: readonly PastRepair[];
  /** Since when the device lies in the shop for the order in hand; `null` if the customer has it. */
  readonly inShopSince: Day | null;
}

export interface ClaimLine {
  readonly id: string;
  readonly kind: Kind;
  readonly component: string | null;
  readonly faultCode: string | null;
  readonly cause: Cause;
}

export interface Claim {
  /** The day on which the customer asked: the day of receipt, not of the diagnosis. */
  readonly on: Day;
  /** The repair whose fault has come back, as judged by a person or found by the program. */
  readonly comeBackOf: string | null;
  readonly lines: readonly ClaimLine[];
}

/** A device of which nothing is known: spread it and say what is. */
export const blankDevice: DeviceFacts = {
  purchasedOn: null,
  deliveredOn: null,
  installedOn: null,
  manufacturedOn: null,
  isRegistered: false,
  voidMark: null,
  ownerChanges: [],
  exchange: null,
  terms: [],
  plans: [],
  contracts: [],
  repairs: [],
  inShopSince: null,
};
