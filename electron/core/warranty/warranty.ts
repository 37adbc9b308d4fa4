import type { warranty as contract } from '../../../shared/warranty/warranty.contract.ts';
import type { UseCases } from '../procedure.ts';

export const warranty: UseCases<typeof contract> = {};
