import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { codeOf } from '../store/trouble.ts';
import { writeWhole } from '../store/written-whole.ts';
import type { AnchorPlace } from './anchor.ts';

const anchorSchema = z.object({ id: z.number(), hash: z.string(), mac: z.string() });

/** A small file beside the store, sealed with a key of this machine so that nobody else can write one. */
export function anchorFile(file: string, key: Uint8Array): AnchorPlace {
  const macOf = (id: number, hash: string) =>
    createHmac('sha256', key).update(`anchor ${id} ${hash}`).digest();
  return {
    read() {
      let text: string;
      try {
        text = readFileSync(file, 'utf8');
      } catch (fault) {
        return codeOf(fault) === 'ENOENT' ? null : 'foreign';
      }
      try {
        const { id, hash, mac } = anchorSchema.parse(JSON.parse(text));
        const given = Buffer.from(mac, 'hex');
        const right = macOf(id, hash);
        return given.length === right.length && timingSafeEqual(given, right) ? { id, hash } : 'foreign';
      } catch {
        return 'foreign';
      }
    },
    write: ({ id, hash }) =>
      writeWhole(file, JSON.stringify({ id, hash, mac: macOf(id, hash).toString('hex') })),
  };
}

/**
 * The anchor of the store in this folder, sealed with the key kept in `keyFile`. Without a key there is none: that is
 * logged and keeps nobody from working.
 */
export function anchorBeside(
  storeFile: string,
  keyFile: string,
  log: (fault: unknown, reference: string) => void,
): AnchorPlace | undefined {
  try {
    return anchorFile(join(dirname(storeFile), 'anchor.json'), machineKey(keyFile));
  } catch (fault) {
    log(fault, 'anchor');
    return undefined;
  }
}

/** The key of this machine for anchors, made at its first use and readable by this user only. */
export function machineKey(file: string): Uint8Array {
  try {
    const key = Buffer.from(readFileSync(file, 'utf8'), 'hex');
    if (key.length === 32) return key;
  } catch (fault) {
    if (codeOf(fault) !== 'ENOENT') throw fault;
  }
  const key = randomBytes(32);
  writeWhole(file, key.toString('hex'));
  return key;
}
