import { existsSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { flushFolder, makeFolder } from './flush.ts';
import { foldLog } from './fold-log.ts';
import { writeWhole } from './written-whole.ts';

/** Facts that stay with what was set aside. */
const setAsideSchema = z.object({
  /** When the other store took its place, UTC milliseconds. */
  at: z.number(),
  /** What was put in its place: the name of a backup. */
  restored: z.string(),
  shopName: z.string(),
  /** The store had no shop yet, or could not be opened. */
  was: z.enum(['shop', 'empty', 'unreadable']),
  /** When somebody first worked in the store that took its place. */
  goodStartAt: z.number().nullable(),
});

export type SetAsideFacts = z.infer<typeof setAsideSchema>;

const markerSchema = z.object({
  /** The folder under `restore/` that holds the new store. */
  staged: z.string().regex(/^[\w-]{1,80}$/),
  /** The folder under `set-aside/` that takes the old one. */
  aside: z.string().regex(/^[\w-]{1,80}$/),
  facts: setAsideSchema,
});

/** Where a shop's other folders are: beside its file. */
export function placesBeside(file: string) {
  const data = dirname(file);
  return {
    data,
    attachments: join(data, 'attachments'),
    backups: join(data, 'backups'),
    restore: join(data, 'restore'),
    setAside: join(data, 'set-aside'),
    marker: join(data, 'restore', 'swap.json'),
  };
}

/** The parts of a store: its file with what SQLite keeps beside it, and the attachments. */
const fileParts = ['-wal', '-shm', '-journal', '.sums', ''] as const;
/** What was noted of the old file from outside: of the new one it would say that it was cut short. */
const besides = ['anchor.json', 'health.json'];
export const STORE_NAME = 'shop.db';
const FACTS_NAME = 'about.json';

/**
 * Orders that the store staged under `restore/<staged>/` takes the place of the present one. From the return of this
 * call on it will, however the program ends: whoever opens the file next carries it out.
 * @param staged a folder with `shop.db`, closed and flushed, and `attachments/` where those are to be replaced too.
 */
export function orderSwap(file: string, staged: string, facts: SetAsideFacts): void {
  const places = placesBeside(file);
  const aside = `${new Date(facts.at).toISOString().replace(/[:.]/g, '-')}-${staged.slice(0, 8)}`;
  flushFolder(join(places.restore, staged));
  writeWhole(places.marker, JSON.stringify(markerSchema.parse({ staged, aside, facts })));
  flushFolder(places.data);
}

/**
 * Carries out an ordered swap, or goes on with one that was cut short. Each step is one rename, and what is still
 * staged tells how far an earlier try came. Nothing happens where none was ordered. The file must be locked and closed.
 */
export function finishSwap(file: string): void {
  const places = placesBeside(file);
  if (!existsSync(places.marker)) return;
  const { staged, aside, facts } = markerSchema.parse(JSON.parse(readFileSync(places.marker, 'utf8')));
  const from = join(places.restore, staged);
  const kept = join(places.setAside, aside);
  makeFolder(kept);
  if (!existsSync(join(kept, FACTS_NAME))) writeWhole(join(kept, FACTS_NAME), JSON.stringify(facts));
  flushFolder(places.setAside);

  if (existsSync(join(from, STORE_NAME))) {
    // the log beside the old file must never meet the new one, so all of the old goes first
    for (const part of fileParts) move(`${file}${part}`, join(kept, `${STORE_NAME}${part}`));
    for (const name of besides) move(join(places.data, name), join(kept, name));
    flushFolder(kept);
    flushFolder(places.data);
    if (existsSync(join(from, 'attachments'))) {
      move(places.attachments, join(kept, 'attachments'));
      renameSync(join(from, 'attachments'), places.attachments);
      flushFolder(kept);
      flushFolder(from);
      flushFolder(places.data);
    }
    // the last step: where this name is gone from the stage, all is in place
    renameSync(join(from, STORE_NAME), file);
    flushFolder(places.data);
  }
  rmSync(places.marker);
  flushFolder(places.restore);
  try {
    rmSync(from, { recursive: true, force: true });
  } catch {
    // all is in place; what is left of the stage is swept at the next start
  }
}

/** Where an earlier try has moved it, there is nothing left to move. */
function move(from: string, to: string): void {
  if (existsSync(from)) renameSync(from, to);
}

/** What is known of a store that was set aside, or null where the folder is none of ours. */
export function readSetAside(folder: string): SetAsideFacts | null {
  try {
    return setAsideSchema.parse(JSON.parse(readFileSync(join(folder, FACTS_NAME), 'utf8')));
  } catch {
    return null;
  }
}

export function writeSetAside(folder: string, facts: SetAsideFacts): void {
  writeWhole(join(folder, FACTS_NAME), JSON.stringify(facts));
}

/**
 * Puts back what the last swap set aside, where what took its place does not open after all.
 * @throws Error where nothing was set aside.
 */
export function takeBack(file: string, now: number): void {
  const { setAside, restore } = placesBeside(file);
  const [last] = readdirSync(setAside)
    .flatMap((name) => {
      const facts = readSetAside(join(setAside, name));
      return facts ? [{ name, facts }] : [];
    })
    .sort((one, other) => other.facts.at - one.facts.at);
  if (!last) throw new Error('nothing was set aside');
  foldLog(join(setAside, last.name, STORE_NAME));
  const staged = `back-${last.facts.at}`;
  makeFolder(restore);
  renameSync(join(setAside, last.name), join(restore, staged));
  orderSwap(file, staged, { ...last.facts, at: now, restored: last.name, goodStartAt: null });
}
