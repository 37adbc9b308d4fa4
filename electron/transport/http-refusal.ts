import { type IncomingMessage, type ServerResponse, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';

/** Status and code of every "no" that is said before a procedure is reached. The words are for developers. */
const answers = {
  BAD_REQUEST: [400, 'The request is malformed'],
  FORBIDDEN_ORIGIN: [403, 'Requests from other sites are refused'],
  FORBIDDEN_HEADER: [403, 'Calls carry the header x-aftercare: 1'],
  NOT_FOUND: [404, 'Nothing is at this address'],
  METHOD_NOT_SUPPORTED: [405, 'The method is not supported here'],
  TIMEOUT: [408, 'The request took too long'],
  PAYLOAD_TOO_LARGE: [413, 'The request is too large'],
  UNSUPPORTED_MEDIA_TYPE: [415, 'Calls carry application/json'],
  MISDIRECTED_REQUEST: [421, 'This is not the hub of that name'],
  TOO_MANY_REQUESTS: [429, 'Too many requests; wait a little'],
  HEADERS_TOO_LARGE: [431, 'The headers are too large'],
  INTERNAL_SERVER_ERROR: [500, 'Something went wrong'],
  SERVICE_UNAVAILABLE: [503, 'Not ready; try again'],
} as const;

export type AnswerCode = keyof typeof answers;

/** A "no" of the transport itself, thrown where a deeper step finds it. */
export class TransportRefusal extends Error {
  readonly code: AnswerCode;

  constructor(code: AnswerCode) {
    super(code);
    this.code = code;
  }
}

/** Answers in the form that the caller's client expects: the RPC link's envelope, or plain JSON. */
export function answerRefusal(
  request: IncomingMessage,
  response: ServerResponse,
  code: AnswerCode,
  data?: Record<string, unknown>,
): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  const [status, message] = answers[code];
  const error = { defined: false, code, status, message, ...(data && { data }) };
  const body = JSON.stringify(request.url?.startsWith('/rpc/') ? { json: error } : error);
  if (!request.complete) endUnreadRequest(request, response);
  response.writeHead(status, {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
    'cache-control': 'no-store',
  });
  response.end(request.method === 'HEAD' ? undefined : body);
}

/** Answers on a connection that never became a request: malformed, too slow, too large a head. */
export function answerBrokenRequest(fault: Error & { code?: string }, socket: Duplex): void {
  if (!socket.writable || fault.code === 'ECONNRESET') {
    socket.destroy();
    return;
  }
  const code = brokenRequestCode(fault.code);
  const [status, message] = answers[code];
  const body = JSON.stringify({ defined: false, code, status, message });
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    'content-type: application/json',
    `content-length: ${Buffer.byteLength(body)}`,
    'cache-control: no-store',
    'x-content-type-options: nosniff',
    'connection: close',
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`, () => socket.destroy());
}

function brokenRequestCode(faultCode: string | undefined): AnswerCode {
  if (faultCode === 'HPE_HEADER_OVERFLOW') return 'HEADERS_TOO_LARGE';
  if (faultCode === 'ERR_HTTP_REQUEST_TIMEOUT') return 'TIMEOUT';
  return 'BAD_REQUEST';
}

/** A body that nobody will read must neither hold the connection nor be cut off before the answer is read. */
function endUnreadRequest(request: IncomingMessage, response: ServerResponse): void {
  const drainMs = 2000;
  response.setHeader('connection', 'close');
  request.resume();
  const timer = setTimeout(() => request.destroy(), drainMs);
  timer.unref();
  request.once('close', () => clearTimeout(timer));
}
