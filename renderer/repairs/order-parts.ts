import type { Repair } from '../../shared/repairs/repairs.contract.ts';
import { useBenchPart } from '../bench/use-bench-part.tsx';
import { useCustodyPart } from '../custody/use-custody-part.tsx';
import { useEstimatesPart } from '../estimates/use-estimates-part.tsx';
import { useEvidencePart } from '../evidence/use-evidence-part.tsx';
import { useHandoversPart } from '../handovers/use-handovers-part.tsx';
import { usePaymentsPart } from '../payments/use-payments-part.tsx';
import { usePromisesPart } from '../promises/use-promises-part.tsx';
import { useVaultPart } from '../vault/use-vault-part.tsx';
import type { OrderPart } from './order-part.ts';

/** What the other domains add to the page of an order, in the order in which it is told: one line for each. */
export function useOrderParts(repair: Repair): readonly OrderPart[] {
  return [
    useEstimatesPart(repair),
    useBenchPart(repair),
    usePromisesPart(repair),
    usePaymentsPart(repair),
    useHandoversPart(repair),
    useCustodyPart(repair),
    useEvidencePart(repair),
    useVaultPart(repair),
  ];
}
