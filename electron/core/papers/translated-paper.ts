import { type CalendarName, defaultCalendarOf, type Language } from '../../../shared/kernel/language.ts';
import { refuse } from '../../../shared/kernel/refusal.ts';
import type { FactsOf, ProvingKind } from '../../../shared/papers/paper-kinds.ts';
import type { Writing } from '../context.ts';
import { issuePaper } from './issue.ts';
import { sameInLanguage } from './papers.sql.ts';

interface Original {
  id: number;
  kind: string;
  visit_id: number | null;
  repair_id: number | null;
  device_id: number | null;
  language: string;
  calendar: string;
  facts: string;
}

/** A paper that proves an act, in another language: it says what the first one said. */
export function issueTranslation(
  context: Writing,
  original: Original,
  kind: ProvingKind,
  language: Language,
): { id: number; isNew: boolean } {
  if (original.kind !== kind) refuse('not-found', 'papers.not-found');
  const { id, visit_id: visitId, repair_id: repairId, device_id: deviceId } = original;
  const known = context.store.get(sameInLanguage, { id, language, visit: visitId, repair: repairId });
  if (known) return { id: known.id, isNew: false };
  const calendar =
    language === original.language ? (original.calendar as CalendarName) : defaultCalendarOf(language);
  const facts = JSON.parse(original.facts) as FactsOf<ProvingKind>;
  return {
    ...issuePaper(context, { kind, visitId, repairId, deviceId, language, calendar, facts }),
    isNew: true,
  };
}
