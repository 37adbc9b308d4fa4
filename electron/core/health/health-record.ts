import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { findingKinds } from '../../../shared/health/health.contract.ts';
import { writeWhole } from '../store/written-whole.ts';

const findingSchema = z.object({
  kind: z.enum(findingKinds),
  event: z.number().nullable(),
  lastEvent: z.number().nullable(),
  detail: z.string().nullable(),
});

const checkSchema = z.object({
  kind: z.enum(['quick', 'full']),
  endedAt: z.number(),
  events: z.number(),
  finding: findingSchema.nullable(),
});

const recordSchema = z.object({
  lastQuick: checkSchema.nullable().catch(null),
  lastFull: checkSchema.nullable().catch(null),
  /** What stands against the file until it is mended, restored or taken as it is. */
  standing: findingSchema.nullable().catch(null),
  /** The first event of which the owner knows that its seal does not hold. */
  knownBroken: z.number().nullable().catch(null),
});

export type HealthRecord = z.infer<typeof recordSchema>;

export interface KeptHealthRecord {
  readonly current: HealthRecord;
  change(part: Partial<HealthRecord>): void;
}

/** What the checks said last, kept beside the store: it must be writable and readable while the store is not. */
export function keepHealthRecord(
  storeFile: string,
  log: (fault: unknown, reference: string) => void,
): KeptHealthRecord {
  const file = join(dirname(storeFile), 'health.json');
  let current = readRecord(file);
  return {
    get current() {
      return current;
    },
    change(part) {
      current = { ...current, ...part };
      try {
        writeWhole(file, JSON.stringify(current));
      } catch (fault) {
        log(fault, 'health');
      }
    },
  };
}

function readRecord(file: string): HealthRecord {
  try {
    return recordSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    // none was kept, or it is damaged: the next check writes it anew
    return recordSchema.parse({});
  }
}
