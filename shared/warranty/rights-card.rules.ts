import type { Day } from '../kernel/day.ts';
import type { RightsCardFacts } from '../papers/papers.facts.ts';
import { answerOf } from './warranty.answer.ts';
import type { DeviceFacts } from './warranty.facts.ts';
import { type Grant, type History, historyOn } from './warranty.grants.ts';
import { type Cause, type Exclusion, type Kind, kinds } from './warranty.terms.ts';
import { verdictOf } from './warranty.verdict.ts';

type CardCover = RightsCardFacts['covers'][number];

/** What things are called by whoever will read the card. */
export interface CardWords {
  component(code: string): string;
  cause(cause: Cause): string;
}

/**
 * The promises that stand on a day or begin later, as the customer's card tells them: each kind of cost with its share
 * and last day.
 */
export function coversOnCard(facts: DeviceFacts, on: Day, words: CardWords): CardCover[] {
  const history = historyOn(facts, on);
  const verdict = verdictOf(facts, on);
  const standing = verdict.promises.filter(({ status }) =>
    ['covered', 'partly', 'notStarted'].includes(status),
  );
  const ofDevice = standing.flatMap((promise) => {
    const grant = history.grants.find(
      ({ id, source }) => id === promise.grantId && source === promise.source,
    );
    return grant ? [{ ...told(grant), startsOn: promise.startsOn, ...shares(grant, history, words) }] : [];
  });
  const ofRepairs = verdict.repairs
    .filter(({ isRunning }) => isRunning)
    .flatMap((repair) => {
      const grant = history.grants.find(({ id, layer }) => id === repair.grantId && layer === repair.layer);
      if (!grant) return [];
      const ends = new Map<Kind, Day | null>();
      for (const work of repair.work) if (work.isRunning) ends.set(work.kind, work.until);
      return [
        {
          ...told(grant),
          startsOn: repair.finishedOn,
          kinds: [...ends].map(([kind, until]) => ({
            kind,
            basisPoints: grant.terms.basisPoints[kind],
            until,
          })),
          components: [],
          exclusions: exclusionWords(grant, words),
        },
      ];
    });
  return [...ofDevice, ...ofRepairs];
}

function told({ layer, terms }: Grant) {
  return { layer, payer: terms.payer, name: terms.name, clause: terms.clause };
}

function shares(grant: Grant, history: History, words: CardWords) {
  const ask = (kind: Kind, component: string | null) =>
    answerOf(grant, { kind, component, faultCode: null, cause: 'unknown', comeBackOf: null }, history);
  return {
    kinds: kinds.flatMap((kind) => {
      const { basisPoints, term } = ask(kind, null);
      const share = basisPoints > 0 ? basisPoints : grant.terms.basisPoints[kind];
      const isToTell =
        term !== null && share > 0 && (term.period.endsOn === null || term.period.endsOn >= history.on);
      return isToTell ? [{ kind, basisPoints: share, until: term.period.endsOn }] : [];
    }),
    components: grant.terms.components.flatMap(({ component }) => {
      const { term } = ask('parts', component);
      return term === null ? [] : [{ name: words.component(component), until: term.period.endsOn }];
    }),
    exclusions: exclusionWords(grant, words),
  };
}

function exclusionWords({ terms }: Grant, words: CardWords): string[] {
  const word = (exclusion: Exclusion) => {
    if (exclusion.by === 'cause') return words.cause(exclusion.cause);
    return exclusion.by === 'fault' ? exclusion.faultCode : words.component(exclusion.component);
  };
  return [...new Set(terms.exclusions.map(word))];
}
