import { createHash } from 'node:crypto';
import type { CalendarName, Language } from '../../../shared/kernel/language.ts';
import { type FactsOf, factsByKind, type PaperKind } from '../../../shared/papers/paper-kinds.ts';
import type { ShopOnPaper } from '../../../shared/papers/papers.facts.ts';
import type { Writing } from '../context.ts';
import { keptLogo } from '../settings/logo.ts';
import { shop } from '../settings/shop.ts';
import { insertPaper, keepImage } from './papers.sql.ts';

export interface NewPaper<Kind extends PaperKind> {
  kind: Kind;
  /** What the paper is about: exactly one of visit, order and device. */
  visitId: number | null;
  repairId: number | null;
  deviceId: number | null;
  language: Language;
  calendar: CalendarName;
  facts: FactsOf<Kind>;
}

/** Hands out a paper: what stands on it is kept for good. Facts of another shape than the paper's are a fault. */
export function issuePaper<Kind extends PaperKind>(context: Writing, paper: NewPaper<Kind>): { id: number } {
  const { kind, visitId, repairId, deviceId, language, calendar } = paper;
  const facts = factsByKind[kind].parse(paper.facts);
  const id = context.newId();
  context.store.run(insertPaper, {
    id,
    kind,
    visit: visitId,
    repair: repairId,
    device: deviceId,
    language,
    calendar,
    facts: JSON.stringify(facts),
    now: context.now,
    person: context.maybeActor?.id ?? null,
  });
  context.record({ domain: 'papers', subject: id, after: { kind, visitId, repairId, deviceId, language } });
  return { id };
}

/** The shop as it stands on papers that are handed out now; its logo is kept beside them. */
export function shopForPaper(context: Writing): ShopOnPaper {
  const { name, address, phone, email, website, taxNumber, country, zone } = shop(context);
  const shown = { name, address, phone, email, website, taxNumber, country, zone };
  const picture = keptLogo(context);
  if (!picture) return { ...shown, logo: null };
  const hash = createHash('sha256').update(picture.logo).digest('base64url');
  context.store.run(keepImage, { hash, type: picture.logo_type, body: picture.logo });
  return { ...shown, logo: hash };
}
