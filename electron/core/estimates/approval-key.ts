import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { codeOfBytes } from '../../../shared/estimates/approval-code.ts';
import { type Day, dayOfInstant, laterOf } from '../../../shared/kernel/day.ts';
import type { Reading, Writing } from '../context.ts';
import { approvalKey, insertApprovalKey, lastEventAt } from './codes.sql.ts';

/** What a code says yes to. Another order, version, way, amount or last day has another code. */
export interface Signed {
  repairId: number;
  version: number;
  position: number;
  amountMinor: number;
  currency: string;
  validUntil: Day;
}

/** The shop's key: made with the first estimate that is sent. Null before. */
export function keyOf({ store }: Reading): Uint8Array | null {
  return store.get(approvalKey)?.key ?? null;
}

export function keyForSigning(context: Writing): Uint8Array {
  const known = keyOf(context);
  if (known) return known;
  const key = randomBytes(32);
  context.store.run(insertApprovalKey, { key, now: context.now });
  return key;
}

/** The first forty bits of HMAC-SHA-256 over all that is signed. */
export function codeFor(key: Uint8Array, signed: Signed): string {
  const { repairId, version, position, amountMinor, currency, validUntil } = signed;
  const said = JSON.stringify([
    'approval',
    1,
    repairId,
    version,
    position,
    amountMinor,
    currency,
    validUntil,
  ]);
  return codeOfBytes(createHmac('sha256', key).update(said).digest());
}

/** By what a code is looked up. It is made with the key too, so that it tells nobody the code. */
export function markOf(key: Uint8Array, code: string): string {
  return createHmac('sha256', key).update(`mark ${code}`).digest('base64url');
}

export function isSameCode(one: string, other: string): boolean {
  return one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other));
}

/** Today, or the day on which something was last written down: a clock that is set back opens nothing again. */
export function latestDay({ store, today, shop }: Reading): Day {
  const last = store.get(lastEventAt);
  return last ? laterOf(today, dayOfInstant(last.at, shop.zone)) : today;
}
