import type { Day } from '../../../shared/kernel/day.ts';
import type { AppliedTerms } from '../../../shared/warranty/warranty.facts.ts';
import {
  type Layer,
  layers,
  versionOn,
  type WarrantyTerms,
  warrantyTermsSchema,
} from '../../../shared/warranty/warranty.terms.ts';
import type { Reading } from '../context.ts';
import { termsForProduct } from './terms.sql.ts';

export interface Product {
  categoryId: number;
  modelId: number | null;
}

export interface ChosenTerms extends AppliedTerms {
  readonly layer: Layer;
  readonly version: number;
  readonly validFrom: Day;
  /** Whether they were written for the model, a category, or everything. */
  readonly scope: 'model' | 'category' | 'all';
}

/** What the shop promises for a product bought on a day: one version a layer at most. */
export interface TermsShelf {
  on(product: Product, day: Day): readonly ChosenTerms[];
}

/** Terms that a device has by itself. Our promise on repairs is looked up by the day on which a repair was finished. */
export const deviceLayers: readonly Layer[] = layers.filter(
  (layer) => layer !== 'repair' && layer !== 'supplier' && layer !== 'contract',
);

interface Candidate {
  readonly id: string;
  readonly validFrom: Day;
  readonly validUntil: Day | null;
  readonly layer: Layer;
  readonly version: number;
  readonly distance: number;
  readonly body: string;
}

/** Looks each product up once, however many devices of a list are of it. */
export function openTermsShelf({ store }: Pick<Reading, 'store'>): TermsShelf {
  const candidates = new Map<string, Candidate[]>();
  const ofProduct = ({ categoryId, modelId }: Product) => {
    const key = `${categoryId} ${modelId ?? ''}`;
    let found = candidates.get(key);
    if (!found) {
      found = store.all(termsForProduct, { category: categoryId, model: modelId }).map((row) => ({
        id: String(row.id),
        validFrom: row.valid_from,
        validUntil: row.valid_until,
        layer: row.layer as Layer,
        version: row.version,
        distance: row.distance,
        body: row.body,
      }));
      candidates.set(key, found);
    }
    return found;
  };
  return {
    on: (product, day) =>
      layers.flatMap((layer) => {
        const found = nearestOn(ofProduct(product), layer, day);
        if (!found) return [];
        const { id, version, validFrom, distance } = found;
        return [{ id, layer, version, validFrom, scope: scopeAt(distance), terms: termsIn(found.body) }];
      }),
  };
}

const parsed = new Map<string, WarrantyTerms>();
const mostBodiesKept = 500;

/** Terms as they are kept. The same few bodies, which never change, are read with every device that is looked at. */
export function termsIn(body: string): WarrantyTerms {
  const known = parsed.get(body);
  if (known) return known;
  const terms = warrantyTermsSchema.parse(JSON.parse(body));
  if (parsed.size >= mostBodiesKept) parsed.clear();
  parsed.set(body, terms);
  return terms;
}

/** The version in force that day of the nearest scope that has one: the model's own, then its category's, then all's. */
function nearestOn(candidates: readonly Candidate[], layer: Layer, day: Day): Candidate | undefined {
  const inForce = candidates.filter(
    (one) =>
      one.layer === layer && one.validFrom <= day && (one.validUntil === null || day <= one.validUntil),
  );
  const distance = Math.min(...inForce.map((one) => one.distance));
  return versionOn(
    inForce.filter((one) => one.distance === distance),
    day,
  );
}

function scopeAt(distance: number): ChosenTerms['scope'] {
  if (distance === 0) return 'model';
  return distance < 1000 ? 'category' : 'all';
}
