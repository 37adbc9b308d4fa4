import { z } from 'zod';
import { signatureField } from './signature.ts';

export const photoKinds = ['jpeg', 'png', 'webp'] as const;
/** When a photo was taken: as the thing came in, after the work, or because something is damaged. */
export const photoStages = ['before', 'after', 'damage'] as const;
export type PhotoStage = (typeof photoStages)[number];
/** What a photo shows, as the guide asks for it; '' where it is something else. */
export const photoShots = ['front', 'back', 'serial', 'damage'] as const;
export type PhotoShot = (typeof photoShots)[number] | '';

export const photoContent = z.object({
  /** SHA-256 of the bytes that are kept. */
  hash: z.string(),
  type: z.enum(photoKinds),
  bytes: z.number(),
  width: z.number(),
  height: z.number(),
  stage: z.enum(photoStages),
  shot: z.enum(['', ...photoShots]),
  note: z.string(),
});

export const checklistContent = z.object({
  /** Which list it was: 'condition', 'accessories', or a list of the bench by its name. */
  title: z.string(),
  lines: z.array(z.object({ label: z.string(), isTicked: z.boolean(), note: z.string() })),
  note: z.string(),
});

/** What the customer accepted, word for word. */
export const termsContent = z.object({
  language: z.string(),
  version: z.string(),
  text: z.array(z.string()),
});

export const signaturePurposes = ['intake', 'approval', 'handover'] as const;

export const signatureContent = z.object({ purpose: z.enum(signaturePurposes), signature: signatureField });

/** A photo that counts no more; it stays where it is. */
export const withdrawalContent = z.object({ position: z.number(), reason: z.string() });

export const evidenceContents = {
  photo: photoContent,
  checklist: checklistContent,
  terms: termsContent,
  signature: signatureContent,
  withdrawal: withdrawalContent,
};

export type EvidenceKind = keyof typeof evidenceContents;
export const evidenceKinds = Object.keys(evidenceContents) as [EvidenceKind, ...EvidenceKind[]];

/** One entry, as it is sealed. */
export type NewEvidence = {
  [Kind in EvidenceKind]: { kind: Kind; content: z.output<(typeof evidenceContents)[Kind]> };
}[EvidenceKind];

/** What an examination finds wrong with an entry. */
export const evidenceFlaws = [
  'changed',
  'moved',
  'removed',
  'cut-off',
  'file-missing',
  'file-changed',
] as const;
export type EvidenceFlaw = (typeof evidenceFlaws)[number];
