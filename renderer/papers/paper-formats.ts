import type { PaperKind } from '../../shared/papers/paper-kinds.ts';

export const paperFormats = ['a4', 'roll80', 'label62', 'label50'] as const;
export type PaperFormat = (typeof paperFormats)[number];

export interface Sheet {
  widthMm: number;
  /** Null: as long as what stands on it. */
  heightMm: number | null;
  marginMm: number;
}

export const sheets: Readonly<Record<PaperFormat, Sheet>> = {
  a4: { widthMm: 210, heightMm: 297, marginMm: 14 },
  roll80: { widthMm: 80, heightMm: null, marginMm: 4 },
  label62: { widthMm: 62, heightMm: 29, marginMm: 1.5 },
  label50: { widthMm: 50, heightMm: 25, marginMm: 1.5 },
};

export const formatsOf: Readonly<Record<PaperKind, readonly [PaperFormat, ...PaperFormat[]]>> = {
  receipt: ['a4', 'roll80'],
  label: ['label62', 'label50'],
  rightsCard: ['a4'],
  estimate: ['a4', 'roll80'],
  invoice: ['a4', 'roll80'],
  creditNote: ['a4', 'roll80'],
  handover: ['a4', 'roll80'],
  uncollected: ['a4'],
};

/** The format that was asked for, or the first that this kind of paper has. */
export function formatFrom(kind: PaperKind, asked: string | null): PaperFormat {
  return formatsOf[kind].find((format) => format === asked) ?? formatsOf[kind][0];
}
