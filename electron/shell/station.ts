import { readFileSync } from 'node:fs';
import { safeStorage } from 'electron';
import { z } from 'zod';
import { writeWhole } from './written-whole.ts';

const stationSchema = z.object({ form: z.enum(['sealed', 'plain']), token: z.string().min(1).max(4096) });

/** Keeps the token of this PC, sealed by the system's key store where there is one, else readable by this user only. */
export function stationTokens(file: string) {
  return {
    /** Null where none was kept, or where the key store can no longer open it: the PC is then enrolled anew. */
    read(): string | null {
      try {
        const { form, token } = stationSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
        return form === 'plain' ? token : safeStorage.decryptString(Buffer.from(token, 'base64'));
      } catch {
        return null;
      }
    },
    write(token: string | null): void {
      writeWhole(file, JSON.stringify(token === null ? {} : sealed(token)));
    },
  };
}

function sealed(token: string): z.infer<typeof stationSchema> {
  if (!safeStorage.isEncryptionAvailable()) return { form: 'plain', token };
  return { form: 'sealed', token: safeStorage.encryptString(token).toString('base64') };
}
