import { z } from 'zod';
import { select } from '../store/statement.ts';

/** Services of the device's category, of those above it, and of everything. */
export const servicesOfOrder = select(
  z.object({ id: z.number() }),
  `WITH RECURSIVE above (id, parent, depth) AS (
     SELECT category.id, category.parent, 1 FROM repair JOIN device ON device.id = repair.device_id
       JOIN category ON category.id = device.category_id WHERE repair.id = :repair
     UNION ALL
     SELECT category.id, category.parent, above.depth + 1
       FROM above JOIN category ON category.id = above.parent WHERE above.depth < 20)
   SELECT id FROM warranty_service
    WHERE is_hidden = 0 AND (category_id IS NULL OR category_id IN (SELECT above.id FROM above))`,
);
