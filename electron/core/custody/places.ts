import type { Place } from '../../../shared/custody/custody.contract.ts';
import {
  barcodeOf,
  type PlaceKind,
  type PresetPlace,
  presetPlaces,
} from '../../../shared/custody/custody.rules.ts';
import { refuse } from '../../../shared/kernel/refusal.ts';
import type { Reading, Writing } from '../context.ts';
import { whatChanged } from '../what-changed.ts';
import { allPlaces, changePlace, insertPlace, placeById } from './custody.sql.ts';

type PlaceRow = NonNullable<(typeof allPlaces)['_row']>;

export function placeOf({ is_hidden, preset, ...row }: PlaceRow): Place {
  return { ...row, preset: preset as PresetPlace | '', isHidden: is_hidden === 1 };
}

export function places({ store }: Reading): Place[] {
  return store.all(allPlaces).map(placeOf);
}

/** What a new shop begins with. */
export function seedPlaces(context: Writing): void {
  for (const { preset, kind } of presetPlaces) insert(context, { preset, kind, name: '' });
}

export function addPlace(context: Writing, { kind, name }: { kind: PlaceKind; name: string }) {
  refuseTaken(context, name, null);
  const id = insert(context, { preset: '', kind, name });
  context.record({ domain: 'custody', subject: id, after: { kind, name } });
  return { id };
}

export function alterPlace(
  context: Writing,
  { id, kind, name, isHidden }: { id: number; kind: PlaceKind; name: string; isHidden: boolean },
): Record<string, never> {
  const row = context.store.get(placeById, { id }) ?? refuse('not-found', 'custody.place-unknown');
  const before = placeOf(row);
  refuseTaken(context, name, id);
  context.store.run(changePlace, {
    ...{ id, kind, name, preset: '' },
    is_hidden: isHidden ? 1 : 0,
    now: context.now,
  });
  const after = { ...before, kind, name, isHidden, preset: '' as const };
  context.record({ domain: 'custody', subject: id, ...whatChanged(before, after) });
  return {};
}

function insert(context: Writing, place: { preset: string; kind: PlaceKind; name: string }): number {
  const id = context.newId();
  context.store.run(insertPlace, { ...place, id, barcode: barcodeOf(id), now: context.now });
  return id;
}

/** Two shelves of one name would be one shelf to whoever reads where something is. */
function refuseTaken(context: Reading, name: string, except: number | null): void {
  const asked = name.toLocaleLowerCase();
  const isTaken = places(context).some(
    (place) => place.id !== except && place.name.toLocaleLowerCase() === asked,
  );
  if (isTaken) refuse('conflict', 'custody.name-taken', { name });
}
