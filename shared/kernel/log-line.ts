/** What ends a line for one reader or another, moves the cursor of a terminal, or turns letters around. */
const unfit = /[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/gu;

/**
 * A record as one line of a log, JSON without its line end: what a client sent can neither forge a second line nor
 * disguise this one. `JSON.parse` gives back what went in. Never throws for plain records of texts.
 */
export function logLine(record: Readonly<Record<string, unknown>>): string {
  return JSON.stringify(record).replace(
    unfit,
    (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
