import { randomBytes } from 'node:crypto';
import { createReadStream, existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname, join, relative, sep } from 'node:path';
import { pipeline } from 'node:stream';
import { contentPolicy, withStyleNonce } from '../../shared/content-policy.ts';

interface StaticFile {
  location: string;
  size: number;
  tag: string;
  type: string;
  isImmutable: boolean;
}

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.mjs': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.ttf': 'font/ttf',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
  '.webp': 'image/webp',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
};

/**
 * The built screens. The folder is listed once and a request is looked up in that list, so no path, however it is
 * spelt, can lead out of it.
 */
export class StaticFiles {
  readonly #files = new Map<string, StaticFile>();
  readonly #page: string | null;

  constructor(folder: string) {
    const pagePath = join(folder, 'index.html');
    this.#page = existsSync(pagePath) ? readFileSync(pagePath, 'utf8') : null;
    if (this.#page !== null) for (const location of filesIn(folder)) this.#list(folder, location);
  }

  get isBuilt(): boolean {
    return this.#page !== null;
  }

  /** False when the path names no file and is no address inside the screens. */
  answer(pathname: string, request: IncomingMessage, response: ServerResponse): boolean {
    const file = this.#files.get(pathname);
    if (file) sendFile(file, request, response);
    else if (isPageAddress(pathname, request) && this.#page !== null) sendPage(this.#page, request, response);
    else return false;
    return true;
  }

  #list(folder: string, location: string): void {
    const name = relative(folder, location).split(sep).join('/');
    if (name === 'index.html') return;
    const { size, mtimeMs } = statSync(location);
    this.#files.set(`/${name}`, {
      location,
      size,
      tag: `"${size.toString(36)}-${Math.round(mtimeMs).toString(36)}"`,
      type: types[extname(name).toLowerCase()] ?? 'application/octet-stream',
      isImmutable: name.startsWith('assets/') && /-[\w-]{8,}\.\w+$/.test(name),
    });
  }
}

/** The screens' own addresses are the router's matter; only somebody who wants a page gets one there. */
function isPageAddress(pathname: string, request: IncomingMessage): boolean {
  if (pathname === '/' || pathname === '/index.html') return true;
  return !pathname.startsWith('/assets/') && (request.headers.accept ?? '').includes('text/html');
}

function sendPage(page: string, request: IncomingMessage, response: ServerResponse): void {
  const nonce = randomBytes(16).toString('base64url');
  const body = Buffer.from(withStyleNonce(page, nonce));
  response.writeHead(200, {
    'content-type': 'text/html; charset=utf-8',
    'content-length': body.length,
    'content-security-policy': contentPolicy(nonce),
    'cache-control': 'no-store',
  });
  response.end(request.method === 'HEAD' ? undefined : body);
}

function sendFile(file: StaticFile, request: IncomingMessage, response: ServerResponse): void {
  response.setHeader('cache-control', file.isImmutable ? 'private, max-age=31536000, immutable' : 'no-store');
  response.setHeader('etag', file.tag);
  if (request.headers['if-none-match'] === file.tag) {
    response.writeHead(304).end();
    return;
  }
  response.writeHead(200, { 'content-type': file.type, 'content-length': file.size });
  if (request.method === 'HEAD') response.end();
  else pipeline(createReadStream(file.location), response, () => {});
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const location = join(folder, entry.name);
    if (entry.isDirectory()) return filesIn(location);
    return entry.isFile() ? [location] : [];
  });
}
