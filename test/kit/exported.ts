import { setTimeout as pause } from 'node:timers/promises';
import { CHUNK_BYTES, type ExportJob, type ReadingJob } from '../../shared/exports/exports.contract.ts';
import type { ListFormat, ListName } from '../../shared/exports/lists.ts';
import { athens } from './records.ts';
import type { Client } from './shop.ts';

/** One list as the file that somebody gets. */
export async function exportedList(client: Client, list: ListName, format: ListFormat): Promise<Buffer> {
  const { jobId } = await client.exports.start({ list, format });
  return fetched(client, jobId);
}

/** The whole shop as the file that its owner gets. */
export async function exportedShop(client: Client, presentSecret = athens.owner.password): Promise<Buffer> {
  const { jobId, outcome } = await client.exports.startArchive({ presentSecret });
  if (!jobId) throw new Error(outcome);
  return fetched(client, jobId);
}

export async function finished(client: Client, jobId: string): Promise<ExportJob> {
  for (;;) {
    const job = await client.exports.job({ jobId });
    if (job.state !== 'running') return job;
    await pause(20);
  }
}

export async function fetched(client: Client, jobId: string): Promise<Buffer> {
  const job = await finished(client, jobId);
  if (job.state !== 'done') throw new Error(`not exported: ${job.failure}`);
  const pieces: Buffer[] = [];
  for (let index = 0; index < job.chunks; index++) {
    pieces.push(Buffer.from((await client.exports.chunk({ jobId, index })).base64, 'base64'));
  }
  await client.exports.settle({ jobId });
  return Buffer.concat(pieces);
}

/** An archive on its way into an empty shop, as far as its check. */
export async function readIn(client: Client, archive: Uint8Array): Promise<ReadingJob & { jobId: string }> {
  const { uploadId } = await client.exports.beginUpload({ fileName: 'shop.zip', bytes: archive.length });
  for (let index = 0; index * CHUNK_BYTES < archive.length; index++) {
    const chunk = archive.subarray(index * CHUNK_BYTES, (index + 1) * CHUNK_BYTES);
    await client.exports.addChunk({ uploadId, index, base64: Buffer.from(chunk).toString('base64') });
  }
  const { jobId } = await client.exports.readArchive({ uploadId });
  for (;;) {
    const job = await client.exports.readingJob({ jobId });
    if (job.state !== 'running') return { ...job, jobId };
    await pause(20);
  }
}

/** The same, opened by its first owner. */
export async function openedFrom(client: Client, archive: Uint8Array): Promise<void> {
  const { jobId, found, failure, facts } = await readIn(client, archive);
  if (!found) throw new Error(`${failure} ${JSON.stringify(facts)}`);
  await client.exports.openArchive({
    jobId,
    ownerId: found.owners[0]?.id ?? 0,
    password: 'a fresh password',
    pin: '8642',
    stationName: 'New counter',
  });
}
