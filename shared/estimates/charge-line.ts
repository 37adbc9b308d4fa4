import type { Minor } from '../kernel/money.ts';
import type { Payer } from '../warranty/warranty.terms.ts';

/** One line that an order has come to cost, as it goes on the bill: approved by the customer, or borne by another. */
export interface ChargeLine {
  /** The estimate's line; 0 for a fee that no estimate holds. */
  lineId: number;
  kind: 'labour' | 'parts' | 'fee';
  label: string;
  quantity: number;
  /** Tax included, as all prices. */
  unitMinor: Minor;
  /** quantity × unit. */
  totalMinor: Minor;
  /** What others than the customer bear of it. */
  coveredMinor: Minor;
  payer: Payer;
  /** total − covered. */
  customerMinor: Minor;
  taxBasisPoints: number;
}
