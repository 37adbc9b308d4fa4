import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { extname, resolve, sep } from 'node:path';
import { isAppAddress } from '../../shared/app-address.ts';
import { contentPolicy, dataPolicy, securityHeaders, withStyleNonce } from '../../shared/content-policy.ts';

const contentTypes: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.mp3': 'audio/mpeg',
  '.png': 'image/png',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
};

/** Answers the requests of `app://aftercare/` from the built pages in `folder`, and from nowhere else. */
export function createPages(folder: string): (request: Request) => Promise<Response> {
  return async (request) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return nothing(405);
    const file = fileFor(folder, request.url);
    if (file === null) return nothing(400);
    const type = contentTypes[extname(file)];
    if (!type) return nothing(404);
    try {
      return extname(file) === '.html' ? await page(file) : await asset(file, type);
    } catch {
      return nothing(404);
    }
  };
}

/**
 * The file behind an address: a route without an ending is index.html. Null where the address is none of ours,
 * cannot be decoded or would leave the folder.
 */
export function fileFor(folder: string, address: string): string | null {
  if (!isAppAddress(address)) return null;
  let path: string;
  try {
    path = decodeURIComponent(new URL(address).pathname);
  } catch {
    return null;
  }
  if (/[\0\\:]/.test(path) || path.split('/').some((part) => part.startsWith('.'))) return null;
  if (extname(path) === '') return resolve(folder, 'index.html');
  const root = resolve(folder);
  const file = resolve(root, `.${path}`);
  return file.startsWith(root + sep) ? file : null;
}

async function page(file: string): Promise<Response> {
  const nonce = randomBytes(18).toString('base64url');
  return new Response(withStyleNonce(await readFile(file, 'utf8'), nonce), {
    headers: {
      ...securityHeaders,
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': contentPolicy(nonce),
      'cache-control': 'no-store',
    },
  });
}

async function asset(file: string, type: string): Promise<Response> {
  return new Response(await readFile(file), {
    headers: {
      ...securityHeaders,
      'content-type': type,
      'content-security-policy': dataPolicy,
      // the names of built files carry a hash of their content
      'cache-control': 'max-age=31536000, immutable',
    },
  });
}

function nothing(status: number): Response {
  return new Response(null, {
    status,
    headers: { ...securityHeaders, 'content-security-policy': dataPolicy },
  });
}
