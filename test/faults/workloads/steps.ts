import { setTimeout as pause } from 'node:timers/promises';
import { seedCatalogue } from '../../../electron/core/catalogue/seed.ts';
import type { Writing } from '../../../electron/core/context.ts';
import { addPerson } from '../../../electron/core/people/staff.ts';
import { readingFor } from '../../../electron/core/reading.ts';
import { beginShop } from '../../../electron/core/settings/shop.ts';
import { seedWarranty } from '../../../electron/core/warranty/seed.ts';
import type { Profile } from '../../../shared/settings/settings.contract.ts';
import { athens } from '../../kit/records.ts';
import { type Call, intakeSteps } from '../intake-steps.ts';
import type { Bench } from './bench.ts';
import type { Step } from './workload.ts';

export const opening: Step = { name: 'open', do: (bench) => bench.open() };
export const closing: Step = { name: 'close', do: (bench) => bench.close(), mayBeDone: true };

/** A visit at the counter, call by call; the first of its steps stands at `from` in the workload. */
export function visit(number: number, from: number): Step[] {
  return intakeSteps.map((callOf, place) => ({
    name: `visit ${number}.${place}`,
    async do(bench, key) {
      const { client, today, ground } = bench;
      const answers = bench.answers.slice(from, from + place);
      const visit = { number, categoryId: ground.categoryId, today, client, answers };
      const call = (bench.memory.get(key) as Call | undefined) ?? (await callOf(visit));
      bench.remember(key, call);
      return bench.ask(call, key);
    },
  }));
}

/** Somebody types and is kept word for word. */
export function typing(words: number): Step[] {
  return Array.from({ length: words }, (_, index) => ({
    name: `word ${index}`,
    do: (bench, key) =>
      bench.ask(
        {
          path: 'drafts.keep',
          input: { form: 'repairs.takeIn', body: { fault: 'leaks '.repeat(index * 40) } },
        },
        key,
      ),
  }));
}

const heading = 'Name;Phone;Device type;Brand;Serial number;Date;Problem';

function oldRecords(rows: number): string {
  const lines = Array.from(
    { length: rows },
    (_, row) =>
      `Νίκος Παππάς ${row};210 765 ${1000 + row};Toaster;Hoover;AB-${row};25/03/2024;Does not heat ${row}`,
  );
  return `${[heading, ...lines].join('\n')}\n`;
}

const FILE_NAME = 'old.csv';

/** A file of old records is brought up, tried, and taken in; or it is in already. */
export function bringingIn(rows: number): Step {
  return {
    name: 'bring in old records',
    async do(bench, key) {
      const { records } = bench.client;
      if ((await records.imports()).some(({ fileName }) => fileName === FILE_NAME)) return { isIn: true };
      const jobId = (bench.memory.get(FILE_NAME) as string | undefined) ?? (await tried(bench, rows));
      bench.memory.set(FILE_NAME, jobId);
      await records.commit({ jobId }, { context: { key } });
      return { isIn: true };
    },
  };
}

async function tried({ client: { records } }: Bench, rows: number): Promise<string> {
  const bytes = Buffer.from(oldRecords(rows));
  const { uploadId } = await records.beginUpload({ fileName: FILE_NAME, bytes: bytes.length });
  await records.addChunk({ uploadId, index: 0, base64: bytes.toString('base64') });
  const found = await records.inspect({ uploadId });
  const { jobId } = await records.startDryRun({ ...found, uploadId });
  for (;;) {
    const job = await records.job({ jobId });
    if (job.state === 'done') return jobId;
    if (job.state !== 'running') throw new Error(`the dry run was ${job.state}: ${job.failure}`);
    await pause(2);
  }
}

/** A first run, without the second that hashing a password takes and the tokens that are never the same. */
export const firstRun: Step = {
  name: 'begin the shop',
  do: ({ store, ground: { visitor } }) =>
    store.write((writer) => {
      const reading = readingFor(writer, visitor, 0);
      const context = Object.create(reading, {
        store: { value: writer },
        newId: { value: () => writer.newId() },
        record: { value: () => undefined },
      }) as Writing;
      if (writer.get({ sql: 'SELECT id FROM person' } as never)) return {};
      beginShop(context, athens.profile as Profile, false);
      seedCatalogue(context);
      seedWarranty(context);
      const { language, calendar } = athens.profile;
      const owner = { name: 'Eleni', roles: ['owner'] as ['owner'], isSupervisor: true, language, calendar };
      addPerson(context, { ...owner, language: 'en', calendar: 'gregory' }, {});
      return {};
    }),
};
