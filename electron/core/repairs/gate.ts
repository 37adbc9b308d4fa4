import type { Obstacle } from '../../../shared/repairs/obstacle.ts';
import type { RepairState } from '../../../shared/repairs/states.rules.ts';
import type { Reading } from '../context.ts';

export interface GatedRepair {
  id: number;
  state: RepairState;
  deviceId: number | null;
}

/** What a domain has against a move; nothing where it has no say in it. Reads only its own tables. */
export type Gate = (context: Reading, repair: GatedRepair, to: RepairState) => readonly Obstacle[];
