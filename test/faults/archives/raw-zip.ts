import { crc32, deflateRawSync } from 'node:zlib';

/** An entry exactly as it is to stand in the archive, with lies where they are named. */
export interface RawEntry {
  name: string | Uint8Array;
  bytes: Uint8Array;
  isDeflated?: boolean;
  /** What the headers say in place of the truth. */
  says?: Partial<{ packed: number; unpacked: number; method: number; flags: number; crc: number }>;
  /** Unix mode: a plain file if not given. */
  mode?: number;
  /** In place of its own bytes, those of the entry before. */
  isOverThePrevious?: boolean;
}

const PLAIN = 0o100600;
const UTF8 = 0x800;

/** A ZIP archive of these entries, written by hand: no library would write what is needed here. */
export function rawZip(entries: readonly RawEntry[], says: Partial<{ count: number }> = {}): Buffer {
  const pieces: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  let previous = 0;
  for (const entry of entries) {
    const name = typeof entry.name === 'string' ? Buffer.from(entry.name) : Buffer.from(entry.name);
    const data = entry.isDeflated ? deflateRawSync(entry.bytes) : Buffer.from(entry.bytes);
    const { packed = data.length, unpacked = entry.bytes.length } = entry.says ?? {};
    const { method = entry.isDeflated ? 8 : 0, flags = UTF8, crc = crc32(entry.bytes) } = entry.says ?? {};
    const place = entry.isOverThePrevious ? previous : at;
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(flags, 2);
    common.writeUInt16LE(method, 4);
    common.writeUInt32LE(crc, 10);
    common.writeUInt32LE(packed >>> 0, 14);
    common.writeUInt32LE(unpacked >>> 0, 18);
    common.writeUInt16LE(name.length, 22);
    if (!entry.isOverThePrevious) {
      const local = Buffer.concat([Buffer.from('PK\x03\x04'), common, name, data]);
      pieces.push(local);
      previous = at;
      at += local.length;
    }
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(((entry.mode ?? PLAIN) << 16) >>> 0, 6);
    tail.writeUInt32LE(place, 10);
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02'), Buffer.from([20, 3]), common, tail, name]));
  }
  const index = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  const count = says.count ?? entries.length;
  end.writeUInt16LE(count & 0xffff, 4);
  end.writeUInt16LE(count & 0xffff, 6);
  end.writeUInt32LE(index.length, 8);
  end.writeUInt32LE(at, 12);
  return Buffer.concat([...pieces, index, Buffer.from('PK\x05\x06'), end]);
}
