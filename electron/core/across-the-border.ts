import { randomUUID } from 'node:crypto';
import { ORPCError } from '@orpc/client';
import { borderCodes, Refusal, type RefusalData } from '../../shared/kernel/refusal.ts';
import { isNoRoom } from './store/trouble.ts';

/** A refusal as the defined error that both transports carry; a fault as a reference to its line in the log. */
export function acrossTheBorder(
  error: unknown,
  log: (fault: unknown, reference: string) => void,
): ORPCError<string, unknown> {
  if (error instanceof Refusal) {
    const { code, status } = borderCodes[error.code];
    return new ORPCError<string, RefusalData>(code, {
      defined: true,
      status,
      message: error.data.reason,
      data: error.data,
    });
  }
  const reference = randomUUID().slice(0, 8);
  log(error, reference);
  // whatever was being done outside the store: a transaction around it is rolled back by now
  if (isNoRoom(error)) return acrossTheBorder(new Refusal('conflict', { reason: 'health.disk-full' }), log);
  return new ORPCError('INTERNAL_SERVER_ERROR', { message: 'fault', data: { reference } });
}
