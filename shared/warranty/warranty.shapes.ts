import { z } from 'zod';
import { coverageWords } from '../repairs/repairs.rules.ts';
import { grantSources } from './warranty.grants.ts';
import { reasonCodes } from './warranty.reasons.ts';
import { kinds, layers, payers } from './warranty.terms.ts';
import { verdictStatuses } from './warranty.verdict.ts';

/*
 * What the engine answers, as it crosses a border or is read back from an order. The engine's own types say what each
 * field means.
 */

const layer = z.enum(layers);
const payer = z.enum(payers);
const kind = z.enum(kinds);
const status = z.enum(verdictStatuses);

export const reasonShape = z.object({
  code: z.enum(reasonCodes),
  facts: z.record(z.string(), z.union([z.string(), z.number()])),
});

const reasons = z.array(reasonShape).readonly();

export const endingShape = z.object({
  until: z.string().nullable(),
  isLifetime: z.boolean(),
  daysLeft: z.number().nullable(),
});

const shareShape = z.object({
  payer,
  basisPoints: z.number(),
  layer: layer.nullable(),
  grantId: z.string().nullable(),
  clause: z.string(),
  until: z.string().nullable(),
});

export const traceStepShape = z.object({
  layer,
  grantId: z.string().nullable(),
  source: z.enum(grantSources).nullable(),
  basisPoints: z.number(),
  reasons,
});

export const entitlementShape = z.object({
  on: z.string(),
  lines: z
    .array(
      z.object({
        lineId: z.string(),
        kind,
        component: z.string().nullable(),
        coveredBasisPoints: z.number(),
        payer,
        layer: layer.nullable(),
        clause: z.string(),
        until: z.string().nullable(),
        shares: z.array(shareShape).readonly(),
        reasons,
        trace: z.array(traceStepShape).readonly(),
        isCostShareNeeded: z.boolean(),
      }),
    )
    .readonly(),
});

const coverShape = endingShape.extend({
  coveredBasisPoints: z.number(),
  layer: layer.nullable(),
  payer,
});

const promiseShape = endingShape.extend({
  grantId: z.string(),
  source: z.enum(grantSources),
  layer,
  payer,
  name: z.string(),
  clause: z.string(),
  status,
  startsOn: z.string().nullable(),
  reasons,
});

const repairShape = endingShape.extend({
  repairId: z.string(),
  grantId: z.string(),
  layer,
  payer,
  name: z.string(),
  clause: z.string(),
  finishedOn: z.string(),
  isRunning: z.boolean(),
  work: z
    .array(endingShape.extend({ kind, component: z.string().nullable(), isRunning: z.boolean(), reasons }))
    .readonly(),
});

export const verdictShape = endingShape.extend({
  on: z.string(),
  status,
  leading: promiseShape.nullable(),
  layer: layer.nullable(),
  payer,
  reasons,
  overall: endingShape,
  kinds: z.object({ labour: coverShape, parts: coverShape, transport: coverShape, visit: coverShape }),
  components: z.array(coverShape.extend({ component: z.string() })).readonly(),
  promises: z.array(promiseShape).readonly(),
  repairs: z.array(repairShape).readonly(),
});

export const outcomeShape = z.object({
  word: z.enum(coverageWords),
  lines: z
    .array(
      z.object({
        lineId: z.string(),
        kind,
        component: z.string().nullable(),
        coveredBasisPoints: z.number(),
        payer,
        layer: layer.nullable(),
        grantId: z.string().nullable(),
        clause: z.string(),
        until: z.string().nullable(),
        reasons,
      }),
    )
    .readonly(),
});
