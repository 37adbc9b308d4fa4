import { z } from 'zod';
import { idField, line } from '../kernel/fields.ts';
import { dateFormats } from './dates.rules.ts';
import { fileShape } from './file-shape.ts';
import { importKinds } from './kinds.rules.ts';
import { mapping } from './mapping.rules.ts';

/** How the shop's owner mapped such a file before, under a name. */
export const profileFields = {
  name: line({ max: 80 }),
  kind: z.enum(importKinds),
  mapping,
  shape: fileShape,
  /** Null where the file tells by itself. */
  dateFormat: z.enum(dateFormats).nullable(),
};

export const savedProfile = z.object({ id: idField, ...profileFields });
export type SavedProfile = z.output<typeof savedProfile>;
