import { randomBytes, scryptSync } from 'node:crypto';

/** Cheap scrypt (N = 16): what is tested is the desk and not the cost. The stored form says its own costs. */
export function cheapHash(secret: string): string {
  const salt = randomBytes(16);
  const key = scryptSync(secret, salt, 32, { N: 16, r: 8, p: 1 });
  return ['scrypt', 4, 8, 1, salt.toString('base64url'), key.toString('base64url')].join('$');
}
