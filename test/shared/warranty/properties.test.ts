import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, daysBetween } from '../../../shared/kernel/day.ts';
import { answerOf } from '../../../shared/warranty/warranty.answer.ts';
import { chainPeriods } from '../../../shared/warranty/warranty.chain.ts';
import type { DeviceFacts } from '../../../shared/warranty/warranty.facts.ts';
import { historyOn } from '../../../shared/warranty/warranty.grants.ts';
import { mergeStays, resolvePeriod } from '../../../shared/warranty/warranty.periods.ts';
import { entitle } from '../../../shared/warranty/warranty.rules.ts';
import {
  type Duration,
  defaultLayerPolicy,
  warrantyTermsSchema,
  wholeBasisPoints,
} from '../../../shared/warranty/warranty.terms.ts';
import { verdictOf } from '../../../shared/warranty/warranty.verdict.ts';
import { claim, day, duration, facts, termsOf } from './cases/arbitraries.ts';

const runs = { numRuns: 300 };

function deepFreeze<Value>(value: Value): Value {
  if (typeof value === 'object' && value !== null) {
    Object.freeze(value);
    for (const inner of Object.values(value)) deepFreeze(inner);
  }
  return value;
}

/** Later than any end, so that life can be compared with a day. */
const never = '9999-12-31';
const endOf = (end: string | null) => end ?? never;

function longerBy(duration: Duration, months: number): Duration {
  if (duration === null || duration === 'lifetime') return duration;
  return 'months' in duration ? { months: duration.months + months } : { days: duration.days + months * 31 };
}

/** The same device, with every promise on the whole device longer. */
function withLongerTerms(device: DeviceFacts, months: number): DeviceFacts {
  const terms = device.terms.map((applied) => ({
    ...applied,
    terms: {
      ...applied.terms,
      durations: {
        labour: longerBy(applied.terms.durations.labour, months),
        parts: longerBy(applied.terms.durations.parts, months),
        transport: longerBy(applied.terms.durations.transport, months),
        visit: longerBy(applied.terms.durations.visit, months),
      },
      components: applied.terms.components.map((own) => ({
        ...own,
        duration: longerBy(own.duration, months),
      })),
    },
  }));
  return { ...device, terms };
}

describe('decisions', () => {
  test('the same input gives the same trace, and nothing given is changed', () => {
    fc.assert(
      fc.property(facts, claim, (device, asked) => {
        deepFreeze(device);
        deepFreeze(asked);
        const answer = JSON.stringify(entitle(device, asked));
        expect(JSON.stringify(entitle(structuredClone(device), structuredClone(asked)))).toBe(answer);
        expect(JSON.stringify(verdictOf(device, asked.on))).toBe(JSON.stringify(verdictOf(device, asked.on)));
      }),
      runs,
    );
  });

  test('shares are positive and sum to exactly the whole', () => {
    fc.assert(
      fc.property(facts, claim, (device, asked) => {
        for (const line of entitle(device, asked).lines) {
          expect(line.shares.reduce((sum, share) => sum + share.basisPoints, 0)).toBe(wholeBasisPoints);
          expect(line.shares.every((share) => share.basisPoints > 0)).toBe(true);
          expect(line.shares.filter((share) => share.payer === 'customer').length).toBeLessThanOrEqual(1);
          const taken = line.trace.reduce((sum, step) => sum + step.basisPoints, 0);
          expect(taken).toBe(line.coveredBasisPoints);
        }
      }),
      runs,
    );
  });

  test('every layer leaves a step with a reason', () => {
    fc.assert(
      fc.property(facts, claim, (device, asked) => {
        for (const line of entitle(device, asked).lines) {
          expect(new Set(line.trace.map((step) => step.layer))).toEqual(new Set(defaultLayerPolicy.order));
          expect(line.trace.every((step) => step.reasons.length > 0)).toBe(true);
          expect(line.reasons.length).toBeGreaterThan(0);
        }
      }),
      runs,
    );
  });

  test('the order in which repairs are told does not matter', () => {
    fc.assert(
      fc.property(facts, claim, (device, asked) => {
        const turned = { ...device, repairs: [...device.repairs].reverse() };
        expect(JSON.stringify(entitle(turned, asked))).toBe(JSON.stringify(entitle(device, asked)));
      }),
      runs,
    );
  });

  test('longer terms never cover less', () => {
    fc.assert(
      fc.property(facts, claim, fc.integer({ min: 1, max: 24 }), (device, asked, months) => {
        const longer = entitle(withLongerTerms(device, months), asked).lines;
        entitle(device, asked).lines.forEach((line, index) => {
          expect(longer[index]?.coveredBasisPoints).toBeGreaterThanOrEqual(line.coveredBasisPoints);
        });
      }),
      runs,
    );
  });

  test('what a promise no longer covers it never covers again, if nothing new happens', () => {
    const quiet = facts.map((device) => ({ ...device, exchange: null }));
    fc.assert(
      fc.property(quiet, claim, fc.integer({ min: 0, max: 900 }), (device, asked, days) => {
        const latest = device.repairs.reduce(
          (last, repair) => (repair.finishedOn > last ? repair.finishedOn : last),
          asked.on,
        );
        const sooner = historyOn(device, latest);
        const later = historyOn(device, addDays(latest, days));
        const question = { ...asked.lines[0]!, comeBackOf: asked.comeBackOf };
        for (const grant of sooner.grants) {
          const before = answerOf(grant, question, sooner);
          if (before.reasons[0]?.code !== 'expired') continue;
          expect(answerOf(grant, question, later).basisPoints).toBe(0);
        }
      }),
      runs,
    );
  });

  test('a device that lies in the shop never has less than one that does not', () => {
    fc.assert(
      fc.property(facts, claim, day, (device, asked, since) => {
        const inShop = entitle({ ...device, inShopSince: since }, asked).lines;
        const atHome = entitle({ ...device, inShopSince: null }, asked).lines;
        atHome.forEach((line, index) => {
          expect(inShop[index]?.coveredBasisPoints).toBeGreaterThanOrEqual(line.coveredBasisPoints);
        });
      }),
      runs,
    );
  });
});

