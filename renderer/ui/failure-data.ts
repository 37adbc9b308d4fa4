import type { RefusalData } from '../../shared/kernel/refusal.ts';

/** What a refusal says, if that is what this failure is: recognised by its shape on either transport. */
export function refusalDataOf(failure: unknown): RefusalData | null {
  if (typeof failure !== 'object' || failure === null || !('data' in failure)) return null;
  const { data } = failure;
  if (typeof data !== 'object' || data === null || !('reason' in data)) return null;
  return typeof data.reason === 'string' ? (data as RefusalData) : null;
}

/** Whether a form can show all that this failure says at its fields. */
export function isForFields(failure: unknown): boolean {
  return (refusalDataOf(failure)?.fields?.length ?? 0) > 0;
}
