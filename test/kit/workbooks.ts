import { createWriteStream, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { finished } from 'node:stream/promises';
import writeWorkbook from 'write-excel-file/node';
import yazl from 'yazl';

type Cell = string | number | Date | null;

/** A workbook with these sheets: numbers and days as real ones. */
export async function workbook(sheets: Record<string, Cell[][]>): Promise<Buffer> {
  const written = Object.entries(sheets).map(([sheet, rows]) => ({
    sheet,
    data: rows.map((row) => row.map(cellOf)),
  }));
  return inFolder((path) => writeWorkbook(written as never).toFile(path));
}

function cellOf(value: Cell) {
  if (value === null) return null;
  if (value instanceof Date) return { value, type: Date, format: 'dd/mm/yyyy' };
  return typeof value === 'number' ? { value, type: Number } : { value, type: String };
}

/** A zip with these files; contents may be far larger than what they are packed to. */
export async function zip(files: Record<string, string | { zeros: number }>, mode?: number): Promise<Buffer> {
  const archive = new yazl.ZipFile();
  for (const [name, content] of Object.entries(files)) {
    const options = mode === undefined ? {} : { mode };
    if (typeof content === 'string') archive.addBuffer(Buffer.from(content), name, options);
    else archive.addReadStream(zeros(content.zeros), name, options);
  }
  archive.end();
  return inFolder(async (path) => {
    await finished(archive.outputStream.pipe(createWriteStream(path)));
  });
}

function zeros(bytes: number): Readable {
  const piece = Buffer.alloc(1024 * 1024, '0');
  let left = bytes;
  return new Readable({
    read() {
      if (left <= 0) return this.push(null);
      this.push(piece.subarray(0, Math.min(left, piece.length)));
      left -= piece.length;
    },
  });
}

async function inFolder(write: (path: string) => Promise<unknown>): Promise<Buffer> {
  const folder = mkdtempSync(join(tmpdir(), 'aftercare-workbook-'));
  try {
    const path = join(folder, 'made.xlsx');
    await write(path);
    return readFileSync(path);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
