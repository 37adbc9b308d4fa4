import {
  type AssignmentNeed,
  assignmentNeeds,
  type Parents,
  type SkillFit,
  skillFit,
  type Work,
} from '../../../shared/capacity/skills.rules.ts';
import { refuse } from '../../../shared/kernel/refusal.ts';
import { categories } from '../catalogue/categories.ts';
import type { Reading } from '../context.ts';
import { allSkills, workOfRepair } from './capacity.sql.ts';
import { team } from './team.ts';

/** Each category and the one above it. */
export function parentsOf(context: Reading): Parents {
  return new Map(categories(context).map(({ id, parent }) => [id, parent]));
}

/** Whether that person has learned the work, as of today. */
export function skillFor(
  context: Reading,
  personId: number,
  { categoryId, brandId = null }: { categoryId: number | null; brandId?: number | null },
): SkillFit {
  const skills = context.store.all(allSkills);
  if (skills.length === 0 || categoryId === null) return 'unknown';
  return skillFit(personId, { categoryId, brandId }, skills, parentsOf(context), context.today);
}

/** The same for the work of an order, and what giving it to them needs. */
export function skillForRepair(
  context: Reading,
  personId: number,
  repairId: number,
): { fit: SkillFit; needs: AssignmentNeed } {
  const work = workOf(context, repairId);
  const fit = skillFor(context, personId, work);
  return { fit, needs: assignmentNeeds(fit, work.coverage) };
}

export function fits(context: Reading, { repairId }: { repairId: number }) {
  const work = workOf(context, repairId);
  const skills = context.store.all(allSkills);
  const parents = parentsOf(context);
  return team(context).people.map(({ id, name }) => {
    const fit = skillFit(id, work, skills, parents, context.today);
    return { id, name, fit, needs: assignmentNeeds(fit, work.coverage) };
  });
}

function workOf({ store }: Reading, repairId: number): Work & { coverage: string } {
  return store.get(workOfRepair, { id: repairId }) ?? refuse('not-found', 'repairs.not-found');
}
