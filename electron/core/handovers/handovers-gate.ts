import type { Gate } from '../repairs/gate.ts';
import { leavingOf } from './handovers-gate.sql.ts';

/** Nothing leaves the house but by a handover, or by what its owner decided on what nobody collects. */
export const handoversGate: Gate = ({ store }, { id }, to) =>
  to === 'handedOver' && !store.get(leavingOf, { repair: id }) ? [{ reason: 'handovers.not-recorded' }] : [];
