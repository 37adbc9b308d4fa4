import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

export const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
/** Every text is filled up to a multiple of this, so that its length says little. */
const BLOCK_BYTES = 64;

/**
 * AES-256-GCM under a key that is used for this one text: nonce, ciphertext and tag in one piece.
 * @param bound what the text belongs to: it opens with the same only.
 */
export function seal(text: string, key: Uint8Array, bound: string): Buffer {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  cipher.setAAD(Buffer.from(bound));
  const plain = Buffer.from(text);
  const filled = Buffer.alloc(Math.ceil((plain.length + 2) / BLOCK_BYTES) * BLOCK_BYTES);
  filled.writeUInt16BE(plain.length);
  plain.copy(filled, 2);
  return Buffer.concat([nonce, cipher.update(filled), cipher.final(), cipher.getAuthTag()]);
}

/** The text, or null where the key is another, or anything of it was changed. */
export function unseal(sealed: Uint8Array, key: Uint8Array, bound: string): string | null {
  if (sealed.length < NONCE_BYTES + BLOCK_BYTES + TAG_BYTES || key.length !== KEY_BYTES) return null;
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, NONCE_BYTES));
  decipher.setAAD(Buffer.from(bound));
  decipher.setAuthTag(sealed.subarray(-TAG_BYTES));
  try {
    const filled = Buffer.concat([
      decipher.update(sealed.subarray(NONCE_BYTES, -TAG_BYTES)),
      decipher.final(),
    ]);
    return filled.toString('utf8', 2, 2 + filled.readUInt16BE());
  } catch {
    return null;
  }
}
