import { join } from 'node:path';
import type { exportsContract as contract } from '../../../shared/exports/exports.contract.ts';
import { refuse } from '../../../shared/kernel/refusal.ts';
import type { Reading, Writing } from '../context.ts';
import { letOwnerIn } from '../people/owner-again.ts';
import { hashSecret } from '../people/secret-hash.ts';
import { openUploads } from '../records/uploads.ts';
import { refuseSecondShop } from '../settings/shop.ts';
import { prepared, type UseCases } from '../use-case.ts';
import { layAttachments } from './attachments-in.ts';
import { fillStore } from './fill-store.ts';
import type { ReadArchive } from './read-archive.ts';
import { openReadingJobs } from './reading-jobs.ts';

export interface OpeningOptions {
  storeFile: string;
  /** What comes in waits here. */
  folder: string;
  attachments: string;
  now: () => number;
  tell: (domains: readonly string[]) => void;
  log: (fault: unknown, reference: string) => void;
}

interface Opening {
  jobId: string;
  ownerId: number;
  password: string;
  pin: string;
  stationName: string;
}

type OpeningCases = Pick<
  UseCases<typeof contract>,
  'beginUpload' | 'addChunk' | 'readArchive' | 'readingJob' | 'cancelReading' | 'openArchive'
>;

/** An exported shop comes into an empty store: anybody may do that, as anybody may open a first shop. */
export function openOpening({ storeFile, folder, attachments, now, tell, log }: OpeningOptions) {
  const uploads = openUploads(join(folder, 'uploads'), now);
  const jobs = openReadingJobs(join(folder, 'parts'), storeFile, () => tell(['exports']), log);
  let lastUpload: string | null = null;

  const useCases: OpeningCases = {
    beginUpload: (context, { fileName, bytes }) => {
      refuseSecondShop(context);
      // nobody is known here yet, so that only one file at a time may take room
      if (lastUpload !== null) uploads.discard(lastUpload);
      lastUpload = uploads.begin(fileName, bytes);
      return { uploadId: lastUpload };
    },
    addChunk: prepared({
      before: async (context: Reading, chunk: { uploadId: string; index: number; base64: string }) => {
        refuseSecondShop(context);
        return uploads.add(chunk.uploadId, chunk.index, Buffer.from(chunk.base64, 'base64'));
      },
      run: (_context, _input, bytesReceived) => ({ bytesReceived }),
    }),
    readArchive: (context, { uploadId }) => {
      refuseSecondShop(context);
      return { jobId: jobs.start(uploads.whole(uploadId).path) };
    },
    readingJob: (_context, { jobId }) => jobs.find(jobId).job,
    cancelReading: (_context, { jobId }) => {
      jobs.cancel(jobId);
      return {};
    },
    openArchive: prepared({
      before: async (context: Reading, { jobId, ownerId, password, pin }: Opening) => {
        refuseSecondShop(context);
        const { archive, folder: parts } = jobs.find(jobId);
        if (!archive) refuse('conflict', 'exports.not-checked-yet');
        const isOwner = archive.found.owners.some(({ id }) => id === ownerId);
        if (!isOwner) refuse('invalid', 'exports.owner-unknown');
        await layAttachments(archive, parts, attachments);
        const [passwordHash, pinHash] = await Promise.all([hashSecret(password), hashSecret(pin)]);
        return { archive, parts, owner: { id: ownerId, passwordHash, pinHash } };
      },
      run: (context, { stationName }, { archive, parts, owner }: Prepared) => {
        refuseSecondShop(context);
        fillStore(context, archive, parts);
        letOwnerIn(context, owner, stationName);
        recordOpening(context, archive, owner.id);
        return {};
      },
      after: ({ jobId }) => {
        jobs.cancel(jobId);
        if (lastUpload !== null) uploads.discard(lastUpload);
      },
    }),
  };
  return { useCases, close: jobs.close };
}

interface Prepared {
  archive: ReadArchive;
  parts: string;
  owner: { id: number; passwordHash: string; pinHash: string };
}

function recordOpening(context: Writing, { manifest }: ReadArchive, owner: number): void {
  const rows = manifest.tables.reduce((sum, part) => sum + part.rows, 0);
  const { madeAt, programVersion } = manifest;
  context.record({
    domain: 'exports',
    subject: owner,
    after: { openedFrom: madeAt, programVersion, rows, files: manifest.files.length },
    actor: owner,
  });
}
