import { z } from 'zod';
import { names } from '../catalogue/catalogue.contract.ts';
import { idField, instantField, languageField, minorField } from '../kernel/fields.ts';
import { command, query } from '../kernel/procedure.ts';
import { kinds } from '../warranty/warranty.terms.ts';
import { lostReasons } from './estimate.rules.ts';
import {
  approveByCodeInput,
  approveInput,
  codeFound,
  codeInput,
  costShareInput,
  declineInput,
  estimateInput,
  findingInput,
  foundMoreInput,
  missed,
  needs,
  ofRepair,
  optionsInput,
  pricedLine,
  sums,
  written,
} from './estimates.shapes.ts';

export const estimates = {
  ofRepair: query('estimates.read')
    .input(z.object({ repairId: idField }))
    .output(ofRepair),
  /** What these options would cost and who would bear it; nothing is kept. */
  preview: query('estimates.write')
    .input(z.object({ repairId: idField, valueMinor: minorField.nullable(), options: optionsInput }))
    .output(z.object({ options: z.array(z.object({ ...sums, lines: z.array(pricedLine) })), needs })),
  /** What can be had for this device, for the lines of an estimate. */
  services: query('estimates.read')
    .input(z.object({ repairId: idField }))
    .output(
      z.array(
        z.object({
          id: z.number(),
          name: z.string(),
          names,
          kind: z.enum(kinds),
          usualMinutes: z.number().nullable(),
          priceMinor: z.number().nullable(),
        }),
      ),
    ),
  /** Keeps the version that is being written, for whoever sends it. */
  keep: command('estimates.write').input(estimateInput).output(written),
  /**
   * Freezes it. `answer`: it goes to the customer. `limit`: the recommended way is at or under the customer's cost
   * limit and approved by it. `nothingToPay`: the recommended way costs the customer nothing.
   */
  send: command('estimates.write')
    .input(
      z.object({
        estimate: estimateInput,
        startBy: z.enum(['answer', 'limit', 'nothingToPay']).default('answer'),
      }),
    )
    .output(written.extend({ paperId: z.number().nullable() })),
  approve: command('estimates.write')
    .input(approveInput)
    .output(z.object({ answerId: z.number() })),
  decline: command('estimates.write')
    .input(declineInput)
    .output(z.object({ answerId: z.number(), feeMinor: z.number() })),
  /** The codes of a sent version that is still to be answered, for the message to its customer. */
  codes: query('estimates.write')
    .input(z.object({ estimateId: idField }))
    .output(
      z.object({
        language: languageField,
        customerName: z.string(),
        shopName: z.string(),
        shopPhone: z.string(),
        number: z.string(),
        label: z.string(),
        codes: z.array(z.object({ optionId: z.number(), code: z.string() })),
      }),
    ),
  /** Whose code it is. */
  readCode: command('estimates.write')
    .input(codeInput)
    .output(z.discriminatedUnion('outcome', [missed, codeFound])),
  approveByCode: command('estimates.write')
    .input(approveByCodeInput)
    .output(
      z.discriminatedUnion('outcome', [
        missed,
        z.object({ outcome: z.literal('answered'), answerId: z.number(), repairId: z.number() }),
      ]),
    ),
  /** More has to be done than was approved: a new version with these lines too. Over the sum, the order stops. */
  foundMore: command('estimates.write')
    .input(foundMoreInput)
    .output(written.extend({ isOver: z.boolean() })),
  recordFinding: command('estimates.write')
    .input(findingInput)
    .output(z.object({ id: z.number() })),
  decideCostShare: command('estimates.write')
    .input(costShareInput)
    .output(z.object({ id: z.number() })),
  /** How estimates sent in a time were answered. */
  winRate: query('estimates.read')
    .input(z.object({ from: instantField, until: instantField }))
    .output(
      z.object({
        sent: z.number(),
        answered: z.number(),
        approved: z.number(),
        refused: z.number(),
        /** From sending to the answer, in the middle of all answers; null where there are none. */
        medianHours: z.number().nullable(),
        reasons: z.array(z.object({ reason: z.enum(lostReasons), count: z.number() })),
      }),
    ),
};
