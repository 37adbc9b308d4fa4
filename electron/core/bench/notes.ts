import type { Reading, Writing } from '../context.ts';
import { orderById } from '../repairs/standing-order.ts';
import { insertNote, notesOfRepair } from './notes.sql.ts';

interface Note {
  repairId: number;
  audience: 'internal' | 'customer';
  text: string;
}

/** What somebody at the bench writes stays as it was written, also after the order is over. */
export function writeNote(context: Writing, { repairId, audience, text }: Note): { noteId: number } {
  orderById(context, repairId);
  const id = context.newId();
  const { now, actor } = context;
  context.store.run(insertNote, { id, repair: repairId, audience, text, now, person: actor.id });
  context.record({ domain: 'repairs', subject: repairId, after: { audience, note: text } });
  context.record({ domain: 'bench', subject: id, after: { audience, note: text } });
  return { noteId: id };
}

export function notesOf({ store }: Reading, repairId: number) {
  return store.all(notesOfRepair, { repair: repairId });
}
