import { ATTACHMENT_CHUNK_BYTES } from '../../../shared/attachments/attachments.contract.ts';

/** How many files that are being read are remembered, so that all chunks are of the bytes that were checked. */
const MOST_OPEN = 2;

/** Reads files piece by piece; the whole of each is taken, and so checked, at its first piece. */
export function openPieces(take: (name: string) => Promise<Buffer>) {
  const open = new Map<string, Buffer>();
  return async (name: string, offset: number) => {
    let bytes = offset === 0 ? undefined : open.get(name);
    bytes ??= await take(name);
    open.delete(name);
    const piece = bytes.subarray(offset, offset + ATTACHMENT_CHUNK_BYTES);
    const next = offset + piece.length;
    const isOver = next >= bytes.length;
    if (!isOver) open.set(name, bytes);
    for (const oldest of open.keys()) {
      if (open.size <= MOST_OPEN) break;
      open.delete(oldest);
    }
    return { base64: piece.toString('base64'), next: isOver ? null : next };
  };
}
