import { createHash } from 'node:crypto';
import { refuse } from '../../../shared/kernel/refusal.ts';
import { searchText } from '../../../shared/kernel/search-text.ts';
import { waitLeftMs, waitMsAfter } from '../../../shared/people/waiting.rules.ts';
import type { Reading, Writing } from '../context.ts';
import { forgetMisses, keepMiss, missesOf } from './sessions.sql.ts';

/** Whoever is being guessed at: a person's id, or below zero one of 65,536 boxes for names that nobody here has. */
export type Guessed = number;

export function guessedName(name: string): Guessed {
  return -1 - createHash('sha256').update(searchText(name)).digest().readUInt16BE(0);
}

function deviceOf(context: Reading): string {
  return context.stationId === null ? context.visitor.address : String(context.stationId);
}

function missesHere(context: Reading, guessed: Guessed) {
  const row = context.store.get(missesOf, { person: guessed, device: deviceOf(context) });
  return { misses: row?.misses ?? 0, lastAt: row?.last_at ?? 0, waitUntil: row?.wait_until ?? 0 };
}

export function mustWait(context: Reading, guessed: Guessed): boolean {
  return waitLeftMs(missesHere(context, guessed), context.now) > 0;
}

/** A try that came while the wait ran: refused, whatever was typed. */
export function refuseToWait(context: Reading, guessed: Guessed): never {
  const leftMs = waitLeftMs(missesHere(context, guessed), context.now);
  return refuse('conflict', 'people.wait', { waitSeconds: Math.max(1, Math.ceil(leftMs / 1000)) });
}

export function clockWentBack(context: Reading, guessed: Guessed): boolean {
  return context.now < missesHere(context, guessed).lastAt;
}

/** Writes the miss down and says how long to wait now. */
export function countMiss(context: Writing, guessed: Guessed): number {
  const misses = missesHere(context, guessed).misses + 1;
  return keep(context, guessed, misses);
}

/** The clock was set back: the wait begins anew by the clock as it is now, or it would last until the old time. */
export function waitAnew(context: Writing, guessed: Guessed): number {
  return keep(context, guessed, missesHere(context, guessed).misses);
}

function keep(context: Writing, guessed: Guessed, misses: number): number {
  const { store, now } = context;
  const device = deviceOf(context);
  const waitMs = waitMsAfter(misses);
  store.run(keepMiss, { person: guessed, device, misses, now, until: now + waitMs });
  context.record({ domain: 'people', subject: guessed > 0 ? guessed : null, after: { misses, device } });
  return Math.ceil(waitMs / 1000);
}

export function forgive(context: Writing, guessed: Guessed): void {
  context.store.run(forgetMisses, { person: guessed, device: deviceOf(context) });
}
