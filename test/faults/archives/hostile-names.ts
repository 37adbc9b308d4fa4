import type { SeededRandom } from '../../../electron/core/records/seeded-random.ts';
import type { RawEntry } from './raw-zip.ts';
import { archiveOf, entriesOf, hashOf, type SoundParts } from './sound-parts.ts';

const evil = Buffer.from('evil');

/** Names by which a careless program writes where it should not, or twice, or something that is no file. */
const names: readonly ((random: SeededRandom, folder: string) => string | Uint8Array)[] = [
  (random) => `${'../'.repeat(1 + random.below(6))}evil`,
  (random) => `attachments/${'../'.repeat(1 + random.below(6))}evil`,
  (random) => `attachments/${random.pick(['.', './.', 'a/..', 'a/./b'])}/../../evil`,
  (_, folder) => `${folder}/absolute-evil`,
  (random) => `${random.pick(['C:', 'c:', 'Z:'])}${random.pick(['\\', '/', ''])}evil`,
  (random) => `${random.pick(['\\\\', '//'])}server/share/evil`,
  (random) => `attachments\\${'..\\'.repeat(1 + random.below(4))}evil`,
  (random) =>
    random.pick(['CON', 'nul', 'aux.txt', 'attachments/COM1', 'lpt9.db', 'attachments/prn.png', 'com¹']),
  (random) => `shop.db${random.pick(['.', ' ', '...', '::$DATA', '\0.png', '\u200b', '\u202e'])}`,
  (random) => random.pick(['SHOP.DB', 'Manifest.JSON', 'shop.Db', 'ATTACHMENTS/x']),
  (random) => random.pick(['shop.db', 'manifest.json', `attachments/${'A'.repeat(64)}`]),
  (random) =>
    random.pick(['', '/', '.', '..', 'attachments/', 'attachments', './shop.db', 'attachments//x', '~/evil']),
  (random) =>
    random.pick([
      'shop.db-wal',
      'shop.db-journal',
      'shop.db-shm',
      'aftercare.db',
      'swap.json',
      'attachments/../shop.db',
    ]),
  (random) => random.pick(['ｓhop.db', 'shоp.db', 'sho\u0301p.db', 'shó.db', 'attachments/ＣＯＮ']),
  () => `${'a/'.repeat(20_000)}evil`,
  () => Buffer.from([0xff, 0xfe, 0x2e, 0x2e, 0x2f, 0xc0, 0xae, 0xc0, 0xae, 0x2f, 0x65]),
];

export const modes = { link: 0o120777, folder: 0o040755, device: 0o020666, pipe: 0o010644, socket: 0o140755 };

export function drawName(random: SeededRandom, folder: string): string | Uint8Array {
  return random.pick(names)(random, folder).slice(0, 60_000);
}

/** An entry of a hostile name among the sound ones, with or without a word of it in the manifest. */
export function withHostileName(parts: SoundParts, random: SeededRandom): Buffer {
  const name = drawName(random, parts.folder);
  const entry: RawEntry = { name, bytes: evil, isDeflated: random.chance(50) };
  const sound = entriesOf(parts);
  const entries = random.chance(50) ? [entry, ...sound] : [...sound, entry];
  return archiveOf(parts, entries, (manifest) => {
    if (random.chance(50)) delete manifest.entries[Buffer.from(name as string).toString()];
    return {
      ...manifest,
      entries: { 'shop.db': { sha256: hashOf(parts.shop), bytes: parts.shop.length }, ...manifest.entries },
    };
  });
}

/** An entry of a sound name that is a link or a device, is locked, or is packed in a way that nobody knows. */
export function withStrangeKind(parts: SoundParts, random: SeededRandom): Buffer {
  const entries = entriesOf(parts);
  const victim = random.pick(entries);
  if (random.chance(60)) victim.mode = random.pick(Object.values(modes));
  else
    victim.says = random.chance(50)
      ? { flags: 0x801 }
      : { method: random.pick([1, 6, 9, 12, 14, 93, 95, 98, 99]) };
  if (victim.mode === modes.link)
    victim.bytes = Buffer.from(
      random.pick(['../../evil', '/etc/passwd', `${parts.folder}/data/aftercare.db`]),
    );
  return archiveOf(parts, entries);
}

/** The same name twice, in one spelling or two. */
export function withTwins(parts: SoundParts, random: SeededRandom): Buffer {
  const entries = entriesOf(parts);
  const twin = random.pick(entries);
  const name = random.chance(50) ? String(twin.name) : String(twin.name).toUpperCase();
  return archiveOf(
    parts,
    random.chance(50) ? [{ ...twin, name, bytes: evil }, ...entries] : [...entries, { ...twin, name }],
  );
}
