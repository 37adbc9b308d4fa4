import type { ReactNode } from 'react';
import type { ContractForm } from '../ui/contract-form.ts';
import type { TermsValues } from './terms-values.ts';

export type TermsForm = ContractForm<TermsValues>;

/** The first problem at a field or inside it. */
export function errorUnder(form: TermsForm, path: string): ReactNode {
  return Object.entries(form.errors).find(([at]) => at === path || at.startsWith(`${path}.`))?.[1];
}
