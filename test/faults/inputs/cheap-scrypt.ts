import crypto from 'node:crypto';
import { syncBuiltinESMExports } from 'node:module';

type Scrypt = typeof crypto.scrypt;

/** Runs work in which hashing a secret costs next to nothing: thousands of sign-ins are tried, not the cost of one. */
export async function withCheapScrypt<T>(work: () => Promise<T>): Promise<T> {
  const { scrypt } = crypto;
  const cheap = (password: string, salt: Buffer, length: number, _options: unknown, done: Done) =>
    scrypt(password, salt, length, { N: 2, r: 1, p: 1 }, done);
  setScrypt(cheap as unknown as Scrypt);
  try {
    return await work();
  } finally {
    setScrypt(scrypt);
  }
}

type Done = (error: Error | null, key: Buffer) => void;

function setScrypt(scrypt: Scrypt): void {
  crypto.scrypt = scrypt;
  syncBuiltinESMExports();
}
