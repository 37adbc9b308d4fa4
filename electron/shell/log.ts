import { appendFileSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { logLine } from '../../shared/kernel/log-line.ts';

const maxFileBytes = 1024 * 1024;
const keptFiles = 5;
const maxTextLength = 4000;

export interface Log {
  /** One line of JSON; `fault` may be anything that was thrown. Never throws. */
  write(kind: string, fault: unknown, reference?: string): void;
}

/** A log of faults in `folder`, five files of one megabyte at most. */
export function openLog(folder: string, now: () => number): Log {
  const file = join(folder, 'aftercare.log');
  return {
    write(kind, fault, reference) {
      try {
        mkdirSync(folder, { recursive: true });
        rotate(file);
        const at = new Date(now()).toISOString();
        appendFileSync(file, `${logLine({ at, kind, reference, ...described(fault) })}\n`, {
          mode: 0o600,
        });
      } catch {
        // a full disk must not turn one fault into two
      }
    },
  };
}

function rotate(file: string): void {
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  if (size < maxFileBytes) return;
  rmSync(`${file}.${keptFiles - 1}`, { force: true });
  for (let age = keptFiles - 2; age >= 1; age--) {
    if (statSync(`${file}.${age}`, { throwIfNoEntry: false }))
      renameSync(`${file}.${age}`, `${file}.${age + 1}`);
  }
  renameSync(file, `${file}.1`);
}

function described(fault: unknown): Record<string, string> {
  if (!(fault instanceof Error)) return { message: withoutSecrets(String(fault)) };
  const cause = fault.cause instanceof Error ? withoutSecrets(fault.cause.message) : undefined;
  return {
    name: fault.name,
    message: withoutSecrets(fault.message),
    ...(fault.stack && { stack: withoutSecrets(fault.stack) }),
    ...(cause && { cause }),
  };
}

/** Takes out what may be a token, an address of a person, a number of a phone or device, or a home folder. */
export function withoutSecrets(text: string): string {
  return text
    .slice(0, maxTextLength)
    .replaceAll(homedir(), '~')
    .replace(/[\w.+-]+@[\w-]+\.[\w.]+/g, '<address>')
    .replace(/(?<![\w/\\])[\w-]{32,}(?![\w/\\.])/g, '<token>')
    .replace(/\+?\d[\d ()-]{6,}\d/g, '<number>');
}
