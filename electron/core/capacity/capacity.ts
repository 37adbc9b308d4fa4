import type { z } from 'zod';
import type {
  absenceInput,
  capacity as contract,
  hoursInput,
  newPlaceInput,
  placeInput,
  skillInput,
} from '../../../shared/capacity/capacity.contract.ts';
import { refuse } from '../../../shared/kernel/refusal.ts';
import { categoryById } from '../catalogue/categories.ts';
import { brandNamed } from '../catalogue/products.ts';
import type { Reading, Writing } from '../context.ts';
import { tendPromises } from '../promises/at-risk.ts';
import type { UseCases } from '../use-case.ts';
import { whatChanged } from '../what-changed.ts';
import {
  absenceById,
  absencesFrom,
  allPlaces,
  allSkills,
  changePlace as changePlaceStatement,
  changeSkill,
  endAbsence,
  insertAbsence,
  insertPlace,
  insertPlaceCategory,
  insertSkill,
  personHere,
  removePlaceCategories,
  removeSkill as removeSkillStatement,
  removeWorkingTime,
  sameSkill,
  setWorkingTime,
  skillById,
} from './capacity.sql.ts';
import { load } from './load.ts';
import { fits } from './skills.ts';
import { team } from './team.ts';

export const capacity: UseCases<typeof contract> = {
  team: wholeTeam,
  load,
  fits,
  setHours,
  addAbsence,
  removeAbsence,
  setSkill,
  removeSkill,
  addPlace,
  changePlace,
};

function wholeTeam(context: Reading) {
  const { store, today } = context;
  return {
    ...team(context),
    absences: store.all(absencesFrom, { day: today }),
    skills: store.all(allSkills).map((skill) => ({
      ...skill,
      isExpired: skill.validUntil !== null && skill.validUntil < today,
    })),
    places: store.all(allPlaces).map(placeOf),
  };
}

function setHours(context: Writing, { personId, hours }: z.output<typeof hoursInput>) {
  const { store, now, actor } = context;
  somebody(context, personId);
  const before = team(context).people.find(({ id, hasOwnHours }) => id === personId && hasOwnHours);
  if (hours === null) store.run(removeWorkingTime, { person: personId });
  else store.run(setWorkingTime, { person: personId, hours: JSON.stringify(hours), now, by: actor.id });
  context.record({
    domain: 'capacity',
    subject: personId,
    before: { hours: before?.hours ?? null },
    after: { hours },
  });
  tendPromises(context);
  return {};
}

function addAbsence(
  context: Writing,
  { personId, fromOn, untilOn, kind, note }: z.output<typeof absenceInput>,
) {
  const { store, now, actor } = context;
  somebody(context, personId);
  const id = context.newId();
  store.run(insertAbsence, {
    ...{ id, person: personId, from_on: fromOn, until_on: untilOn, kind, note, now, by: actor.id },
  });
  context.record({
    domain: 'capacity',
    subject: personId,
    after: { absence: { id, fromOn, untilOn, kind, note } },
  });
  tendPromises(context);
  return { id };
}

function removeAbsence(context: Writing, { id }: { id: number }) {
  const absence = context.store.get(absenceById, { id }) ?? refuse('not-found', 'capacity.unknown-absence');
  context.store.run(endAbsence, { id, now: context.now });
  const { personId, personName: _, ...before } = absence;
  context.record({ domain: 'capacity', subject: personId, before: { absence: before } });
  tendPromises(context);
  return {};
}

function setSkill(
  context: Writing,
  { personId, categoryId, brand, level, validUntil }: z.output<typeof skillInput>,
) {
  const { store, now } = context;
  somebody(context, personId);
  categoryById(context, categoryId);
  const brandId = brandNamed(context, brand);
  const known = store.get(sameSkill, { person: personId, category: categoryId, brand: brandId ?? 0 });
  const id = known?.id ?? context.newId();
  const before = known && store.get(skillById, { id });
  if (known) store.run(changeSkill, { id, level, valid_until: validUntil, now });
  else {
    store.run(insertSkill, {
      ...{ id, person: personId, category: categoryId, brand: brandId, level, valid_until: validUntil, now },
    });
  }
  context.record({
    domain: 'capacity',
    subject: personId,
    ...(before && { before: { skill: { id, level: before.level, validUntil: before.validUntil } } }),
    after: { skill: { id, categoryId, brandId, level, validUntil } },
  });
  tendPromises(context);
  return { id };
}

function removeSkill(context: Writing, { id }: { id: number }) {
  const skill = context.store.get(skillById, { id }) ?? refuse('not-found', 'capacity.unknown-skill');
  context.store.run(removeSkillStatement, { id });
  const { categoryId, brandId, level, validUntil } = skill;
  context.record({
    domain: 'capacity',
    subject: skill.personId,
    before: { skill: { id, categoryId, brandId, level, validUntil } },
  });
  tendPromises(context);
  return {};
}

function addPlace(context: Writing, { name, count, categoryIds }: z.output<typeof newPlaceInput>) {
  const id = context.newId();
  context.store.run(insertPlace, { id, name, count, now: context.now });
  keepCategories(context, id, categoryIds);
  context.record({ domain: 'capacity', subject: id, after: { place: { name, count, categoryIds } } });
  tendPromises(context);
  return { id };
}

function changePlace(context: Writing, { id, ...place }: z.output<typeof placeInput>) {
  const { store, now } = context;
  const row = store.all(allPlaces).find((known) => known.id === id);
  if (!row) return refuse('not-found', 'capacity.unknown-place');
  const { id: _, ...before } = placeOf(row);
  const { name, count, isHidden } = place;
  store.run(changePlaceStatement, { id, name, count, is_hidden: isHidden ? 1 : 0, now });
  store.run(removePlaceCategories, { place: id });
  keepCategories(context, id, place.categoryIds);
  context.record({ domain: 'capacity', subject: id, ...whatChanged(before, place) });
  tendPromises(context);
  return {};
}

function keepCategories(context: Writing, place: number, categoryIds: readonly number[]): void {
  for (const category of categoryIds) {
    categoryById(context, category);
    context.store.run(insertPlaceCategory, { place, category });
  }
}

type PlaceRow = NonNullable<(typeof allPlaces)['_row']>;

function placeOf({ categories, is_hidden, ...place }: PlaceRow) {
  return { ...place, categoryIds: JSON.parse(categories) as number[], isHidden: is_hidden === 1 };
}

function somebody({ store }: Writing, id: number): void {
  if (!store.get(personHere, { id })) refuse('not-found', 'capacity.unknown-person');
}
