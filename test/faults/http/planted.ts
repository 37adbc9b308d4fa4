import { createReadStream, existsSync } from 'node:fs';
import { request as ask, createServer, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import type { Target } from './target.ts';
import type { InFront } from './try-http.ts';

type Mend = (headers: IncomingHttpHeaders, target: Target) => IncomingHttpHeaders & { ':method'?: string };

/** A hub that does not look at something: in front of the real one, it makes good what it does not look at. */
function lenient(mend: Mend): InFront {
  return (target) =>
    listening(target, (request, respond) => {
      const { ':method': method = request.method, ...headers } = mend({ ...request.headers }, target);
      const onward = ask(
        { host: '127.0.0.1', port: target.port, method, path: request.url ?? '/', headers },
        (answer) => {
          const chunks: Buffer[] = [];
          answer.on('data', (chunk: Buffer) => chunks.push(chunk));
          answer.on('end', () => respond(answer.statusCode ?? 500, Buffer.concat(chunks)));
        },
      );
      onward.on('error', () => respond(502, Buffer.alloc(0)));
      request.pipe(onward);
    });
}

type Respond = (status: number, body: Buffer) => void;

async function listening(target: Target, answer: (request: IncomingMessage, respond: Respond) => void) {
  const server = createServer({ requireHostHeader: false }, (request, response) => {
    request.on('error', () => response.destroy());
    answer(request, (status, body) => {
      response.writeHead(status, { 'content-length': body.length, connection: 'close' });
      response.end(body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
        void target;
      }),
  };
}

export const anyHost = lenient((headers, { good }) => ({ ...headers, host: good.host }));

export const anyPage = lenient(({ origin: _, 'sec-fetch-site': __, ...headers }) => headers);

export const anyType = lenient((headers) => ({ ...headers, 'content-type': 'application/json' }));

export const anyForm = lenient((headers) => ({ ...headers, 'x-aftercare': '1' }));

/** Does what a header says instead of what the request line says. */
export const saidMethod = lenient((headers) => ({
  ...headers,
  ':method': String(headers['x-http-method-override'] ?? headers['x-http-method'] ?? 'GET'),
}));

/** Joins whatever path it is given to its folder. */
export const joinedPaths: InFront = (target) =>
  listening(target, (request, respond) => {
    const file = join(dirname(target.shop.file), 'screens', decoded(request.url ?? '/'));
    if (!/\.txt$/.test(file) || file.includes('\0') || !existsSync(file))
      return respond(404, Buffer.alloc(0));
    const chunks: Buffer[] = [];
    createReadStream(file)
      .on('data', (chunk) => chunks.push(Buffer.from(chunk)))
      .on('end', () => respond(200, Buffer.concat(chunks)));
  });

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return '/';
  }
}
