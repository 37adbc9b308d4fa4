import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { z } from 'zod';
import {
  evidenceContents,
  type NewEvidence,
  photoContent,
  withdrawalContent,
} from '../../../shared/evidence/entry.ts';
import type {
  acceptTermsInput,
  evidence as contract,
  EvidenceEntry,
  PhotoInput,
} from '../../../shared/evidence/evidence.contract.ts';
import type { Language } from '../../../shared/kernel/language.ts';
import { refuse } from '../../../shared/kernel/refusal.ts';
import { receiptTerms } from '../../../shared/papers/receipt-terms.ts';
import { openPieces } from '../attachments/pieces.ts';
import { openShelf } from '../attachments/shelf.ts';
import type { Reading, Writing } from '../context.ts';
import { openUploads } from '../records/uploads.ts';
import type { Reader } from '../store/store.ts';
import { prepared, type UseCases } from '../use-case.ts';
import {
  type EvidenceRow,
  evidenceAt,
  evidenceOfRepair,
  languageOfOrder,
  lastToldOf,
  repairStands,
} from './evidence.sql.ts';
import { examineFiles, examineSeals } from './examine.ts';
import { openHeldPhotos, photoIn } from './held-photos.ts';
import { readContent } from './read-content.ts';
import { evidenceHead, sealEvidence } from './seal.ts';

export interface EvidenceOptions {
  /** The shop's file; photos lie beside it, with the other attachments. */
  file: string;
  now: () => number;
}

export type PhotoEvidence = Extract<NewEvidence, { kind: 'photo' }>;

export interface EvidenceKeeper {
  useCases: UseCases<typeof contract>;
  /** Puts held photos on the shelf, durably, and answers what is to be sealed of them. */
  shelve(photos: readonly PhotoInput[]): Promise<PhotoEvidence[]>;
  /** They are evidence now, and need not be held any more. */
  letGo(photos: readonly PhotoInput[]): void;
}

export function openEvidence({ file, now }: EvidenceOptions): EvidenceKeeper {
  const data = dirname(file);
  const incoming = join(data, 'incoming-photos');
  const shelf = openShelf(join(data, 'attachments'), incoming);
  const uploads = openUploads(incoming, now);
  const held = openHeldPhotos(join(data, 'held-photos'), now);
  const readPiece = openPieces(shelf.take);
  const readHeldPiece = openPieces(held.bytesOf);

  const shelve = async (photos: readonly PhotoInput[]): Promise<PhotoEvidence[]> => {
    const shelved: PhotoEvidence[] = [];
    for (const { photoId, ...said } of photos) {
      const { photo, kept } = photoIn(await held.bytesOf(photoId));
      shelved.push({ kind: 'photo', content: { hash: shelf.put(kept), ...photo, ...said } });
    }
    return shelved;
  };
  const letGo = (photos: readonly PhotoInput[]) => {
    for (const { photoId } of photos) held.letGo(photoId);
  };

  const useCases: UseCases<typeof contract> = {
    beginUpload: (_context, { bytes }) => ({ uploadId: uploads.begin('photo', bytes) }),
    addChunk: prepared({
      before: (_context, { uploadId, index, base64 }: { uploadId: string; index: number; base64: string }) =>
        uploads.add(uploadId, index, Buffer.from(base64, 'base64')),
      run: (_context, _input, bytesReceived) => ({ bytesReceived }),
    }),
    hold: prepared({
      async before(_context, { uploadId }: { uploadId: string }) {
        try {
          return held.hold(await readFile(uploads.whole(uploadId).path));
        } finally {
          uploads.discard(uploadId);
        }
      },
      run: (_context, _input, photo) => photo,
    }),
    letGo: (_context, { photoId }) => {
      held.letGo(photoId);
      return {};
    },
    readHeld: prepared({
      before: (_context, { photoId, offset }: { photoId: string; offset: number }) =>
        readHeldPiece(photoId, offset),
      run: (_context, _input, piece) => piece,
    }),
    ofRepair: ({ store }, { repairId }) => ({
      entries: shownEntries(store.all(evidenceOfRepair, { repair: repairId })),
      head: evidenceHead({ store }, repairId),
    }),
    read: prepared({
      before: ({ store }: Reading, asked: { repairId: number; position: number; offset: number }) =>
        readPiece(photoAt(store, asked.repairId, asked.position).hash, asked.offset),
      run: (_context, _input, piece) => piece,
    }),
    addPhotos: prepared({
      before: (_context, { photos }: { repairId: number; photos: PhotoInput[] }) => shelve(photos),
      run: addPhotos,
      after: ({ photos }) => letGo(photos),
    }),
    withdraw,
    acceptTerms,
    check: prepared({
      async before({ store }: Reading, { repairId }: { repairId: number }) {
        const rows = store.all(evidenceOfRepair, { repair: repairId });
        const told = toldOf(store, repairId);
        const flaws = [...examineSeals(repairId, rows, told), ...(await examineFiles(rows, shelf))];
        return {
          entries: rows.length,
          head: rows[rows.length - 1]?.seal ?? null,
          flaws: flaws.sort((one, other) => one.position - other.position),
        };
      },
      run: (_context, _input, checked) => checked,
    }),
  };
  return { useCases, shelve, letGo };
}

