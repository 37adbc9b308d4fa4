import type { ReactNode } from 'react';
import type { Repair } from '../../shared/repairs/repairs.contract.ts';
import type { Action } from '../ui/action.ts';

/** What one domain adds to the page of an order. */
export interface OrderPart {
  /** What it offers here; the page makes the one that comes next the primary one. */
  actions: readonly Action[];
  /** Where the reader looks for it; null where there is nothing to tell. */
  section: ReactNode;
  /** The sheet that one of the actions has opened. */
  sheet: ReactNode;
}

/** A hook: called for every order, in every state. */
export type UseOrderPart = (repair: Repair) => OrderPart;
