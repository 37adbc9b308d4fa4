import { z } from 'zod';
import { idField, line } from '../kernel/fields.ts';
import { command, query } from '../kernel/procedure.ts';
import { passcodeField, passcodeKinds } from './passcode.ts';

/** How long a revealed passcode may be fetched, and how long a screen shows it. */
export const FETCH_WITHIN_MS = 60_000;
export const SHOWN_MS = 30_000;

const vaultEntry = z.object({
  id: z.number(),
  kind: z.enum(passcodeKinds),
  /** `lost`: the key is not on this computer, so that nobody can read it any more. */
  state: z.enum(['kept', 'destroyed', 'lost']),
  keptAt: z.number(),
  keptBy: z.string(),
  destroyedAt: z.number().nullable(),
  destroyedBy: z.string().nullable(),
});

const keptPasscodes = z.object({
  entries: z.array(vaultEntry),
  reveals: z.array(z.object({ id: z.number(), at: z.number(), by: z.string(), reason: z.string() })),
});
export type KeptPasscodes = z.output<typeof keptPasscodes>;

export const keepInput = z.object({ repairId: idField, passcode: passcodeField });

export const revealInput = z.object({ repairId: idField, reason: line({ min: 3, max: 300 }) });

/** Passcodes of customers' devices, each under a key that lies outside the store and its backups. */
export const vault = {
  /** What there is, never what it says; newest first. Who asked to see one and why, newest first. */
  ofRepair: query('repairs.read')
    .input(z.object({ repairId: idField }))
    .output(keptPasscodes),
  /** Keeps a passcode; one that was kept before is destroyed. */
  keep: command('vault.keep').input(keepInput).output(z.object({})),
  /** Leaves the trace of who wants to see it and why. Answers no passcode, since answers are kept. */
  reveal: command('vault.reveal')
    .input(revealInput)
    .output(z.object({ revealId: z.number() })),
  /** Gives the passcode once, to whoever asked for it, within a minute. */
  read: query('vault.reveal')
    .input(z.object({ revealId: idField }))
    .output(z.object({ kind: z.enum(passcodeKinds), code: z.string() })),
  /** Destroys it before the device goes: the customer wants it, or it is not needed any more. */
  destroy: command('vault.keep')
    .input(z.object({ repairId: idField }))
    .output(z.object({})),
};