function addPhotos(
  context: Writing,
  { repairId }: { repairId: number; photos: PhotoInput[] },
  photos: readonly PhotoEvidence[],
): { head: string } {
  mustStand(context, repairId);
  const head = sealEvidence(context, repairId, photos);
  context.record({ domain: 'repairs', subject: repairId, after: { photos: photos.length } });
  return { head };
}

function withdraw(
  context: Writing,
  { repairId, position, reason }: { repairId: number; position: number; reason: string },
): { head: string } {
  photoAt(context.store, repairId, position);
  const entries = context.store.all(evidenceOfRepair, { repair: repairId });
  if (withdrawalsIn(entries).has(position)) refuse('conflict', 'evidence.withdrawn-already');
  const head = sealEvidence(context, repairId, [{ kind: 'withdrawal', content: { position, reason } }]);
  context.record({ domain: 'repairs', subject: repairId, after: { photoWithdrawn: position, reason } });
  return { head };
}

function acceptTerms(
  context: Writing,
  { repairId, language, signature }: z.output<typeof acceptTermsInput>,
): { head: string } {
  mustStand(context, repairId);
  const head = sealEvidence(context, repairId, [
    termsEvidence(language),
    { kind: 'signature', content: { purpose: 'intake', signature } },
  ]);
  context.record({ domain: 'repairs', subject: repairId, after: { termsAccepted: language } });
  return { head };
}

/** In which language the customer of an order reads. */
export function languageOf({ store }: Reading, repairId: number): Language {
  return (store.get(languageOfOrder, { repair: repairId })?.language ?? 'en') as Language;
}

/** The terms of the receipt as they stand now, in the words in which they were read. */
export function termsEvidence(language: Language): NewEvidence {
  const text = [...receiptTerms[language]];
  const version = createHash('sha256').update(text.join('\n')).digest('hex').slice(0, 16);
  return { kind: 'terms', content: { language, version, text } };
}

function mustStand({ store }: Writing, repairId: number): void {
  if (!store.get(repairStands, { repair: repairId })) refuse('not-found', 'repairs.not-found');
}

function photoAt(store: Reader, repairId: number, position: number) {
  const row = store.get(evidenceAt, { repair: repairId, position });
  if (row?.kind !== 'photo') return refuse('not-found', 'evidence.photo-unknown');
  return photoContent.parse(readContent(row.content));
}

function toldOf(store: Reader, repairId: number) {
  const after = store.get(lastToldOf, { repair: repairId })?.after;
  return after ? (JSON.parse(after) as { entries: number; head: string }) : null;
}

function withdrawalsIn(rows: readonly EvidenceRow[]) {
  const found = new Map<number, { reason: string; at: number; by: string | null }>();
  for (const { kind, content, at, taken_by_name } of rows) {
    const withdrawal = kind === 'withdrawal' ? withdrawalContent.safeParse(readContent(content)) : null;
    if (withdrawal?.success) {
      found.set(withdrawal.data.position, { reason: withdrawal.data.reason, at, by: taken_by_name });
    }
  }
  return found;
}

/** What cannot be read any more as what it was is left to the examination to name. */
function shownEntries(rows: readonly EvidenceRow[]): EvidenceEntry[] {
  const withdrawn = withdrawalsIn(rows);
  return rows.flatMap(({ kind, content, position, at, taken_by_name, seal }) => {
    const schema = evidenceContents[kind as keyof typeof evidenceContents];
    const found = schema?.safeParse(readContent(content));
    if (!found?.success) return [];
    const shown = { position, at, by: taken_by_name, seal, kind, content: found.data };
    return [
      (kind === 'photo' ? { ...shown, withdrawn: withdrawn.get(position) ?? null } : shown) as EvidenceEntry,
    ];
  });
}
