import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { dirname, join } from 'node:path';
import { refuse } from '../../../shared/kernel/refusal.ts';
import { type Mapping, type Profile, suggestMapping } from '../../../shared/records/mapping.rules.ts';
import type { records as contract } from '../../../shared/records/records.contract.ts';
import type { Writing } from '../context.ts';

import { inBulk } from '../search/search.ts';
import { prepared, type UseCases } from '../use-case.ts';
import { headingsOf, isFault, rowsOf, shapeOf } from './csv-text.ts';
import { goodRows } from './good-rows.ts';
import { type DryRun, openJobs } from './jobs.ts';
import { addImport, allImports, countRowsTaken } from './records.sql.ts';
import { openSample } from './sample.ts';
import { takeIn } from './take-in.ts';
import { openUploads } from './uploads.ts';

const SAMPLE_ROWS = 8;

export interface RecordsOptions {
  /** The shop's file; what comes in waits beside it. */
  file: string;
  now: () => number;
  tell: (domains: readonly string[]) => void;
  log: (fault: unknown, reference: string) => void;
}

/** Old records in. What is on its way lives as long as the program; what was taken in is in the store. */
export function openRecords({ file, now, tell, log }: RecordsOptions) {
  const uploads = openUploads(join(dirname(file), 'incoming'), now);
  const jobs = openJobs(() => tell(['records']), log);

  const useCases: UseCases<typeof contract> = {
    beginUpload: (_context, { fileName, bytes }) => ({ uploadId: uploads.begin(fileName, bytes) }),
    addChunk: prepared({
      before: (_context, { uploadId, index, base64 }: { uploadId: string; index: number; base64: string }) =>
        uploads.add(uploadId, index, Buffer.from(base64, 'base64')),
      run: (_context, _input, bytesReceived) => ({ bytesReceived }),
    }),
    inspect: prepared({
      before: (_context, { uploadId }: { uploadId: string }) => inspect(uploads.whole(uploadId)),
      run: (_context, _input, found) => found,
    }),
    startDryRun: prepared({
      before: (_context, { uploadId }: DryRunWish) => shapeOf(uploads.whole(uploadId).path),
      run: ({ today }, { uploadId, profile, mapping }, shape) => {
        if (!mapping['customer.name'] && !mapping['customer.phone'])
          refuse('invalid', 'records.mapping-without-customer');
        const { path, bytes } = uploads.whole(uploadId);
        const order = { path, storeFile: file, shape, mapping, profile, today };
        return { jobId: jobs.start(uploadId, order, bytes) };
      },
    }),
    job: (_context, { jobId }) => jobs.find(jobId).job,
    badRows: (_context, { jobId, after, limit }) => {
      const bad = jobs.find(jobId).result?.bad ?? [];
      const rows = bad.slice(after, after + limit);
      return { rows, next: after + limit < bad.length ? after + limit : null };
    },
    cancel: (_context, { jobId }) => {
      jobs.cancel(jobId);
      return {};
    },
    commit: prepared({
      before: (_context, { jobId }: { jobId: string }) => hashOfTried(jobs.find(jobId)),
      run: (context, { jobId }, fileHash) => {
        const run = jobs.find(jobId);
        const { fileName } = uploads.whole(run.uploadId);
        return commit(context, run, { fileName, fileHash });
      },
      after: ({ jobId }) => {
        jobs.settle(jobId);
        uploads.discard(jobs.find(jobId).uploadId);
      },
    }),
    imports: ({ store }) => store.all(allImports),
    openSample,
  };
  return { useCases, close: jobs.closeAll };
}

interface DryRunWish {
  uploadId: string;
  profile: Profile;
  mapping: Mapping;
}

/** The headings and first rows of a file, and what its columns seem to hold. */
async function inspect({ path, fileName }: { path: string; fileName: string }) {
  const shape = await shapeOf(path);
  const samples: string[][] = [];
  let columns: string[] | undefined;
  for await (const row of rowsOf(path, shape)) {
    if (isFault(row)) continue;
    if (!columns) columns = headingsOf(row.cells);
    else if (samples.push(row.cells.map((cell) => cell.slice(0, 200))) >= SAMPLE_ROWS) break;
  }
  if (!columns || samples.length === 0) refuse('invalid', 'records.no-rows');
  return { fileName, delimiter: shape.delimiter, columns, samples, ...suggestMapping(columns) };
}

async function hashOfTried({ job, order, isTaken }: DryRun): Promise<string> {
  if (isTaken) refuse('not-found', 'records.job-unknown');
  if (job.state !== 'done') refuse('conflict', 'records.not-tried-yet');
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(order.path)) hash.update(chunk as Uint8Array);
  return hash.digest('hex');
}

/** All good rows become records in this one transaction; one event names them all. */
function commit(context: Writing, run: DryRun, file: { fileName: string; fileHash: string }) {
  const { store } = context;
  const importId = context.newId();
  const { result, order } = run;
  store.run(addImport, {
    ...file,
    id: importId,
    profile: order.profile,
    mapping: JSON.stringify(order.mapping),
    rowsRead: result?.rowsRead ?? 0,
    rowsBad: result?.bad.length ?? 0,
    at: context.now,
    by: context.actor.id,
  });
  const { rowsTaken, ...taken } = inBulk(store, () =>
    takeIn(context, goodRows(order.goodRowsPath), importId),
  );
  store.run(countRowsTaken, { id: importId, rowsTaken });
  context.record({ domain: 'records', subject: importId, after: { ...file, rowsTaken, ...taken } });
  for (const domain of ['customers', 'devices', 'repairs', 'catalogue']) {
    context.record({ domain, subject: null, after: { importId } });
  }
  return { importId, ...taken };
}
