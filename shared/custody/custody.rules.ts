/** Where things stand in a shop; 'out' is a place outside the house, such as a maker's workshop. */
export const placeKinds = ['shelf', 'bench', 'box', 'drawer', 'out'] as const;
export type PlaceKind = (typeof placeKinds)[number];

/** Places that a new shop begins with, called by the program's words until the shop gives them its own. */
export const presetPlaces = [
  { preset: 'counterShelf', kind: 'shelf' },
  { preset: 'bench', kind: 'bench' },
  { preset: 'accessoryDrawer', kind: 'drawer' },
  { preset: 'readyShelf', kind: 'shelf' },
] as const satisfies readonly { preset: string; kind: PlaceKind }[];

export const presetNames = presetPlaces.map(({ preset }) => preset);
export type PresetPlace = (typeof presetNames)[number];

/** Where a thing can be said to be. */
export const whereaboutsKinds = ['place', 'person', 'sentOut', 'customer', 'missing', 'settled'] as const;
export type Whereabouts = (typeof whereaboutsKinds)[number];

/** How it ends with a thing that is not given back. */
export const settlements = ['compensated', 'waived', 'leftHere'] as const;
export type Settlement = (typeof settlements)[number];

/** What is known of one thing: null where nothing was ever noted of it. */
export interface ItemStanding {
  kind: 'device' | 'accessory';
  whereabouts: Whereabouts | null;
}

/** In the house, and somebody or some place has it. */
export function isInHouse(whereabouts: Whereabouts | null): boolean {
  return whereabouts === 'place' || whereabouts === 'person';
}

/** What goes along when the things of an order are moved, unless somebody says otherwise: never what is lost or gone. */
export function movesAlong(whereabouts: Whereabouts | null): boolean {
  return whereabouts !== 'missing' && !isOver(whereabouts);
}

/** Nobody has to give it back any more. */
export function isOver(whereabouts: Whereabouts | null): boolean {
  return whereabouts === 'customer' || whereabouts === 'settled';
}

export type Hindrance =
  | 'missing-device'
  | 'missing-accessory'
  | 'sent-out'
  | 'not-accounted-for'
  | 'not-given-back';

/**
 * What keeps this thing from being handed over, or its order from being closed: null where nothing does. To hand over,
 * it must be in the house, with its owner, or settled; to close, with its owner or settled.
 */
export function hindranceOf(
  { kind, whereabouts }: ItemStanding,
  to: 'handedOver' | 'closed',
): Hindrance | null {
  if (isOver(whereabouts)) return null;
  if (whereabouts === 'missing') return kind === 'device' ? 'missing-device' : 'missing-accessory';
  if (whereabouts === 'sentOut') return 'sent-out';
  if (whereabouts === null) return 'not-accounted-for';
  return to === 'closed' ? 'not-given-back' : null;
}

/** A barcode as it is kept and compared: `PL00012`, and `PL00012B3` in the third branch of a chain. */
export function barcodeOf(id: number): string {
  const span = 2 ** 40;
  const branch = Math.floor(id / span);
  return `PL${String(id % span).padStart(5, '0')}${branch === 1 ? '' : `B${branch}`}`;
}
