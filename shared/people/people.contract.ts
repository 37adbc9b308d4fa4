import { z } from 'zod';
import { calendarField, idField, languageField, line } from '../kernel/fields.ts';
import { command, note, query } from '../kernel/procedure.ts';
import { type Right, rights, roles } from '../kernel/rights.ts';
import { oneTimeCodeField, passwordField, pinField, typedSecretField } from './secrets.ts';

const roleField = z.enum(roles, { error: 'common.invalid.choice' });
const rightField = z.enum(Object.keys(rights) as [Right, ...Right[]]);
const stationNameField = line({ max: 60 });

export const standingSchema = z.object({
  id: z.number(),
  name: z.string(),
  roles: z.array(roleField),
  isSupervisor: z.boolean(),
});

/** Where somebody stands: `locked` keeps who it was, so that their work stays beneath the lock. */
export const meSchema = z.object({
  state: z.enum(['no-shop', 'signed-out', 'locked', 'signed-in']),
  person: standingSchema.nullable(),
  rights: z.array(rightField),
  language: languageField.nullable(),
  calendar: calendarField.nullable(),
  shop: z
    .object({
      name: z.string(),
      country: z.string(),
      zone: z.string(),
      currency: z.string(),
      language: languageField,
      calendar: calendarField,
      isSample: z.boolean(),
      lockAfterMinutes: z.number(),
      hasLogo: z.boolean(),
      phone: z.string(),
    })
    .nullable(),
  station: z.object({ id: z.number(), name: z.string() }).nullable(),
});

/**
 * A wrong secret is an answer and no refusal, because the miss must stay written down. `waitSeconds`: how long
 * this person must wait on this device before the next try, 0 if not at all.
 */
const admission = z.object({
  outcome: z.enum(['signed-in', 'wrong']),
  waitSeconds: z.number(),
});

const secretCheck = z.object({ outcome: z.enum(['changed', 'wrong']), waitSeconds: z.number() });

/** By the tile that was pressed or by the name that was typed. */
const whoever = {
  personId: idField.optional(),
  name: line({ max: 120 }).optional(),
};

export const personFields = z.object({
  name: line({ max: 120 }),
  roles: z.array(roleField).min(1, { error: 'people.invalid.role' }).max(roles.length),
  isSupervisor: z.boolean(),
  language: languageField,
  calendar: calendarField,
});

export type PersonFields = z.infer<typeof personFields>;

export const people = {
  me: query('open').output(meSchema),
  /** Names only, and only to a device of the shop. */
  atTheDesk: query('open').output(
    z.array(z.object({ id: z.number(), name: z.string(), hasPin: z.boolean() })),
  ),
  /** Everybody who works or worked here, by name: for lists and choices. */
  names: query('signed-in').output(
    z.array(z.object({ id: z.number(), name: z.string(), roles: z.array(roleField), isActive: z.boolean() })),
  ),

  signIn: command('open')
    .input(z.object({ ...whoever, password: typedSecretField, enrol: stationNameField.optional() }))
    .output(admission),
  unlock: command('open')
    .input(z.object({ personId: idField, pin: typedSecretField }))
    .output(admission),
  /** Who holds a one-time code from the owner chooses their own PIN with it, and may choose a password. */
  redeemCode: command('open')
    .input(
      z.object({
        ...whoever,
        oneTimeCode: typedSecretField,
        newPin: pinField,
        newPassword: passwordField.optional(),
        enrol: stationNameField.optional(),
      }),
    )
    .output(admission),
  lock: command('signed-in').output(z.object({})),
  signOut: command('open').output(z.object({})),
  /** Says that somebody is still working here; shown in the list of sessions. */
  stillHere: note('signed-in').output(z.object({})),

  /** A second person signs for one act of whoever is at the desk, within the next three minutes. */
  countersign: command('signed-in')
    .input(z.object({ personId: idField, pin: typedSecretField, right: rightField }))
    .output(
      z.object({
        outcome: z.enum(['signed', 'wrong']),
        waitSeconds: z.number(),
        countersignId: z.number().nullable(),
      }),
    ),
  /** Who may sign for an act that needs the right: those with a PIN who hold it. */
  signers: query('signed-in')
    .input(z.object({ right: rightField }))
    .output(z.array(z.object({ id: z.number(), name: z.string() }))),

  setLanguage: command('signed-in')
    .input(z.object({ language: languageField, calendar: calendarField }))
    .output(z.object({})),
  setPin: command('signed-in')
    .input(z.object({ presentSecret: typedSecretField, newPin: pinField }))
    .output(secretCheck),
  changePassword: command('signed-in')
    .input(z.object({ presentSecret: typedSecretField, newPassword: passwordField }))
    .output(secretCheck),

  list: query('people.manage').output(
    z.array(
      personFields.extend({
        id: z.number(),
        hasPin: z.boolean(),
        hasPassword: z.boolean(),
        hasCode: z.boolean(),
        isActive: z.boolean(),
        createdAt: z.number(),
      }),
    ),
  ),
  /** The code is made on the owner's screen, so that no answer ever holds it; only its hash is kept. */
  add: command('people.manage')
    .input(personFields.extend({ oneTimeCode: oneTimeCodeField }))
    .output(z.object({ id: z.number() })),
  change: command('people.manage')
    .input(personFields.extend({ id: idField }))
    .output(z.object({})),
  /** Refused while they have open orders, unless it is said who takes those on. */
  deactivate: command('people.manage')
    .input(z.object({ id: idField, ordersToId: idField.nullable().default(null) }))
    .output(z.object({})),
  reactivate: command('people.manage')
    .input(z.object({ id: idField }))
    .output(z.object({})),
  giveCode: command('people.manage')
    .input(z.object({ id: idField, oneTimeCode: oneTimeCodeField }))
    .output(z.object({ validUntil: z.number() })),

  sessions: query('people.manage').output(
    z.array(
      z.object({
        id: z.number(),
        person: z.object({ id: z.number(), name: z.string() }),
        station: z.string().nullable(),
        beganAt: z.number(),
        seenAt: z.number(),
        isLocked: z.boolean(),
        isThis: z.boolean(),
      }),
    ),
  ),
  endSession: command('people.manage')
    .input(z.object({ id: idField }))
    .output(z.object({})),
  stations: query('people.manage').output(
    z.array(
      z.object({
        id: z.number(),
        name: z.string(),
        enrolledBy: z.string().nullable(),
        enrolledAt: z.number(),
        revokedAt: z.number().nullable(),
        isThis: z.boolean(),
      }),
    ),
  ),
  renameStation: command('people.manage')
    .input(z.object({ id: idField, name: stationNameField }))
    .output(z.object({})),
  revokeStation: command('people.manage')
    .input(z.object({ id: idField }))
    .output(z.object({})),
};
