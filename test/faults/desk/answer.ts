/** What came back from one call, whichever way it went. */
export type Answer =
  | { kind: 'value'; value: unknown }
  /** A foreseen "no" in one of our codes. */
  | { kind: 'refusal'; code: string; reason: string; data: unknown }
  /** Anything else: each one is a finding. */
  | { kind: 'fault'; said: string };

const ourCodes = new Set(['INVALID', 'NOT_FOUND', 'CONFLICT', 'FORBIDDEN', 'SIGNED_OUT']);

/** Sorts an error, thrown or as JSON, into our refusals and everything else. */
export function answerOfError(error: unknown): Answer {
  const { defined, code, data } = (error ?? {}) as { defined?: unknown; code?: unknown; data?: unknown };
  const reason = (data as { reason?: unknown } | null | undefined)?.reason;
  if (defined === true && typeof code === 'string' && ourCodes.has(code) && typeof reason === 'string') {
    return { kind: 'refusal', code, reason, data };
  }
  return { kind: 'fault', said: saidBy(error) };
}

function saidBy(error: unknown): string {
  const text = error instanceof Error ? `${error.name}: ${error.message}` : JSON.stringify(error);
  return (text ?? String(error)).slice(0, 300);
}
