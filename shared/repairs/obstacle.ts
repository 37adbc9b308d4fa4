import { z } from 'zod';

/** Something that must be done before an order may move on. */
export const obstacleShape = z.object({
  /** `<domain>.<kebab-case>`: the screen says it as `<domain>.obstacle.<kebab-case>`. */
  reason: z.string(),
  facts: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
});

export type Obstacle = z.output<typeof obstacleShape>;
