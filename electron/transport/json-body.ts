import type { IncomingMessage } from 'node:http';
import { TransportRefusal } from './http-refusal.ts';

const mebibyte = 1024 * 1024;
/** The largest call: files come in chunks that fit. */
export const bodyLimitBytes = mebibyte;
/** All bodies being received at one moment, so that a few tablets importing cannot fill the memory. */
const allBodiesLimitBytes = 64 * mebibyte;
const deepestNesting = 64;

/** Reads JSON bodies under a limit of each and a limit of all together. */
export class JsonBodies {
  #receivedBytes = 0;

  /** The parsed body, `{}` where there is none. Throws a TransportRefusal for what is too large or no plain JSON. */
  async read(request: IncomingMessage): Promise<unknown> {
    if (Number(request.headers['content-length'] ?? 0) > bodyLimitBytes)
      throw new TransportRefusal('PAYLOAD_TOO_LARGE');
    const bytes = await this.#receive(request);
    return bytes.length === 0 ? {} : parsePlainJson(bytes);
  }

  async #receive(request: IncomingMessage): Promise<Buffer> {
    const chunks: Buffer[] = [];
    let size = 0;
    try {
      for await (const chunk of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
        size += chunk.length;
        this.#receivedBytes += chunk.length;
        if (size > bodyLimitBytes) throw new TransportRefusal('PAYLOAD_TOO_LARGE');
        if (this.#receivedBytes > allBodiesLimitBytes) throw new TransportRefusal('SERVICE_UNAVAILABLE');
        chunks.push(chunk);
      }
    } finally {
      this.#receivedBytes -= size;
    }
    return Buffer.concat(chunks, size);
  }
}

function parsePlainJson(bytes: Buffer): unknown {
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    if (isPlain(value)) return value;
  } catch {
    // falls through to the one refusal
  }
  throw new TransportRefusal('BAD_REQUEST');
}

/** No key that reaches a prototype, no nesting that could exhaust a stack further in. */
function isPlain(root: unknown): boolean {
  const open: { value: unknown; depth: number }[] = [{ value: root, depth: 0 }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { value, depth } = next;
    if (typeof value !== 'object' || value === null) continue;
    if (depth >= deepestNesting || Object.hasOwn(value, '__proto__')) return false;
    for (const child of Object.values(value)) open.push({ value: child, depth: depth + 1 });
  }
  return true;
}
