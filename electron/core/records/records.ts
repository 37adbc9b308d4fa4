import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { z } from 'zod';
import { refuse } from '../../../shared/kernel/refusal.ts';
import { type DateFormat, dateFormatOf } from '../../../shared/records/dates.rules.ts';
import type { ImportedRow } from '../../../shared/records/imported-row.ts';
import { missingIn, suggestKind } from '../../../shared/records/kinds.rules.ts';
import { type Mapping, suggestMapping } from '../../../shared/records/mapping.rules.ts';
import type { records as contract } from '../../../shared/records/records.contract.ts';
import { dateTargets } from '../../../shared/records/targets.ts';
import type { Reading, Writing } from '../context.ts';
import { inBulk } from '../search/search.ts';
import { prepared, type UseCases } from '../use-case.ts';
import { foundPath } from './dry-run.ts';
import { badRows, differences, triedRows } from './found-rows.ts';
import { type DryRun, openJobs } from './jobs.ts';
import { valuesOf } from './line-file.ts';
import type { Look } from './look.ts';
import { openLooks } from './looks.ts';
import { profilesFor, removeProfile, renameProfile, savedProfiles, saveProfile } from './profiles.ts';
import { addImport, allImports, sealImport } from './records.sql.ts';
import { readPath } from './row-source.ts';
import { openSample } from './sample.ts';
import { takeIn } from './take-in.ts';
import { undo } from './undo.ts';
import { openUploads } from './uploads.ts';

export interface RecordsOptions {
  /** The shop's file; what comes in waits beside it. */
  file: string;
  now: () => number;
  tell: (domains: readonly string[]) => void;
  log: (fault: unknown, reference: string) => void;
  /** Awaited before an import changes anything, such as a backup of what is there. Where it fails nothing comes in. */
  beforeTakeIn?: () => Promise<void>;
}

type Asked<Name extends keyof typeof contract> = (typeof contract)[Name]['~orpc'] extends {
  inputSchema?: infer Schema;
}
  ? z.output<Exclude<Schema, undefined> & z.ZodType>
  : never;

/** Old records in. What is on its way lives as long as the program; what was taken in is in the store. */
export function openRecords({ file, now, tell, log, beforeTakeIn = async () => undefined }: RecordsOptions) {
  const uploads = openUploads(join(dirname(file), 'incoming'), now);
  const jobs = openJobs(() => tell(['records']), log);
  const looks = openLooks(log);

  const look = (
    { shop, today }: Reading,
    { uploadId, ...asked }: Pick<Asked<'inspect'>, 'uploadId' | 'encoding' | 'delimiter' | 'sheet'>,
  ): Promise<Look> =>
    looks.look({ path: uploads.whole(uploadId).path, language: shop.language, today, ...asked });

  const useCases: UseCases<typeof contract> = {
    beginUpload: (_context, { fileName, bytes }) => ({ uploadId: uploads.begin(fileName, bytes) }),
    addChunk: prepared({
      before: (_context, { uploadId, index, base64 }: Asked<'addChunk'>) =>
        uploads.add(uploadId, index, Buffer.from(base64, 'base64')),
      run: (_context, _input, bytesReceived) => ({ bytesReceived }),
    }),
    inspect: prepared({
      before: look,
      run: (context, { uploadId }: Asked<'inspect'>, found) => {
        const suggested = suggestMapping(found.columns);
        return {
          ...found,
          ...suggested,
          fileName: uploads.whole(uploadId).fileName,
          kind: suggestKind(suggested.mapping),
          saved: profilesFor(context, found.columns),
        };
      },
    }),
    startDryRun: prepared({
      before: async (context, wish: Asked<'startDryRun'>) => {
        const missing = missingIn(wish.kind, wish.mapping);
        if (missing) refuse('invalid', missing);
        const { path } = uploads.whole(wish.uploadId);
        const { shape, dateFormat } = wish;
        if (shape && dateFormat && existsSync(readPath(path, shape))) return { shape, dateFormat };
        const found = await look(context, { uploadId: wish.uploadId, ...shape });
        return { shape: found.shape, dateFormat: dateFormat ?? recognisedDates(found, wish.mapping) };
      },
      run: ({ today, shop: { country, zone } }, wish: Asked<'startDryRun'>, { shape, dateFormat }) => {
        const { uploadId, kind, profile, mapping } = wish;
        const { path } = uploads.whole(uploadId);
        const layout = { kind, profile, mapping, dateFormat, isGuarded: shape.format === 'csv' };
        return {
          jobId: jobs.start(uploadId, {
            path,
            storeFile: file,
            shape,
            layout,
            shop: { country, zone },
            today,
          }),
        };
      },
    }),
    job: (_context, { jobId }) => jobs.find(jobId).job,
    triedRows: (_context, { jobId, ...page }) => triedRows(jobs.find(jobId), page),
    differences: (_context, { jobId, ...page }) => differences(jobs.find(jobId), page),
    badRows: (_context, { jobId, ...page }) => badRows(jobs.find(jobId), page),
    cancel: (_context, { jobId }) => {
      jobs.cancel(jobId);
      return {};
    },
    commit: prepared({
      before: async (_context, { jobId }: Asked<'commit'>) => {
        const fileHash = await hashOfTried(jobs.find(jobId));
        await beforeTakeIn();
        return fileHash;
      },
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
    undo,
    imports: ({ store }) => store.all(allImports),
    savedProfiles,
    saveProfile,
    renameProfile,
    removeProfile,
    openSample,
  };
  return {
    useCases,
    close() {
      jobs.closeAll();
      looks.closeAll();
    },
  };
}

/** @throws Refusal where the mapped columns could mean two orders of day and month. */
function recognisedDates({ columns, dates }: Look, mapping: Mapping): DateFormat {
  const mapped = dateTargets.map((target) => dates[columns.indexOf(mapping[target] ?? '')]);
  const { format } = dateFormatOf(mapped.filter((seen) => seen !== undefined));
  return format ?? refuse('invalid', 'records.date-format-unknown');
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
    profile: order.layout.profile,
    mapping: JSON.stringify(order.layout.mapping),
    rowsRead: result?.rowsRead ?? 0,
    rowsBad: result?.rowsBad ?? 0,
    at: context.now,
    by: context.actor.id,
  });
  const { rowsTaken, rowsKnown, ...taken } = inBulk(store, () =>
    takeIn(context, valuesOf<ImportedRow>(foundPath(order, 'new')), importId),
  );
  store.run(sealImport, { id: importId, rowsTaken, lastId: context.newId() });
  context.record({ domain: 'records', subject: importId, after: { ...file, rowsTaken, ...taken } });
  for (const domain of ['customers', 'devices', 'repairs', 'catalogue']) {
    context.record({ domain, subject: null, after: { importId } });
  }
  return { importId, ...taken, rowsKnown: rowsKnown + (result?.rowsKnown ?? 0) };
}
