import { z } from 'zod';
import {
  calendarField,
  emailField,
  idField,
  languageField,
  line,
  optionalLine,
  optionalProse,
  page,
} from '../kernel/fields.ts';
import { command, query } from '../kernel/procedure.ts';

export const customerKinds = ['person', 'company'] as const;
export const channels = ['phone', 'message', 'email', 'letter', 'visit'] as const;
export const consentPurposes = ['service', 'promotion', 'survey'] as const;

/** A number as it was typed; the core makes of it what can be dialled and searched. */
const phoneInput = z.object({ typed: line({ max: 40 }), label: optionalLine(40) });

/** What a customer card holds, as a form sends it. */
export const customerInput = z.object({
  kind: z.enum(customerKinds).default('person'),
  name: line({ max: 120 }),
  phones: z.array(phoneInput).max(20).default([]),
  email: emailField,
  address: optionalProse(500),
  taxNumber: optionalLine(40),
  language: languageField,
  calendar: calendarField,
  channel: z.enum(channels).default('phone'),
  consents: z.object({ service: z.boolean(), promotion: z.boolean(), survey: z.boolean() }),
  notes: optionalProse(),
  /** The note that must be seen at once; '' for none. */
  flag: optionalLine(200),
});

const phone = z.object({ typed: z.string(), e164: z.string(), label: z.string() });

/** What is kept is shown as it is: old records and merged notes may be longer than a form lets in. */
export const customer = customerInput.extend({
  id: z.number(),
  number: z.string(),
  name: z.string(),
  email: z.string(),
  address: z.string(),
  taxNumber: z.string(),
  notes: z.string(),
  flag: z.string(),
  phones: z.array(phone),
  balanceMinor: z.number(),
  mergedInto: z.number().nullable(),
  createdAt: z.number(),
  changedAt: z.number(),
});

export type CustomerInput = z.output<typeof customerInput>;
export type Customer = z.output<typeof customer>;

export const customerRow = z.object({
  id: z.number(),
  number: z.string(),
  kind: z.enum(customerKinds),
  name: z.string(),
  phone: z.string(),
  language: languageField,
  flag: z.string(),
  changedAt: z.number(),
});

export const customers = {
  byId: query('customers.read')
    .input(z.object({ id: idField }))
    .output(customer),
  list: query('customers.read')
    .input(z.object({ ...page, text: z.string().max(200).default('') }))
    .output(z.object({ rows: z.array(customerRow), next: z.string().nullable() })),
  /** Customers who may be the one being typed: the same phone in any form, or the same name after normalising. */
  alike: query('customers.read')
    .input(
      z.object({
        name: z.string().max(200).default(''),
        phones: z.array(z.string().max(40)).max(20).default([]),
        except: idField.optional(),
      }),
    )
    .output(z.array(customerRow.extend({ because: z.enum(['phone', 'name']) }))),
  /** What the counter must see at once: new or returning, open repairs, balance, flag, last visit. */
  standing: query('customers.read')
    .input(z.object({ id: idField }))
    .output(
      z.object({
        isReturning: z.boolean(),
        repairs: z.number(),
        openRepairs: z.number(),
        devices: z.number(),
        lastVisitAt: z.number().nullable(),
        balanceMinor: z.number(),
        flag: z.string(),
      }),
    ),
  register: command('customers.write')
    .input(customerInput)
    .output(z.object({ id: z.number(), number: z.string() })),
  change: command('customers.write')
    .input(customerInput.extend({ id: idField, seenAt: z.number() }))
    .output(z.object({ changedAt: z.number() })),
  /** All that `from` has goes to `into`; `from` stays as a signpost, its history kept. */
  merge: command('customers.merge')
    .input(z.object({ from: idField, into: idField }))
    .output(z.object({ devices: z.number(), repairs: z.number() })),
};
