import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { archivedTables } from '../../../electron/core/exports/archive-schema.ts';
import { readArchive } from '../../../electron/core/exports/read-archive.ts';
import { writeArchive } from '../../../electron/core/exports/write-archive.ts';
import type { SeededRandom } from '../../../electron/core/records/seeded-random.ts';
import { openFrozenView } from '../../../electron/core/store/frozen-view.ts';
import { unzipped } from '../../kit/unzipped.ts';
import { drawName, modes } from './hostile-names.ts';
import { type RawEntry, rawZip } from './raw-zip.ts';
import { hashOf } from './sound-parts.ts';

/** The parts of a whole shop as it is exported, by their names. */
export type ExportedParts = ReadonlyMap<string, Buffer>;

export async function leaveExportedParts(place: string): Promise<ExportedParts> {
  const view = openFrozenView(join(place, 'data/aftercare.db'));
  const path = join(place, 'exported.zip');
  const about = { language: 'en', shop: 'Mending & Co.', programVersion: 'test', madeAt: 0 } as const;
  await writeArchive(view, { ...about, attachments: join(place, 'data/attachments') }, path, () => undefined);
  view.close();
  return unzipped(readFileSync(path));
}

/** Opens an archive as an empty shop does, up to the point where it would come in. */
export async function readExported(place: string, path: string): Promise<void> {
  const storeFile = join(place, 'data/aftercare.db');
  const view = openFrozenView(storeFile);
  const known = { tables: archivedTables(view.tables()), version: view.version };
  view.close();
  const folder = join(place, 'data/restore/reading');
  mkdirSync(folder, { recursive: true });
  await readArchive({ path, folder, storeFile }, known, () => undefined);
}

export function exportedWhole(parts: ExportedParts): Buffer {
  return rawZip(entriesOf(parts));
}

const entriesOf = (parts: ExportedParts): RawEntry[] =>
  [...parts].map(([name, bytes]) => ({ name, bytes, isDeflated: true }));

/** A hostile archive of a whole shop. */
export function hostileExport(parts: ExportedParts, random: SeededRandom, folder: string): Buffer {
  const entries = entriesOf(parts);
  const victim = random.pick(entries);
  const zeros = Buffer.alloc(16 * 1024 * 1024);
  const evil: RawEntry = { name: drawName(random, folder), bytes: Buffer.from('evil') };
  return random.pick<() => Buffer>([
    () => rawZip([evil, ...entries]),
    () => rawZip([...entries, { ...victim }]),
    () => rawZip(entries.map((entry) => (entry === victim ? { ...entry, says: { method: 99 } } : entry))),
    () => rawZip(entries.map((entry) => (entry === victim ? { ...entry, says: { flags: 0x801 } } : entry))),
    () => rawZip(entries.map((entry) => (entry === victim ? { ...entry, bytes: zeros } : entry))),
    () =>
      rawZip(
        entries.map((entry) =>
          entry === victim ? { ...entry, bytes: zeros, says: { unpacked: 9 } } : entry,
        ),
      ),
    () =>
      rawZip([
        ...entries,
        ...Array.from({ length: 400 }, (_, index) => ({
          ...evil,
          name: `files/${index.toString(16).padStart(64, '0')}`,
          isOverThePrevious: true,
        })),
      ]),
    () =>
      rawZip([
        { name: `files/${hashOf(Buffer.from('../evil'))}`, bytes: Buffer.from('../evil'), mode: modes.link },
        ...entries,
      ]),
    () =>
      rawZip(
        saying(parts, (text) => text.replace(/"sha256":"[0-9a-f]{64}"/, `"sha256":"${'f'.repeat(64)}"`)),
      ),
    () => rawZip(saying(parts, (text) => text.replace(/"rows":(\d+)/, '"rows":9$1'))),
    () => rawZip(saying(parts, (text) => text.replace(/"schemaVersion":(\d+)/, '"schemaVersion":9$1'))),
    () => rawZip(saying(parts, (text) => text.replace('"path":"tables/', '"path":"../tables/'))),
    () =>
      rawZip(
        saying(parts, () =>
          random.pick(['', '[]', '{"__proto__":{}}', 'null', '{"format":"aftercare-archive"}']),
        ),
      ),
    () => rawZip(entries).subarray(0, random.below(rawZip(entries).length)),
  ])();
}

function saying(parts: ExportedParts, change: (text: string) => string): RawEntry[] {
  return entriesOf(parts).map((entry) =>
    entry.name === 'manifest.json'
      ? {
          ...entry,
          bytes: Buffer.from(change(JSON.stringify(JSON.parse(String(parts.get('manifest.json')))))),
        }
      : entry,
  );
}
