import { describe, expect, test } from 'vitest';
import { basisPointsByPayer, entitle } from '../../../shared/warranty/warranty.rules.ts';
import { defaultLayerPolicy, wholeBasisPoints } from '../../../shared/warranty/warranty.terms.ts';
import type { ClaimCase } from './cases/claims.ts';
import { orderOfLayers, pausesAndGrace, plansAndContracts, suppliers } from './cases/covers.cases.ts';
import {
  chainsOfDevices,
  chainsOfRepairs,
  exchanges,
  legalExtension,
  repairWarranties,
} from './cases/repairs.cases.ts';
import {
  components,
  days,
  deviceMarks,
  exclusions,
  kindsAndLayers,
  sharesAndSteps,
} from './cases/terms.cases.ts';

const themes: readonly (readonly [string, readonly ClaimCase[]])[] = [
  ['days', days],
  ['kinds and layers', kindsAndLayers],
  ['exclusions', exclusions],
  ['marks on the device', deviceMarks],
  ['shares and steps', sharesAndSteps],
  ['components', components],
  ['repair warranties', repairWarranties],
  ['chains of repairs', chainsOfRepairs],
  ['chains on the device', chainsOfDevices],
  ['exchanges', exchanges],
  ['extension after a legal repair', legalExtension],
  ['suppliers of parts', suppliers],
  ['plans and contracts', plansAndContracts],
  ['pauses and grace', pausesAndGrace],
  ['order of layers', orderOfLayers],
];

describe.each(themes)('%s', (_theme, cases) => {
  test.each(cases)('$name', (row) => {
    const { lines } = entitle(row.facts, { on: row.on, comeBackOf: row.comeBackOf, lines: [row.line] });
    const line = lines[0]!;
    expect({ layer: line.layer, percent: line.coveredBasisPoints / 100, until: line.until }).toEqual({
      layer: row.layer,
      percent: row.percent,
      until: row.until,
    });
    expect(line.reasons.map((reason) => reason.code)).toContain(row.code);
    expect(line.shares.reduce((sum, share) => sum + share.basisPoints, 0)).toBe(wholeBasisPoints);
    expect(new Set(line.trace.map((step) => step.layer))).toEqual(new Set(defaultLayerPolicy.order));
    if (row.byPayer !== null) {
      const percents = [...basisPointsByPayer(line)].map(([payer, share]) => [payer, share / 100]);
      expect(Object.fromEntries(percents)).toEqual(row.byPayer);
    }
  });
});

test('every row has a name of its own, and there are enough of them', () => {
  const names = themes.flatMap(([theme, cases]) => cases.map((row) => `${theme}: ${row.name}`));
  expect(new Set(names).size).toBe(names.length);
  expect(names.length).toBeGreaterThanOrEqual(230);
});
