import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dataPolicy, securityHeaders } from '../../shared/content-policy.ts';
import { describeApi } from './api-description.ts';
import { ChangeFeed } from './change-feed.ts';
import { limitConnections } from './connection-limit.ts';
import { type Door, doorOf, hostsOf, inUrl, keyOf, objectionTo, pathnameOf } from './http-guard.ts';
import { answerBrokenRequest, answerRefusal, TransportRefusal } from './http-refusal.ts';
import { JsonBodies } from './json-body.ts';
import { ProcedureDoors, type ServedCore } from './procedure-doors.ts';
import { type Rate, RateLimit } from './rate-limit.ts';
import { addressOf, visitorOf } from './session.ts';
import { StaticFiles } from './static-files.ts';

export interface HttpOptions {
  core: ServedCore;
  /** The built screens. */
  screens: string;
  log: (fault: unknown, reference: string) => void;
  /** Default: this machine alone. */
  host?: string;
  /** 0: any free one. */
  port: number;
  /** Names, besides the addresses, under which browsers may ask. */
  names?: readonly string[];
  callRate?: Rate;
  /** How long a caller may take over its headers. */
  headersTimeoutMs?: number;
}

export interface HttpHub {
  /** Where a browser on this machine finds it. */
  url: string;
  port: number;
  close(): Promise<void>;
}

const maxHeaderBytes = 16 * 1024;
const requestTimeoutMs = 120_000;
const closeWithinMs = 3000;
const usualCallRate: Rate = { perSecond: 50, burst: 200 };
const fileRate: Rate = { perSecond: 200, burst: 1000 };

/** Serves the screens, the calls and the API of one core. Rejects where the port is not to be had. */
export async function serveHttp(options: HttpOptions): Promise<HttpHub> {
  const hub = new Hub(options);
  return hub.listen();
}

class Hub {
  readonly #options: HttpOptions;
  readonly #doors: ProcedureDoors;
  readonly #files: StaticFiles;
  readonly #bodies = new JsonBodies();
  readonly #feed = new ChangeFeed();
  readonly #callLimit: RateLimit;
  readonly #fileLimit = new RateLimit(fileRate);
  readonly #server: Server;
  #ownHosts: ReadonlySet<string> = new Set();
  #description: Promise<string> | null = null;

  constructor(options: HttpOptions) {
    this.#options = options;
    this.#doors = new ProcedureDoors(options.core, options.log);
    this.#files = new StaticFiles(options.screens);
    this.#callLimit = new RateLimit(options.callRate ?? usualCallRate);
    const headersTimeout = options.headersTimeoutMs ?? 10_000;
    this.#server = createServer(
      {
        maxHeaderSize: maxHeaderBytes,
        headersTimeout,
        requestTimeout: requestTimeoutMs,
        keepAliveTimeout: 10_000,
        connectionsCheckingInterval: Math.min(1000, headersTimeout),
        noDelay: true,
      },
      (request, response) => void this.#answer(request, response),
    );
    this.#server.on('clientError', answerBrokenRequest);
    limitConnections(this.#server);
  }

  async listen(): Promise<HttpHub> {
    const host = this.#options.host ?? '127.0.0.1';
    await new Promise<void>((resolve, reject) => {
      this.#server.once('error', reject);
      this.#server.listen({ host, port: this.#options.port }, () => {
        this.#server.off('error', reject);
        // no file handle left for a new caller: those who are there go on
        this.#server.on('error', (fault) => this.#options.log(fault, 'listening'));
        resolve();
      });
    });
    const { port } = this.#server.address() as AddressInfo;
    this.#ownHosts = hostsOf(host, port, this.#options.names ?? []);
    const stopTelling = this.#options.core.onChanged((domains) => this.#feed.tell(domains));
    const shown = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host;
    return {
      url: `http://${inUrl(shown)}:${port}`,
      port,
      close: () => {
        stopTelling();
        return this.#close();
      },
    };
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    request.on('error', () => response.destroy());
    response.on('error', () => request.destroy());
    for (const [name, value] of Object.entries(securityHeaders)) response.setHeader(name, value);
    response.setHeader('content-security-policy', dataPolicy);
    response.setHeader('cache-control', 'no-store');
    try {
      await this.#route(request, response);
    } catch (error) {
      if (error instanceof TransportRefusal) answerRefusal(request, response, error.code);
      else if (!response.destroyed) {
        const reference = randomUUID().slice(0, 8);
        this.#options.log(error, reference);
        answerRefusal(request, response, 'INTERNAL_SERVER_ERROR', { reference });
      }
    }
  }

  async #route(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const pathname = pathnameOf(request.url ?? '');
    const door = doorOf(pathname);
    this.#takeTurn(request, response, door);
    const objection = objectionTo(request, door, this.#ownHosts);
    if (objection) throw new TransportRefusal(objection);

    if (door === 'changes') return this.#listenToChanges(request, response);
    if (pathname === '/api/openapi.json') return this.#describe(response);
    if (door === 'files') return this.#sendScreens(pathname, request, response);
    await this.#call(door, request, response);
  }

  #takeTurn(request: IncomingMessage, response: ServerResponse, door: Door): void {
    const limit = door === 'files' ? this.#fileLimit : this.#callLimit;
    const waitMs = limit.waitMs(addressOf(request));
    if (waitMs === 0) return;
    response.setHeader('retry-after', Math.ceil(waitMs / 1000));
    throw new TransportRefusal('TOO_MANY_REQUESTS');
  }

  async #call(door: 'rpc' | 'api', request: IncomingMessage, response: ServerResponse) {
    const visitor = visitorOf(request, door === 'rpc' ? 'hub' : 'api');
    const key = keyOf(request);
    if (request.method !== 'GET') {
      Object.assign(request, { body: await this.#bodies.read(request) });
    }
    const isMatched = await this.#doors.call(door, request, response, { visitor, key });
    if (!isMatched) throw new TransportRefusal('NOT_FOUND');
  }

  /** Needs a browser of ours or somebody who was here before; a bare caller gets no standing connection. */
  #listenToChanges(request: IncomingMessage, response: ServerResponse): void {
    const visitor = visitorOf(request, 'hub');
    const isOurPage = request.headers['sec-fetch-site'] === 'same-origin';
    if (!isOurPage && visitor.sessionToken === null) throw new TransportRefusal('FORBIDDEN_ORIGIN');
    if (!this.#feed.open(response, visitor.address)) throw new TransportRefusal('SERVICE_UNAVAILABLE');
  }

  async #describe(response: ServerResponse): Promise<void> {
    this.#description ??= describeApi(this.#options.core.router);
    const body = await this.#description;
    response.writeHead(200, {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
    });
    response.end(body);
  }

  #sendScreens(pathname: string, request: IncomingMessage, response: ServerResponse): void {
    if (!this.#files.isBuilt) throw new TransportRefusal('SERVICE_UNAVAILABLE');
    if (!this.#files.answer(pathname, request, response)) throw new TransportRefusal('NOT_FOUND');
  }

  async #close(): Promise<void> {
    this.#feed.close();
    const closed = new Promise<void>((resolve) => this.#server.close(() => resolve()));
    const timer = setTimeout(() => this.#server.closeAllConnections(), closeWithinMs);
    this.#server.closeIdleConnections();
    await closed;
    clearTimeout(timer);
  }
}
