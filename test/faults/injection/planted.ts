import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { select } from '../../../electron/core/store/statement.ts';
import { plantHandler } from '../desk/planted-handler.ts';
import type { Written } from './exported-texts.ts';
import type { WriteLine } from './logged-lines.ts';
import type { Plant } from './sweep.ts';

/** Asks the index in the asker's own words. */
export const gluedSearch: Plant = ({ core }) =>
  plantHandler(core, 'search.find', (sound) => (request) => {
    const { text } = request.input as { text: string };
    const sql = `SELECT rowid FROM search_words WHERE search_words MATCH '${text}'`;
    core.store.read((store) => store.all(select(z.object({ rowid: z.number() }), sql)));
    return sound(request);
  });

/** Makes text fit for a page before it is kept, so that it is fit for nothing else. */
export const escapedForPages: Plant = ({ core }) =>
  plantHandler(core, 'customers.register', (sound) => (request) => {
    const card = request.input as { notes: string };
    const notes = card.notes.replaceAll('<', '&lt;').replaceAll("'", "''");
    return sound({ ...request, input: { ...card, notes } });
  });

/** Leaves the apostrophe out that keeps a spreadsheet from computing. */
export const unguarded: Written = (csv) =>
  Buffer.from(csv.toString().replace(/(^|,|\r\n)("?)'+(?=[=+\-@])/g, '$1$2'));

/** Writes what was said as it was said. */
export const plainLines: WriteLine = (folder, fault) =>
  appendFileSync(join(folder, 'aftercare.log'), `{"kind":"fault","message":"${fault.message}"}\n`);
