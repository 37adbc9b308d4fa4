import { existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { flushFolder } from '../store/flush.ts';
import { readSetAside, type SetAsideFacts, writeSetAside } from '../store/restore-swap.ts';
import { everythingBelow } from '../store/walk.ts';

/** A store that another took the place of. */
export interface SetAside extends SetAsideFacts {
  name: string;
  folder: string;
  bytes: number;
}

const KEPT_MS = 30 * 24 * 3_600_000;

/** What was set aside, the newest first. */
export function listSetAside(folder: string): SetAside[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap(({ name }) => {
      const facts = readSetAside(join(folder, name));
      return facts
        ? [{ ...facts, name, folder: join(folder, name), bytes: bytesIn(join(folder, name)) }]
        : [];
    })
    .sort((one, other) => other.at - one.at);
}

/**
 * Notes the first good start of what took a store's place, and deletes what was set aside more than 30 days before.
 * Nothing goes before somebody has worked in the new one.
 * @param hasSignedInSince whether somebody did since then.
 */
export function tendSetAside(folder: string, now: number, hasSignedInSince: (at: number) => boolean): void {
  for (const aside of listSetAside(folder)) {
    const { name: _, folder: own, bytes: __, ...facts } = aside;
    if (facts.goodStartAt === null) {
      if (hasSignedInSince(facts.at)) writeSetAside(own, { ...facts, goodStartAt: now });
    } else if (now - facts.goodStartAt > KEPT_MS) {
      rmSync(own, { recursive: true, force: true });
      flushFolder(folder);
    }
  }
}

function bytesIn(folder: string): number {
  const files = everythingBelow(folder).filter(({ kind }) => kind === 'file');
  return files.reduce((bytes, { path }) => bytes + statSync(path).size, 0);
}
