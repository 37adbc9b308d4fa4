import { MANIFEST_NAME, SHOP_NAME } from './manifest.ts';

const attachment = /^attachments\/[0-9a-f]{64}$/;
const reserved = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\.|$)/i;

export const entryProblems = [
  'empty',
  'nul',
  'backslash',
  'absolute',
  'drive',
  'dots',
  'reserved',
  'characters',
  'unknown',
] as const;

export type EntryProblem = (typeof entryProblems)[number];

/**
 * Why an entry of this name has no business in a backup, or null where it has. Only the three kinds of name that we
 * write ourselves are let in; the other answers tell a hostile name from one that is merely strange.
 */
export function entryProblem(name: string): EntryProblem | null {
  if (name === MANIFEST_NAME || name === SHOP_NAME || attachment.test(name)) return null;
  if (name === '') return 'empty';
  if (name.includes('\0')) return 'nul';
  if (name.includes('\\')) return 'backslash';
  if (name.startsWith('/')) return 'absolute';
  if (/^[a-z]:/i.test(name)) return 'drive';
  const steps = name.split('/');
  if (steps.includes('..') || steps.includes('.')) return 'dots';
  if (steps.some((step) => reserved.test(step) || /[. ]$/.test(step))) return 'reserved';
  return /^[\x20-\x7e]*$/.test(name) ? 'unknown' : 'characters';
}
