import fc, { type Arbitrary } from 'fast-check';
import { hostileValue } from './hostile-values.ts';

/** One thing done to a value: at which of its places, what, and with which hostile value. */
type Mutation = readonly [place: number, deed: number, value: unknown];

const extraMembers = ['__proto__', 'constructor', 'prototype', 'extra', '', 'id', 'toJSON', '0'];

/** A good value with one to three places of it made bad. */
export function mutated(good: Arbitrary<unknown>): Arbitrary<unknown> {
  const mutation = fc.tuple(fc.nat(), fc.nat(), hostileValue);
  return fc
    .tuple(good, fc.array(mutation, { minLength: 1, maxLength: 3 }))
    .map(([value, mutations]) => mutations.reduce<unknown>(mutate, copied(value)));
}

function mutate(root: unknown, [place, deed, value]: Mutation): unknown {
  const places = placesOf(root);
  const chosen = places[place % (places.length + 1)];
  if (!chosen)
    return deed % 4 === 0 ? [root] : deed % 4 === 1 ? { ...(root as object), extra: value } : value;
  const { holder, member } = chosen;
  const held = holder[member];
  switch (deed % 6) {
    case 0:
      delete holder[member];
      break;
    case 1:
      define(holder, extraMembers[deed % extraMembers.length] as string, value);
      break;
    case 2:
      define(holder, member, [held]);
      break;
    case 3:
      define(holder, member, typeof held === 'string' ? Number(held) : JSON.stringify([typeof held]));
      break;
    default:
      define(holder, member, value);
  }
  return root;
}

interface Place {
  holder: Record<string, unknown>;
  member: string;
}

/** Every member of the value, however deep, but not what is inside of hostile things. */
function placesOf(value: unknown, depth = 0): Place[] {
  const isOpen = Array.isArray(value) || Object.prototype.toString.call(value) === '[object Object]';
  if (!isOpen || depth > 8) return [];
  const holder = value as Record<string, unknown>;
  return Object.keys(holder)
    .slice(0, 60)
    .flatMap((member) => [{ holder, member }, ...placesOf(holder[member], depth + 1)]);
}

/** Sets an own member, `__proto__` too. */
function define(holder: Record<string, unknown>, member: string, value: unknown): void {
  Object.defineProperty(holder, member, { value, enumerable: true, configurable: true, writable: true });
}

/** A copy that may be changed; what fast-check makes has no prototype now and then. */
function copied(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(copied);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([member, held]) => [member, copied(held)]));
}
