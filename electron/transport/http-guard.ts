import type { IncomingMessage } from 'node:http';
import { networkInterfaces } from 'node:os';
import { type AnswerCode, TransportRefusal } from './http-refusal.ts';

/** Which of the hub's doors a path leads to. */
export type Door = 'rpc' | 'api' | 'changes' | 'files';

export function doorOf(pathname: string): Door {
  if (pathname === '/rpc' || pathname.startsWith('/rpc/')) return 'rpc';
  if (pathname === '/api' || pathname.startsWith('/api/')) return 'api';
  return pathname === '/changes' ? 'changes' : 'files';
}

const methodsAt: Readonly<Record<Door, readonly string[]>> = {
  rpc: ['POST'],
  api: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'],
  changes: ['GET'],
  files: ['GET', 'HEAD'],
};

const uuidFormat = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const jsonType = /^application\/json\s*(;\s*charset\s*=\s*"?utf-8"?\s*)?$/i;

/**
 * What is wrong with this request before anybody looks at what it asks; null when it may go on.
 *
 * The exact Host beats a rebound name, the Origin and Sec-Fetch-Site beat another site's page, the custom header and
 * JSON beat a form: a browser sends neither across sites without asking first, and we never say yes to that question.
 */
export function objectionTo(
  request: IncomingMessage,
  door: Door,
  ownHosts: ReadonlySet<string>,
): AnswerCode | null {
  // what came before has no Host to hold anybody to, and Node takes a line without a version for the oldest
  if (request.httpVersion !== '1.1') return 'BAD_REQUEST';
  const host = request.headers.host?.toLowerCase();
  if (countOf(request, 'host') !== 1 || host === undefined) return 'BAD_REQUEST';
  if (!ownHosts.has(host)) return 'MISDIRECTED_REQUEST';

  const origin = request.headers.origin;
  if (origin !== undefined && origin !== `http://${host}`) return 'FORBIDDEN_ORIGIN';
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return 'FORBIDDEN_ORIGIN';

  const method = request.method ?? '';
  if (!methodsAt[door].includes(method)) return 'METHOD_NOT_SUPPORTED';
  return method === 'GET' || method === 'HEAD' ? null : objectionToCall(request);
}

function objectionToCall(request: IncomingMessage): AnswerCode | null {
  if (request.headers['x-aftercare'] !== '1') return 'FORBIDDEN_HEADER';
  if (!jsonType.test(request.headers['content-type'] ?? '')) return 'UNSUPPORTED_MEDIA_TYPE';
  const encoding = request.headers['content-encoding'];
  return encoding === undefined || encoding === 'identity' ? null : 'UNSUPPORTED_MEDIA_TYPE';
}

/** Every Host under which a hub bound to `address` may be asked; names are added by whoever sets the hub up. */
export function hostsOf(address: string, port: number, names: readonly string[]): ReadonlySet<string> {
  const isOpenToAll = address === '0.0.0.0' || address === '::';
  const own = isOpenToAll ? ownAddresses() : [address];
  const hosts = ['127.0.0.1', 'localhost', '::1', ...own, ...names].map(inUrl);
  return new Set(hosts.flatMap((host) => (port === 80 ? [host, `${host}:80`] : [`${host}:${port}`])));
}

/** An address as a URL spells it. */
export function inUrl(address: string): string {
  return address.includes(':') ? `[${address}]` : address.toLowerCase();
}

/** Addresses are safe to trust as Host: only a name can be rebound by its owner to this machine. */
function ownAddresses(): string[] {
  return Object.values(networkInterfaces()).flatMap((entries) =>
    (entries ?? []).map((entry) => entry.address),
  );
}

function countOf(request: IncomingMessage, name: string): number {
  return request.rawHeaders.filter((text, index) => index % 2 === 0 && text.toLowerCase() === name).length;
}

/** The decoded path. What is no plain path of ours (absolute, dotted, with a NUL or a backslash) is refused. */
export function pathnameOf(url: string): string {
  const raw = url.split('?', 1)[0] as string;
  let pathname: string;
  try {
    pathname = decodeURIComponent(raw);
  } catch {
    throw new TransportRefusal('BAD_REQUEST');
  }
  const isPlain = pathname.startsWith('/') && !pathname.startsWith('//') && !/[\0\\#]/.test(pathname);
  if (!isPlain || pathname.split('/').some((step) => step === '..' || step === '.')) {
    throw new TransportRefusal('BAD_REQUEST');
  }
  return pathname;
}

/** The client's key for one command, however often it is sent. */
export function keyOf(request: IncomingMessage): string | null {
  const key = request.headers['idempotency-key'];
  if (key === undefined) return null;
  if (typeof key !== 'string' || !uuidFormat.test(key)) throw new TransportRefusal('BAD_REQUEST');
  return key.toLowerCase();
}
