import { z } from 'zod';
import { calendarField, idField, languageField } from '../kernel/fields.ts';
import { command, query } from '../kernel/procedure.ts';
import { factsByKind, type PaperKind, paperKinds, provingKinds } from './paper-kinds.ts';

const issued = {
  id: z.number(),
  visitId: z.number().nullable(),
  repairId: z.number().nullable(),
  deviceId: z.number().nullable(),
  /** The order that it is about, where it is about one. */
  number: z.string().nullable(),
  language: languageField,
  calendar: calendarField,
  issuedAt: z.number(),
  issuedBy: z.string().nullable(),
  /** Whether it was printed before: the next print says so. */
  isReprint: z.boolean(),
};

export const paperRow = z.object({ ...issued, kind: z.enum(paperKinds) });

function ofKind<Kind extends PaperKind>(kind: Kind) {
  /** `logo`: the shop's picture of that day as a data: address. */
  return z.object({
    ...issued,
    kind: z.literal(kind),
    facts: factsByKind[kind],
    logo: z.string().nullable(),
  });
}

export const paper = z.discriminatedUnion('kind', [
  ofKind('receipt'),
  ofKind('label'),
  ofKind('rightsCard'),
  /** `codes`: by the option's id, while they can be made from the shop's key. */
  ofKind('estimate').extend({ codes: z.record(z.string(), z.string()) }),
  ofKind('invoice'),
  ofKind('creditNote'),
  ofKind('handover'),
  ofKind('uncollected'),
]);

export type PaperRow = z.output<typeof paperRow>;
export type Paper = z.output<typeof paper>;
export type PaperOf<Kind extends PaperKind> = Extract<Paper, { kind: Kind }>;

export const papers = {
  byId: query('paper.print')
    .input(z.object({ id: idField }))
    .output(paper),
  /** The papers of an order and of all that came with it on one visit, and its device's rights cards; newest first. */
  ofRepair: query('paper.print')
    .input(z.object({ repairId: idField }))
    .output(z.array(paperRow)),
  ofDevice: query('paper.print')
    .input(z.object({ deviceId: idField }))
    .output(z.array(paperRow)),
  /**
   * The paper of this kind in this language (the customer's if none is named): the one that was issued first, or a
   * new one. A rights card is always made anew, because cover changes. What proves an act says in another language
   * what it said first.
   */
  issue: command('paper.print')
    .input(
      z.discriminatedUnion('kind', [
        z.object({ kind: z.literal('receipt'), repairId: idField, language: languageField.optional() }),
        z.object({ kind: z.literal('label'), repairId: idField, language: languageField.optional() }),
        z.object({ kind: z.literal('rightsCard'), deviceId: idField, language: languageField.optional() }),
        z.object({ kind: z.enum(provingKinds), paperId: idField, language: languageField }),
      ]),
    )
    .output(z.object({ id: z.number(), isNew: z.boolean() })),
  /** It went to a printer or into a file: from now on it is a reprint. */
  recordPrint: command('paper.print')
    .input(z.object({ id: idField }))
    .output(z.object({})),
};
