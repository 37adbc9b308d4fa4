import { mkdirSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { connect } from 'node:net';
import { dirname, join } from 'node:path';
import { serveHttp } from '../../../electron/transport/http.ts';
import { openShopUnderTest, type ShopUnderTest } from '../desk/shop-under-test.ts';
import { type Good, goodParts } from './requests.ts';

/** Stands in a file beside the screens, which nobody may fetch. */
export const OUTSIDE = 'only for whoever sits at this machine';

/** A hub with somebody signed in at it, and files beside its screens. */
export interface Target {
  shop: ShopUnderTest;
  port: number;
  good: Good;
  close(): Promise<void>;
}

export async function openTarget(): Promise<Target> {
  const shop = await openShopUnderTest();
  const folder = dirname(shop.file);
  const screens = join(folder, 'screens');
  for (const place of [screens, join(screens, 'assets'), join(folder, 'screens-beside')]) mkdirSync(place);
  writeFileSync(join(screens, 'index.html'), '<!doctype html><title>Screens</title>');
  for (const place of [folder, join(folder, 'screens-beside')])
    writeFileSync(join(place, 'outside.txt'), OUTSIDE);
  const hub = await serveHttp({
    core: shop.core,
    log: (fault) => void shop.faults.push(fault),
    port: 0,
    screens,
    callRate: { perSecond: 1_000_000, burst: 1_000_000 },
    headersTimeoutMs: 2000,
  });
  const { sessionToken } = shop.seat('owner');
  return {
    shop,
    port: hub.port,
    good: { host: `127.0.0.1:${hub.port}`, cookie: `aftercare_session=${sessionToken}` },
    async close() {
      await hub.close();
      shop.close();
    },
  };
}

/** Sends bytes from one of many addresses of this machine, and answers what comes back until the other side is done. */
export function sendFrom(address: string, port: number, bytes: string, patienceMs = 700): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1', localAddress: address }, () =>
      socket.write(bytes, 'latin1'),
    );
    const chunks: Buffer[] = [];
    const end = () => {
      socket.destroy();
      resolve(Buffer.concat(chunks).toString('latin1'));
    };
    socket.setTimeout(patienceMs, end);
    socket.on('data', (chunk) => {
      chunks.push(chunk);
      // an answer to a request that is still being sent comes before its end
      if (socket.bytesWritten >= bytes.length && isWhole(chunks)) end();
    });
    socket.on('error', () => {});
    socket.on('close', end);
  });
}

function isWhole(chunks: readonly Buffer[]): boolean {
  const text = Buffer.concat(chunks).toString('latin1');
  const headEnd = text.indexOf('\r\n\r\n');
  const length = /\r\ncontent-length: (\d+)/i.exec(text)?.[1];
  return (
    headEnd >= 0 &&
    length !== undefined &&
    text.length >= headEnd + 4 + Number(length) &&
    !/100 Continue/.test(text)
  );
}

/** Asks as the good browser does; answers the milliseconds it took, or null where it was not served. */
export function askHonestly({ port, good }: Pick<Target, 'port' | 'good'>): Promise<number | null> {
  const { headers, body, method, target } = goodParts(good);
  const startedAt = performance.now();
  return new Promise((resolve) => {
    const asked = request(
      {
        host: '127.0.0.1',
        port,
        method,
        path: target,
        agent: false,
        setHost: false,
        headers: Object.fromEntries(headers),
      },
      (response) => {
        response.resume();
        response.on('end', () => resolve(response.statusCode === 200 ? performance.now() - startedAt : null));
      },
    );
    asked.on('error', () => resolve(null));
    asked.end(body);
  });
}