describe('verdicts', () => {
  test('days left are the days until the end, and say whether it is past', () => {
    fc.assert(
      fc.property(facts, day, (device, today) => {
        const verdict = verdictOf(device, today);
        const endings = [
          verdict,
          verdict.overall,
          ...verdict.promises,
          ...Object.values(verdict.kinds),
          ...verdict.components,
          ...verdict.repairs,
        ];
        for (const { until, daysLeft, isLifetime } of endings) {
          expect(daysLeft).toBe(until === null ? null : daysBetween(today, until));
          if (isLifetime) expect(until).toBeNull();
        }
        if (verdict.status === 'expired') expect(verdict.daysLeft).toBeLessThan(0);
        if (verdict.status === 'covered' || verdict.status === 'partly') {
          const isInGrace = verdict.reasons.some((reason) => reason.code === 'in-grace');
          if (!isInGrace && verdict.daysLeft !== null) expect(verdict.daysLeft).toBeGreaterThanOrEqual(0);
        }
      }),
      runs,
    );
  });

  test('the word agrees with what labour and parts cost', () => {
    fc.assert(
      fc.property(facts, day, (device, today) => {
        const { status, kinds } = verdictOf(device, today);
        const isWhole = [kinds.labour, kinds.parts].every(
          (kind) => kind.coveredBasisPoints === wholeBasisPoints,
        );
        const isAny = Object.values(kinds).some((kind) => kind.coveredBasisPoints > 0);
        expect(status === 'covered').toBe(isWhole);
        expect(status === 'partly').toBe(isAny && !isWhole);
      }),
      runs,
    );
  });
});

describe('periods', () => {
  const stay = fc.record({ from: day, until: fc.option(day, { nil: null }) });
  const input = fc.record({
    startsOn: day,
    duration: duration.filter((some) => some !== null).map((some) => some as NonNullable<Duration>),
    calendar: fc.constantFrom('gregory' as const, 'persian' as const),
  });

  test('a pause never shortens, and a further stay never shortens either', () => {
    fc.assert(
      fc.property(input, fc.array(stay, { maxLength: 5 }), stay, day, (term, stays, further, on) => {
        const plain = endOf(resolvePeriod(term).endsOn);
        const some = endOf(resolvePeriod({ ...term, stays: mergeStays(stays, on) }).endsOn);
        const more = endOf(resolvePeriod({ ...term, stays: mergeStays([...stays, further], on) }).endsOn);
        expect(some >= plain).toBe(true);
        expect(more >= some).toBe(true);
      }),
      runs,
    );
  });

  test('the same stay told twice counts once', () => {
    fc.assert(
      fc.property(fc.array(stay, { maxLength: 5 }), day, (stays, on) => {
        expect(mergeStays([...stays, ...stays].reverse(), on)).toEqual(mergeStays(stays, on));
      }),
      runs,
    );
  });

  test('the longer of remainder and fresh is at least both', () => {
    fc.assert(
      fc.property(input, input, (one, other) => {
        const [remainder, fresh] = [resolvePeriod(one), resolvePeriod(other)];
        const longer = endOf(chainPeriods('longer', remainder, fresh).endsOn);
        expect(longer >= endOf(chainPeriods('inherits', remainder, fresh).endsOn)).toBe(true);
        expect(longer >= endOf(chainPeriods('fresh', remainder, fresh).endsOn)).toBe(true);
      }),
      runs,
    );
  });

  test('a month more is never an earlier end, in both calendars', () => {
    fc.assert(
      fc.property(
        day,
        fc.integer({ min: 1, max: 120 }),
        fc.constantFrom('gregory' as const, 'persian' as const),
        (startsOn, months, calendar) => {
          const shorter = resolvePeriod({ startsOn, duration: { months }, calendar }).endsOn;
          const longer = resolvePeriod({ startsOn, duration: { months: months + 1 }, calendar }).endsOn;
          expect(endOf(longer) > endOf(shorter)).toBe(true);
        },
      ),
      runs,
    );
  });
});

test('all arbitrary terms are terms that the schema lets in', () => {
  fc.assert(
    fc.property(termsOf('manufacturer'), (terms) => {
      expect(warrantyTermsSchema.parse(terms)).toEqual(terms);
    }),
    runs,
  );
});
