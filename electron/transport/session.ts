import type { IncomingMessage } from 'node:http';
import { parseCookie, type SetCookie, stringifySetCookie } from 'cookie';
import type { Visitor } from '../core/context.ts';

const sessionCookieName = 'aftercare_session';
const stationCookieName = 'aftercare_station';
/** What browsers keep at most. */
const stationCookieSeconds = 400 * 24 * 60 * 60;

/** Tokens are base64url or hex; anything else was not made by us and is not worth a look into the store. */
const tokenFormat = /^[\w-]{16,256}$/;

/** Who asks: the address and the two tokens that the core once gave out. */
export function visitorOf(request: IncomingMessage, transport: 'hub' | 'api'): Visitor {
  const cookies = parseCookie(request.headers.cookie ?? '');
  return {
    transport,
    address: addressOf(request),
    stationToken: tokenIn(cookies[stationCookieName]),
    sessionToken: tokenIn(cookies[sessionCookieName]),
  };
}

/** The cookies to set so that the browser holds what the core left in the visitor. */
export function cookiesAfter(before: Visitor, after: Visitor): string[] {
  const cookies: string[] = [];
  if (before.sessionToken !== after.sessionToken) cookies.push(cookie(sessionCookieName, after.sessionToken));
  if (before.stationToken !== after.stationToken) {
    cookies.push(cookie(stationCookieName, after.stationToken, stationCookieSeconds));
  }
  return cookies;
}

/** The caller's address; IPv4 callers of a dual-stack socket are named the IPv4 way. */
export function addressOf(request: IncomingMessage): string {
  return (request.socket.remoteAddress ?? '').replace(/^::ffff:/, '');
}

function cookie(name: string, token: string | null, maxAge?: number): string {
  const settings: SetCookie = { name, value: token ?? '', httpOnly: true, sameSite: 'strict', path: '/' };
  if (token === null) settings.maxAge = 0;
  else if (maxAge !== undefined) settings.maxAge = maxAge;
  return stringifySetCookie(settings);
}

function tokenIn(value: string | undefined): string | null {
  return value !== undefined && tokenFormat.test(value) ? value : null;
}
