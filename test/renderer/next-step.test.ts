import { describe, expect, it } from 'vitest';
import { nextStep, nextSteps } from '../../renderer/repairs/next-step.ts';
import type { Action } from '../../renderer/ui/action.ts';
import { mayMove, offeredMoves, type RepairState, stateNames } from '../../shared/repairs/states.rules.ts';

const action = (id: string, isEnabled = true): Action => ({ id, labelKey: id, isEnabled, run: () => {} });
const movesFrom = (state: RepairState) =>
  offeredMoves(state, new Set()).map((to) => action(`repairs.move-${to}`));

describe('what to do next', () => {
  it('names only moves that lead somewhere from that state, with or without hidden ones between', () => {
    const hidden = new Set<RepairState>(['approved', 'waitingForParts', 'sentOut', 'qualityCheck']);
    for (const state of stateNames) {
      for (const id of nextSteps[state]) {
        const to = /^repairs\.move-(\w+)$/.exec(id)?.[1] as RepairState | undefined;
        if (!to) continue;
        expect(mayMove(state, to) || offeredMoves(state, hidden).includes(to), `${state} → ${to}`).toBe(true);
      }
    }
  });

  it('is one thing, the first that is offered and may be done; the rest keeps its order', () => {
    const offered = [action('repairs.take'), ...movesFrom('inRepair'), action('bench.start')];
    const { primary, rest } = nextStep('inRepair', offered);
    expect(primary?.id).toBe(nextSteps.inRepair.find((id) => offered.some((one) => one.id === id)));
    expect(rest).toEqual(offered.filter((one) => one !== primary));
  });

  it('passes over what cannot be done now', () => {
    const { primary } = nextStep('received', [action('repairs.move-diagnosing', false)]);
    expect(primary).toBeUndefined();
  });

  it('leaves no order that goes on without a step, and asks for none where all is done', () => {
    for (const state of stateNames) expect(nextSteps[state].length > 0, state).toBe(state !== 'closed');
    expect(nextStep('closed', [action('repairs.take')]).primary).toBeUndefined();
  });
});
