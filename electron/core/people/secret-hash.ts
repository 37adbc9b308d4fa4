import { randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto';
import { refuse } from '../../../shared/kernel/refusal.ts';

/** scrypt with N = 2^17, r = 8, p = 1 (OWASP ASVS 5.0, appendix C): 128 MiB and about 0.3 s each. */
const LOG_COST = 17;
const BLOCK = 8;
const LANES = 1;
const KEY_BYTES = 32;
const SALT_BYTES = 16;

/** Two at a time keep memory in bounds; the libuv pool has four threads, and files need some of them too. */
const MOST_AT_ONCE = 2;
const MOST_WAITING = 64;

/** What a wrong name is compared with, so that it takes as long as a wrong password. */
const NOBODY = ['scrypt', LOG_COST, BLOCK, LANES, 'A'.repeat(22), 'A'.repeat(43)].join('$');

/** `scrypt$17$8$1$salt$key`: what is kept instead of a PIN, a password or a one-time code. */
export async function hashSecret(secret: string): Promise<string> {
  const salt = randomBytes(SALT_BYTES);
  const key = await derive(secret, salt, LOG_COST, BLOCK, LANES);
  return ['scrypt', LOG_COST, BLOCK, LANES, salt.toString('base64url'), key.toString('base64url')].join('$');
}

/** Whether the secret is the one that was hashed; without a hash it takes as long and is wrong. */
export async function isSecret(secret: string, hash: string | null): Promise<boolean> {
  const [, logCost, block, lanes, salt = '', key = ''] = (hash ?? NOBODY).split('$');
  const expected = Buffer.from(key, 'base64url');
  const actual = await derive(
    secret,
    Buffer.from(salt, 'base64url'),
    Number(logCost),
    Number(block),
    Number(lanes),
  );
  return actual.length === expected.length && timingSafeEqual(actual, expected) && hash !== null;
}

let running = 0;
const waiting: (() => void)[] = [];

async function derive(secret: string, salt: Buffer, logCost: number, r: number, p: number): Promise<Buffer> {
  if (waiting.length >= MOST_WAITING) refuse('conflict', 'people.busy');
  if (running >= MOST_AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve));
  else running++;
  try {
    const N = 2 ** logCost;
    return await scryptKey(secret.normalize('NFC'), salt, { N, r, p, maxmem: 256 * N * r });
  } finally {
    const next = waiting.shift();
    if (next) next();
    else running--;
  }
}

function scryptKey(secret: string, salt: Buffer, options: ScryptOptions): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(secret, salt, KEY_BYTES, options, (error, key) => (error ? reject(error) : resolve(key)));
  });
}
