import type { Names } from '../catalogue/catalogue.rules.ts';

/** Before work is begun, and after it: the quality check. */
export const checkMoments = ['before', 'after'] as const;
export type CheckMoment = (typeof checkMoments)[number];

export const checkAnswers = ['pass', 'fail', 'notApplicable'] as const;
export type CheckAnswer = (typeof checkAnswers)[number];

export interface AnsweredPoint {
  names: Names;
  /** Null: not answered yet. */
  answer: CheckAnswer | null;
}

/**
 * The points that still stand between a device and its owner: what nobody has answered, and what did not pass after
 * work. What was amiss before work is how the device came, and stands in nobody's way.
 */
export function openPoints<Point extends AnsweredPoint>(
  moment: CheckMoment,
  points: readonly Point[],
): Point[] {
  return points.filter(({ answer }) => answer === null || (moment === 'after' && answer === 'fail'));
}
