import type { Visitor } from '../../../electron/core/core.ts';
import { change } from '../../../electron/core/store/statement.ts';
import { tokenHash } from '../../../electron/core/token-hash.ts';
import { type Right, type Role, rights } from '../../../shared/kernel/rights.ts';
import { type Post, staffed } from '../desk/peopled-shop.ts';
import type { Procedure } from '../desk/procedures.ts';
import type { ShopUnderTest } from '../desk/shop-under-test.ts';

/** Somebody who may come to the door, with all that is known of them there. */
export interface Caller {
  name: string;
  /** Whose rights they have; null where they must count as nobody. */
  post: Post | null;
  seat(shop: ShopUnderTest): Visitor;
}

const endSession = change('DELETE FROM session WHERE token_hash = :hash');
const lockSession = change('UPDATE session SET locked_at = began_at WHERE token_hash = :hash');
const ageSession = change('UPDATE session SET began_at = began_at - 43200001 WHERE token_hash = :hash');
const disable = change(`UPDATE person SET is_active = 0
  WHERE id = (SELECT person_id FROM session WHERE token_hash = :hash)`);

/** Seats somebody, then does to them what makes them nobody. */
function undone(post: Post, undo: typeof endSession): (shop: ShopUnderTest) => Visitor {
  return (shop) => {
    const visitor = shop.seat(post);
    const hash = tokenHash(visitor.sessionToken ?? '');
    shop.core.store.write((store) => store.run(undo, { hash }));
    return visitor;
  };
}

const posts = Object.keys(staffed) as Post[];

export const callers: readonly Caller[] = [
  { name: 'a stranger', post: null, seat: (shop) => shop.stranger() },
  { name: 'nobody at the counter', post: null, seat: (shop) => shop.atTheCounter() },
  ...posts.map((post): Caller => ({ name: post, post, seat: (shop) => shop.seat(post) })),
  { name: 'an owner who no longer works here', post: null, seat: undone('owner', disable) },
  { name: 'an owner whose session was ended', post: null, seat: undone('owner', endSession) },
  { name: 'an owner who locked the screen', post: null, seat: undone('owner', lockSession) },
  { name: 'an owner who came half a day ago', post: null, seat: undone('owner', ageSession) },
  {
    name: 'somebody with a token of their own making',
    post: null,
    seat: (shop) => ({ ...shop.atTheCounter(), sessionToken: 'A'.repeat(43) }),
  },
];

export type Admission = 'admitted' | 'signed-out' | 'forbidden';

/** What the table of rights and the contract say, worked out here once more and not by the program's own function. */
export function declaredFor({ post }: Caller, { right }: Procedure): Admission {
  if (right === 'open') return 'admitted';
  if (post === null) return 'signed-out';
  if (right === 'signed-in') return 'admitted';
  const holders: readonly string[] = rights[right as Right];
  const { roles, isSupervisor } = staffed[post];
  const isHolder = (roles as readonly Role[]).some((role) => holders.includes(role));
  const isAbove = isSupervisor || (roles as readonly Role[]).includes('owner');
  return isHolder || (isAbove && holders.includes('supervisor')) ? 'admitted' : 'forbidden';
}
