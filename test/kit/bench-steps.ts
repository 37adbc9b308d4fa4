import type { Client } from './shop.ts';

/** Codes one finding of an order, wholly. */
export async function codeFinding(
  client: Client,
  repairId: number,
  { fault = 'dead', cause = 'part-failed', remedy = 'part-replaced', unitId = null as number | null } = {},
): Promise<number> {
  const { findingId } = await client.bench.addFinding({ repairId, fault, cause, remedy, unitId });
  return findingId;
}

/** Answers every point of a check: all of them pass. */
export async function passChecks(
  client: Client,
  repairId: number,
  moment: 'before' | 'after' = 'after',
): Promise<void> {
  const { roundId } = await client.bench.beginCheck({ repairId, moment });
  const { rounds } = await client.bench.ofRepair({ repairId });
  for (const { id } of rounds.find((round) => round.id === roundId)?.points ?? [])
    await client.bench.answerPoint({ pointId: id, answer: 'pass' });
}
