import type { Repair } from '../../shared/repairs/repairs.contract.ts';
import { PromiseSheet } from '../promises/PromiseSheet.tsx';
import { AssignSheet } from './AssignSheet.tsx';
import { HandOffSheet } from './HandOffSheets.tsx';
import { JudgeSheet } from './JudgeSheet.tsx';
import type { OrderSheet } from './order-actions.ts';
import { PlanSheet } from './PlanSheet.tsx';
import { CancelSheet, ChangeSheet } from './RepairSheets.tsx';
import { WishesSheet } from './WishesSheet.tsx';

interface OrderSheetsProps {
  repair: Repair;
  sheet: OrderSheet | null;
  onClose: () => void;
}

const sheets = {
  change: ChangeSheet,
  promise: PromiseSheet,
  cancel: CancelSheet,
  'hand-off': HandOffSheet,
  assign: AssignSheet,
  plan: PlanSheet,
  wishes: WishesSheet,
  judge: JudgeSheet,
} as const;

/** The sheet that one of the order's own actions has opened. */
export function OrderSheets({ repair, sheet, onClose }: OrderSheetsProps) {
  if (sheet === null) return null;
  const Sheet = sheets[sheet];
  return <Sheet repair={repair} onClose={onClose} />;
}
