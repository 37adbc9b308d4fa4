import { dirname, join } from 'node:path';
import type { exportsContract as contract } from '../../../shared/exports/exports.contract.ts';
import type { ListFormat, ListName } from '../../../shared/exports/lists.ts';
import type { Reading, Writing } from '../context.ts';
import { checkPresent, missedPresent } from '../people/present-secret.ts';
import type { SecretCheck } from '../people/secret-check.ts';
import { prepared, type UseCases } from '../use-case.ts';
import { pastExports } from './exports.sql.ts';
import { type Jobs, openJobs } from './jobs.ts';
import { openOpening } from './opening.ts';

export interface ExportsOptions {
  /** The shop's file; what leaves it waits beside it. */
  file: string;
  version: string;
  now: () => number;
  tell: (domains: readonly string[]) => void;
  log: (fault: unknown, reference: string) => void;
}

/** Records out: lists for spreadsheets, the whole shop as an archive; and such an archive into an empty shop. */
export function openExports({ file, version, now, tell, log }: ExportsOptions) {
  const folder = dirname(file);
  const jobs = openJobs({
    storeFile: file,
    folder: join(folder, 'outgoing'),
    now,
    tell: () => tell(['exports']),
    log,
  });
  const attachments = join(folder, 'attachments');
  const opening = openOpening({
    storeFile: file,
    folder: join(folder, 'opening'),
    attachments,
    now,
    tell,
    log,
  });

  const useCases: UseCases<typeof contract> = {
    start: (context, order) => ({ jobId: startList(context, jobs, order) }),
    startArchive: prepared({
      before: (context: Reading, { presentSecret }: { presentSecret: string }) =>
        checkPresent(context, presentSecret),
      run: (context, _input, check: SecretCheck) => {
        const waitSeconds = missedPresent(context, check);
        if (waitSeconds !== null) return { outcome: 'wrong', waitSeconds, jobId: null };
        const jobId = startArchive(context, jobs, { programVersion: version, attachments });
        return { outcome: 'started', waitSeconds: 0, jobId };
      },
    }),
    job: ({ actor }, { jobId }) => jobs.find(jobId, actor.id).job,
    cancel: ({ actor }, { jobId }) => {
      jobs.cancel(jobId, actor.id);
      return {};
    },
    chunk: prepared({
      before: ({ actor }, { jobId, index }: { jobId: string; index: number }) =>
        jobs.chunk(jobId, actor.id, index),
      run: (_context, _input, bytes: Uint8Array) => ({ base64: Buffer.from(bytes).toString('base64') }),
    }),
    settle: prepared({
      before: async ({ actor }, { jobId }: { jobId: string }) => jobs.find(jobId, actor.id),
      run: (context, _input, { job, work, sha256 }) => {
        const { fileName, rows, bytes } = job;
        const what = work.what === 'archive' ? 'archive' : work.list;
        context.record({ domain: 'exports', subject: null, after: { what, fileName, rows, bytes, sha256 } });
        return {};
      },
      after: ({ jobId }) => jobs.discard(jobId),
    }),
    past: ({ store }) =>
      store.all(pastExports).map(({ at, by, after }) => ({ at, by, ...(JSON.parse(after) as Fetched) })),
    ...opening.useCases,
  };
  return {
    useCases,
    close() {
      void jobs.closeAll();
      opening.close();
    },
  };
}

interface Fetched {
  what: string;
  fileName: string;
  rows: number;
  bytes: number;
}

function startList(
  context: Writing,
  jobs: Jobs,
  { list, format }: { list: ListName; format: ListFormat },
): string {
  const { actor, shop, today, now } = context;
  const fileName = `aftercare-${list}-${today}.${format}`;
  context.record({ domain: 'exports', subject: null, after: { asked: list, format } });
  return jobs.start(actor.id, fileName, {
    what: 'list',
    list,
    format,
    language: actor.language,
    zone: shop.zone,
    currency: shop.currency,
    madeAt: now,
  });
}

function startArchive(
  context: Writing,
  jobs: Jobs,
  facts: { programVersion: string; attachments: string },
): string {
  const { actor, shop, today, now } = context;
  context.record({ domain: 'exports', subject: null, after: { asked: 'archive' } });
  return jobs.start(actor.id, `aftercare-archive-${today}.zip`, {
    what: 'archive',
    language: shop.language,
    shop: shop.name,
    madeAt: now,
    ...facts,
  });
}
