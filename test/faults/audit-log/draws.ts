import { createHash } from 'node:crypto';
import type { Draw } from './tampering.ts';

/** Numbers that look like chance and are the same for the same seed. */
export function drawsFrom(seed: number): Draw {
  let state = createHash('sha256').update(String(seed)).digest();
  return (below) => {
    state = createHash('sha256').update(state).digest();
    return state.readUIntBE(0, 6) % below;
  };
}
