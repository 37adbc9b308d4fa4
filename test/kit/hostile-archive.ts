import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { crc32, deflateRawSync } from 'node:zlib';

/** One entry of an archive, with every lie that the format allows. */
export interface HostileEntry {
  name: string | Uint8Array;
  body: Uint8Array;
  /** What it says of its size; the truth if not given. */
  saidBytes?: number;
  /** Unix mode in the upper half of the external attributes. */
  mode?: number;
  flags?: number;
  method?: number;
  isDeflated?: boolean;
  /** Lies over an entry that was written before. */
  sharesWith?: number;
}

/** Writes an archive byte by byte, so that it can hold what no decent program would write. */
export function writeHostileArchive(path: string, entries: readonly HostileEntry[]): void {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  const places: number[] = [];
  let offset = 0;
  for (const entry of entries) {
    const name = Buffer.from(entry.name as string);
    const packed = entry.isDeflated ? deflateRawSync(entry.body) : Buffer.from(entry.body);
    const method = entry.method ?? (entry.isDeflated ? 8 : 0);
    const crc = crc32(entry.body);
    const bytes = entry.saidBytes ?? entry.body.length;
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(20, 4);
    local.writeUInt16LE(entry.flags ?? 0, 6);
    local.writeUInt16LE(method, 8);
    local.writeUInt32LE(crc, 14);
    local.writeUInt32LE(packed.length, 18);
    local.writeUInt32LE(bytes, 22);
    local.writeUInt16LE(name.length, 26);
    const at = entry.sharesWith === undefined ? offset : (places[entry.sharesWith] as number);
    places.push(at);
    if (entry.sharesWith === undefined) {
      parts.push(local, name, packed);
      offset += 30 + name.length + packed.length;
    }
    const central = Buffer.alloc(46);
    central.writeUInt32LE(0x02014b50, 0);
    central.writeUInt16LE((3 << 8) | 20, 4);
    central.writeUInt16LE(20, 6);
    central.writeUInt16LE(entry.flags ?? 0, 8);
    central.writeUInt16LE(method, 10);
    central.writeUInt32LE(crc, 16);
    central.writeUInt32LE(packed.length, 20);
    central.writeUInt32LE(bytes, 24);
    central.writeUInt16LE(name.length, 28);
    central.writeUInt32LE(((entry.mode ?? 0o100600) << 16) >>> 0, 38);
    central.writeUInt32LE(at, 42);
    directory.push(central, name);
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(offset, 16);
  writeFileSync(path, Buffer.concat([...parts, listed, end]));
}

export function sha256(body: Uint8Array | string): string {
  return createHash('sha256').update(body).digest('hex');
}
