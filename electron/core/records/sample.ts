import type { Language } from '../../../shared/kernel/language.ts';
import { refuse } from '../../../shared/kernel/refusal.ts';
import type { Writing } from '../context.ts';

/** Opens a shop that never was, with a year of its records. Only where no shop was opened yet. */
export function openSample(_context: Writing, _input: { language: Language }): Record<string, never> {
  return refuse('conflict', 'records.sample-not-built');
}
