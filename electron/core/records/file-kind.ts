import { refuse } from '../../../shared/kernel/refusal.ts';

const foreign: readonly [signature: string, reason: string][] = [
  ['d0cf11e0a1b11ae1', 'records.old-workbook'],
  ['25504446', 'records.not-text'], // PDF
  ['4d5a', 'records.not-text'], // Windows program
  ['7f454c46', 'records.not-text'], // Linux program
  ['cafebabe', 'records.not-text'],
  ['89504e47', 'records.not-text'],
  ['ffd8ff', 'records.not-text'],
  ['47494638', 'records.not-text'],
  ['52617221', 'records.not-text'], // RAR
  ['377abcaf271c', 'records.not-text'], // 7z
  ['1f8b', 'records.not-text'], // gzip
  ['425a68', 'records.not-text'], // bzip2
  ['53514c69746520666f726d6174203300', 'records.not-text'], // SQLite
  ['7b5c727466', 'records.not-text'], // RTF
];

/**
 * Whether a file is text or an archive such as a workbook, by its first bytes and never by its name.
 * @throws Refusal in words for what is neither: a picture, a program, an old or locked workbook.
 */
export function kindOfFile(beginning: Uint8Array): 'text' | 'archive' {
  const hex = Buffer.from(beginning.subarray(0, 16)).toString('hex');
  if (hex.startsWith('504b0304') || hex.startsWith('504b0506')) return 'archive';
  // text may begin with MZ or BZh as well: those need something behind that is no text
  const isBinary = beginning.some((byte) => byte < 9 || (byte > 13 && byte < 32 && byte !== 27));
  for (const [signature, reason] of foreign) {
    if (hex.startsWith(signature) && (signature.length > 6 || isBinary)) refuse('invalid', reason);
  }
  return 'text';
}
