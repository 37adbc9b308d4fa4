import type { RefusalData } from '../../shared/kernel/refusal.ts';

export interface Refused extends RefusalData {
  code: string;
}

/** What a call was refused with; reason 'none' where it was not refused at all. */
export function refusalOf(call: Promise<unknown>): Promise<Refused> {
  return call.then(
    () => ({ code: 'none', reason: 'none' }),
    (error: { code?: string; data?: RefusalData }) => {
      if (!error.data) throw error;
      return { code: error.code ?? '', ...error.data };
    },
  );
}
