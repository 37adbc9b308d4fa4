import type { BigShop } from './big-shop.ts';

/** A call that is really made, and what it answers. The echo answers the same and does nothing else. */
export interface RealCall {
  name: string;
  path: readonly [string, string];
  input: unknown;
}

export function realCalls(shop: BigShop): RealCall[] {
  return [
    { name: 'device by serial', path: ['devices', 'bySerial'], input: { serial: shop.serials[0] } },
    { name: 'list of open orders', path: ['repairs', 'list'], input: { limit: 50 } },
  ];
}

export interface RoundTrip {
  name: string;
  realUs: number;
  echoUs: number;
  ratio: number;
}

/** What runs in the page: in each round so many calls of either kind, in turns. */
export interface PageWork {
  rounds: number;
  calls: number;
  path: readonly string[];
  input: unknown;
}

/** A page's clock is coarse, but over a round it is right on the whole: microseconds a call, by round. */
export interface PageTimes {
  real: number[];
  echo: number[];
}

export function roundTripOf(name: string, { real, echo }: PageTimes): RoundTrip {
  const middle = (values: number[]) =>
    [...values].sort((one, other) => one - other)[values.length >> 1] as number;
  const ratio = middle(real.map((us, round) => us / (echo[round] as number)));
  return { name, realUs: middle(real), echoUs: middle(echo), ratio };
}
