import type { Day } from '../kernel/day.ts';

export interface Skill {
  personId: number;
  categoryId: number;
  /** Null: of every brand. */
  brandId: number | null;
  /** 1 with help, 2 alone, 3 teaches others. */
  level: number;
  /** The last day on which it holds; null: for good. */
  validUntil: Day | null;
}

export const skillFits = ['fits', 'expired', 'missing', 'unknown'] as const;
/** `unknown`: nobody here has any skill on record, so the shop does not work with them. */
export type SkillFit = (typeof skillFits)[number];

export interface Work {
  /** Null for a service without a device: nobody needs to have learned it. */
  categoryId: number | null;
  brandId: number | null;
}

/** Each category and the one above it; null at the top. */
export type Parents = ReadonlyMap<number, number | null>;

/** The category and all above it, a skill in any of which is enough. A circle of categories ends by itself. */
export function lineOf(categoryId: number, parents: Parents): Set<number> {
  const line = new Set<number>();
  for (let at: number | null = categoryId; at !== null && !line.has(at); at = parents.get(at) ?? null) {
    line.add(at);
  }
  return line;
}

/** Whether one person has learned the work, as of a day; `expired` where they had. */
export function skillFit(
  personId: number,
  work: Work,
  skills: readonly Skill[],
  parents: Parents,
  on: Day,
): SkillFit {
  if (skills.length === 0 || work.categoryId === null) return 'unknown';
  const line = lineOf(work.categoryId, parents);
  const learned = skills.filter(
    (skill) => skill.personId === personId && line.has(skill.categoryId) && isOfBrand(skill, work),
  );
  if (learned.length === 0) return 'missing';
  return learned.some(({ validUntil }) => validUntil === null || validUntil >= on) ? 'fits' : 'expired';
}

function isOfBrand({ brandId }: Skill, work: Work): boolean {
  return brandId === null || brandId === work.brandId;
}

/**
 * Who of `people` may be reckoned with for the work. Where nobody was ever put down for its kind, everybody is: a shop
 * that keeps skills for its microscope need not write them down for its toasters.
 */
export function whoCan(
  people: readonly number[],
  work: Work,
  skills: readonly Skill[],
  parents: Parents,
  on: Day,
): number[] {
  const { categoryId } = work;
  if (categoryId === null) return [...people];
  const line = lineOf(categoryId, parents);
  const isKept = skills.some((skill) => line.has(skill.categoryId) && isOfBrand(skill, work));
  if (!isKept) return [...people];
  return people.filter((id) => skillFit(id, work, skills, parents, on) === 'fits');
}

export type AssignmentNeed = 'nothing' | 'warning' | 'countersign';

/**
 * What giving work to somebody needs: a warning where they have not learned it, and for warranty work, which the payer
 * wants done by somebody who has, a supervisor.
 */
export function assignmentNeeds(fit: SkillFit, coverage: string): AssignmentNeed {
  if (fit === 'fits' || fit === 'unknown') return 'nothing';
  return coverage === 'covered' || coverage === 'partly' ? 'countersign' : 'warning';
}
