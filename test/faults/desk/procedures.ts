import type { AnyContractProcedure } from '@orpc/contract';
import type { z } from 'zod';
import { contract } from '../../../shared/contract.ts';
import type { ProcedureMeta } from '../../../shared/kernel/procedure.ts';

/** One line of the contract: what a call may be, and who may make it. */
export interface Procedure extends ProcedureMeta {
  domain: string;
  name: string;
  /** `customers.byId` */
  path: string;
  input: z.ZodType | undefined;
  output: z.ZodType;
}

/** Everything that the contract offers, as it stood when this was loaded: what is planted later does not change it. */
export const procedures: readonly Procedure[] = Object.entries(contract).flatMap(([domain, offered]) =>
  Object.entries(offered as Record<string, AnyContractProcedure>).map(([name, procedure]) => {
    const { meta, inputSchema, outputSchema } = procedure['~orpc'];
    return {
      ...(meta as ProcedureMeta),
      domain,
      name,
      path: `${domain}.${name}`,
      input: inputSchema as z.ZodType | undefined,
      output: outputSchema as z.ZodType,
    };
  }),
);

export function procedureAt(path: string): Procedure {
  const found = procedures.find((procedure) => procedure.path === path);
  if (!found) throw new Error(`the contract has no ${path}`);
  return found;
}
