import { hindranceOf } from '../../../shared/custody/custody.rules.ts';
import type { Obstacle } from '../../../shared/repairs/obstacle.ts';
import type { Gate } from '../repairs/gate.ts';
import { itemsForGate } from './custody.sql.ts';

/** Nothing is handed over while a thing is missing, and nothing closed while one is still here. */
export const custodyGate: Gate = ({ store }, { id }, to) => {
  if (to !== 'handedOver' && to !== 'closed') return [];
  return store.all(itemsForGate, { repair: id }).flatMap((item): Obstacle[] => {
    const hindrance = hindranceOf(item, to);
    return hindrance ? [{ reason: `custody.${hindrance}`, facts: { item: item.label } }] : [];
  });
};
