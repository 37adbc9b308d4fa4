import { addDays, type Day } from '../../../shared/kernel/day.ts';
import { refuse, refuseField } from '../../../shared/kernel/refusal.ts';
import { type TermsSeries, termsLayers } from '../../../shared/warranty/warranty.contract.ts';
import {
  kinds,
  type Layer,
  type WarrantyTerms,
  warrantyTermsSchema,
} from '../../../shared/warranty/warranty.terms.ts';
import { categoryById, categoryNameFor } from '../catalogue/categories.ts';
import type { Reading, Writing } from '../context.ts';
import {
  addTerms as addTermsStatement,
  allTerms,
  closeTerms,
  modelExists,
  newestVersion,
  termsById,
} from './terms.sql.ts';

/** Every promise with all its versions: what holds now, and what older devices keep. */
export function terms(context: Reading, { layer }: { layer?: Layer | undefined }): TermsSeries[] {
  const series = new Map<string, TermsSeries>();
  for (const row of context.store.all(allTerms)) {
    if (layer !== undefined && row.layer !== layer) continue;
    const key = `${row.layer} ${row.model_id ?? ''} ${row.category_id ?? ''}`;
    const own = series.get(key) ?? {
      layer: row.layer as Layer,
      scope: row.model_id !== null ? 'model' : row.category_id !== null ? 'category' : 'all',
      modelId: row.model_id,
      categoryId: row.category_id,
      scopeName:
        row.model_id !== null
          ? [row.brand, row.model].filter(Boolean).join(' ')
          : row.category_id !== null
            ? categoryNameFor(context, row.category_id)
            : '',
      versions: [],
    };
    own.versions.push({
      id: row.id,
      version: row.version,
      validFrom: row.valid_from,
      validUntil: row.valid_until,
      terms: warrantyTermsSchema.parse(JSON.parse(row.body)),
      createdAt: row.created_at,
      createdBy: row.created_by,
    });
    series.set(key, own);
  }
  return [...series.values()];
}

interface NewTerms {
  modelId: number | null;
  categoryId: number | null;
  validFrom: Day;
  terms: WarrantyTerms;
}

export function addTerms(context: Writing, input: NewTerms): { id: number } {
  const { store } = context;
  const { modelId, categoryId, validFrom } = input;
  if (modelId !== null && categoryId !== null) refuseField(['modelId'], 'common.invalid.value');
  if (modelId !== null && !store.get(modelExists, { id: modelId }))
    refuse('not-found', 'warranty.unknown-model');
  if (categoryId !== null) categoryById(context, categoryId);
  holdAgainstSense(input.terms);
  const newest = store.get(newestVersion, {
    model: modelId ?? 0,
    category: categoryId ?? 0,
    layer: input.terms.layer,
  });
  if (newest && newest.valid_until === null)
    refuse('conflict', 'warranty.terms-in-force', { name: newest.name });
  if (newest?.valid_until && validFrom <= newest.valid_until) {
    refuseField(['validFrom'], 'warranty.invalid.after-day', { day: newest.valid_until });
  }
  return insertTerms(context, input, (newest?.version ?? 0) + 1);
}

/** The next version of a promise, for devices bought from that day on. */
export function newVersion(
  context: Writing,
  { id, validFrom, terms }: { id: number; validFrom: Day; terms: WarrantyTerms },
): { id: number } {
  const before = standingVersion(context, id);
  if (terms.layer !== before.layer) refuseField(['terms', 'layer'], 'common.invalid.value');
  holdAgainstSense(terms);
  if (validFrom <= before.valid_from) {
    refuseField(['validFrom'], 'warranty.invalid.after-day', { day: before.valid_from });
  }
  context.store.run(closeTerms, { id, until: addDays(validFrom, -1) });
  const input = { modelId: before.model_id, categoryId: before.category_id, validFrom, terms };
  return insertTerms(context, input, before.version + 1);
}

export function retireTerms(
  context: Writing,
  { id, lastDay }: { id: number; lastDay: Day },
): Record<string, never> {
  const before = standingVersion(context, id);
  if (lastDay < before.valid_from) {
    refuseField(['lastDay'], 'warranty.invalid.from-day', { day: before.valid_from });
  }
  context.store.run(closeTerms, { id, until: lastDay });
  context.record({
    domain: 'warranty',
    subject: id,
    before: { validUntil: null },
    after: { validUntil: lastDay },
  });
  return {};
}

/** Only the newest version that is still in force can be followed by another, or retired. */
function standingVersion({ store }: Writing, id: number) {
  const row = store.get(termsById, { id }) ?? refuse('not-found', 'warranty.unknown-terms');
  if (row.valid_until !== null)
    refuse('conflict', 'warranty.version-closed', { name: row.name, day: row.valid_until });
  return row;
}

export function insertTerms(context: Writing, input: NewTerms, version: number): { id: number } {
  const { modelId, categoryId, validFrom, terms } = input;
  const id = context.newId();
  context.store.run(addTermsStatement, {
    id,
    layer: terms.layer,
    model: modelId,
    category: categoryId,
    name: terms.name,
    version,
    valid_from: validFrom,
    body: JSON.stringify(terms),
    now: context.now,
    person: context.maybeActor?.id ?? null,
  });
  context.record({ domain: 'warranty', subject: id, after: { ...input, version } });
  return { id };
}

/** Refuses terms that promise nothing, name a component twice, or are of a layer that is bought for one device. */
export function holdAgainstSense(terms: WarrantyTerms, allowed: readonly Layer[] = termsLayers): void {
  if (!allowed.includes(terms.layer)) refuseField(['terms', 'layer'], 'common.invalid.choice');
  const isAnythingPromised =
    kinds.some((kind) => terms.durations[kind] !== null) ||
    terms.components.some(({ duration }) => duration !== null);
  if (!isAnythingPromised) refuseField(['terms', 'durations', 'labour'], 'warranty.invalid.nothing-promised');
  const seen = new Set<string>();
  for (const [index, { component }] of terms.components.entries()) {
    if (seen.has(component))
      refuseField(['terms', 'components', index, 'component'], 'warranty.invalid.twice');
    seen.add(component);
  }
}
