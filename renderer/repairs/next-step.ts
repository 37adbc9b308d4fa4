import type { RepairState } from '../../shared/repairs/states.rules.ts';
import type { Action } from '../ui/action.ts';

/** By state, what is usually done next: the first of these that is offered is the one thing to do. */
export const nextSteps: Readonly<Record<RepairState, readonly string[]>> = {
  received: ['repairs.move-diagnosing'],
  diagnosing: [
    'estimates.new',
    'estimates.change',
    'repairs.move-approved',
    'repairs.move-qualityCheck',
    'repairs.move-ready',
  ],
  estimateSent: ['estimates.approve', 'repairs.move-approved'],
  approved: ['repairs.move-inRepair'],
  waitingForParts: ['bench.receive', 'repairs.move-inRepair'],
  inRepair: ['bench.start', 'repairs.move-qualityCheck', 'repairs.move-ready'],
  sentOut: ['repairs.move-qualityCheck', 'repairs.move-inRepair', 'repairs.move-diagnosing'],
  qualityCheck: ['bench.check', 'repairs.move-ready'],
  ready: ['handovers.hand-over'],
  handedOver: ['payments.take', 'repairs.move-closed'],
  closed: [],
  refused: ['repairs.move-ready'],
  beyondRepair: ['repairs.move-ready'],
  cancelled: ['repairs.move-ready', 'repairs.reopen'],
};

/** The one thing to do next and the rest, in the order in which they were offered. */
export function nextStep(
  state: RepairState,
  offered: readonly Action[],
): { primary: Action | undefined; rest: readonly Action[] } {
  const enabled = offered.filter(({ isEnabled }) => isEnabled !== false);
  const primary = nextSteps[state]
    .map((id) => enabled.find((action) => action.id === id))
    .find((action) => action !== undefined);
  return { primary, rest: offered.filter((action) => action !== primary) };
}
