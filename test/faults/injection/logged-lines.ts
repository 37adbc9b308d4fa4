import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { openLog } from '../../../electron/shell/log.ts';
import { quickFolder } from '../desk/quick-folder.ts';
import type { Findings } from './findings.ts';

/** What ends a line for one reader or another, moves the cursor of a terminal, or turns letters around. */
const unfitForALine = /[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/u;

/** As the program writes one line of its log. */
export type WriteLine = (folder: string, fault: Error) => void;

const asTheShellDoes: WriteLine = (folder, fault) => openLog(folder, Date.now).write('fault', fault, 'r-1');

/** Writes a fault for every payload: each makes one line, which says what kind it is of and nothing else. */
export function writeLines(
  payloads: readonly string[],
  findings: Findings,
  write: WriteLine = asTheShellDoes,
): void {
  for (const payload of payloads) {
    const { folder, remove } = quickFolder();
    write(folder, new Error(payload));
    const text = readFileSync(join(folder, 'aftercare.log'), 'utf8');
    remove();
    const line = text.replace(/\n$/, '');
    if (unfitForALine.test(line))
      findings.violation(`${inspect(payload)} breaks out of its line: ${inspect(line)}`);
    else if (kindIn(line) !== 'fault') findings.violation(`${inspect(payload)} says what kind it is of`);
    findings.count('lines of the log');
  }
}

function kindIn(line: string): unknown {
  try {
    return JSON.parse(line).kind;
  } catch {
    return undefined;
  }
}
