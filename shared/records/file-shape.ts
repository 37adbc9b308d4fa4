import { z } from 'zod';

/** Encodings in which old files are written, by the names that TextDecoder knows. */
export const encodings = [
  'utf-8',
  'utf-16le',
  'utf-16be',
  'windows-1250',
  'windows-1251',
  'windows-1252',
  'windows-1253',
  'windows-1254',
  'windows-1256',
  'windows-1257',
  'windows-1258',
  'iso-8859-2',
  'iso-8859-5',
  'iso-8859-6',
  'iso-8859-7',
  'iso-8859-15',
  'koi8-r',
  'gb18030',
  'big5',
] as const;
export type Encoding = (typeof encodings)[number];

export const delimiters = [',', ';', '\t', '|'] as const;
export type Delimiter = (typeof delimiters)[number];

/** How the rows of a file are told apart. */
export const fileShape = z.discriminatedUnion('format', [
  z.object({ format: z.literal('csv'), encoding: z.enum(encodings), delimiter: z.enum(delimiters) }),
  /** `sheet` counts the workbook's sheets from 0. */
  z.object({ format: z.literal('xlsx'), sheet: z.int().nonnegative().max(999) }),
]);
export type FileShape = z.output<typeof fileShape>;
