import yauzl from 'yauzl';
import { ZipFile } from 'yazl';

/** Every part of a ZIP by its name. */
export function unzipped(zip: Buffer): Promise<Map<string, Buffer>> {
  const parts = new Map<string, Buffer>();
  return new Promise((resolve, reject) => {
    yauzl.fromBuffer(zip, { lazyEntries: true }, (error, file) => {
      if (!file) return reject(error);
      file.on('error', reject);
      file.on('end', () => resolve(parts));
      file.on('entry', (entry) => {
        file.openReadStream(entry, (fault, stream) => {
          if (!stream) return reject(fault);
          const pieces: Buffer[] = [];
          stream.on('data', (piece: Buffer) => pieces.push(piece));
          stream.on('error', reject);
          stream.on('end', () => {
            parts.set(entry.fileName, Buffer.concat(pieces));
            file.readEntry();
          });
        });
      });
      file.readEntry();
    });
  });
}

/** Packs parts again, changed or not. */
export async function zipped(parts: ReadonlyMap<string, Buffer>): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [name, bytes] of parts) zip.addBuffer(bytes, name);
  zip.end();
  const pieces: Buffer[] = [];
  for await (const piece of zip.outputStream) pieces.push(piece as Buffer);
  return Buffer.concat(pieces);
}
