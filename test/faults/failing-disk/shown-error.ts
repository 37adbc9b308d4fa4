import { ORPCError } from '@orpc/client';
import { Refusal } from '../../../shared/kernel/refusal.ts';

/** What a screen says in place of an answer: a refusal's reason, or that there was a fault (with what was logged). */
export function reasonOf(error: unknown, logged: unknown): string {
  if (error instanceof Refusal) return error.data.reason;
  if (error instanceof ORPCError) {
    const data = error.data as { reason?: string } | undefined;
    return data?.reason ?? `fault (${codeOf(logged)})`;
  }
  return `not opened (${codeOf(error)})`;
}

function codeOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return code || (String(error).split('\n', 1)[0] ?? '').slice(0, 80);
}
