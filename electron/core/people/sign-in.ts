import { refuse } from '../../../shared/kernel/refusal.ts';
import { searchText } from '../../../shared/kernel/search-text.ts';
import type { Reading, Writing } from '../context.ts';
import { prepared } from '../use-case.ts';
import { guessedName } from './misses.ts';
import { allPeople, keepPassword, keepPin, type PersonRow, personById, setCode } from './people.sql.ts';
import { checkSecret, missedBy, type SecretCheck } from './secret-check.ts';
import { hashSecret } from './secret-hash.ts';
import { beginSession, endSessionsOf } from './sessions.ts';

interface Whoever {
  personId?: number | undefined;
  name?: string | undefined;
}

interface Admission {
  outcome: 'signed-in' | 'wrong';
  waitSeconds: number;
}

const ADMITTED: Admission = { outcome: 'signed-in', waitSeconds: 0 };

/** Nobody where the person is unknown or no longer works here: the caller must not learn which. */
function activePerson({ store }: Reading, { personId, name }: Whoever): PersonRow | undefined {
  if (personId !== undefined) {
    const row = store.get(personById, { id: personId });
    return row?.is_active ? row : undefined;
  }
  const wanted = searchText(name ?? '');
  return store
    .all(allPeople)
    .find((row) => row.is_active && wanted !== '' && searchText(row.name) === wanted);
}

function guessedOf(who: Whoever, person: PersonRow | undefined): number {
  return person?.id ?? guessedName(who.name ?? String(who.personId));
}

export const signIn = prepared({
  before(context: Reading, input: Whoever & { password: string; enrol?: string | undefined }) {
    const person = activePerson(context, input);
    return checkSecret(context, guessedOf(input, person), input.password, [person?.password_hash]);
  },
  run(context: Writing, input, check: SecretCheck): Admission {
    const person = activePerson(context, input);
    const waitSeconds = missedBy(context, check, person?.password_hash === check.fits);
    if (waitSeconds !== null || !person) return { outcome: 'wrong', waitSeconds: waitSeconds ?? 0 };
    admit(context, person, 'password', input.enrol);
    return ADMITTED;
  },
});

export const unlock = prepared({
  before(context: Reading, input: { personId: number; pin: string }) {
    if (context.stationId === null) refuse('forbidden', 'people.not-enrolled');
    const person = activePerson(context, input);
    return checkSecret(context, guessedOf(input, person), input.pin, [person?.pin_hash]);
  },
  run(context: Writing, input, check: SecretCheck): Admission {
    if (context.stationId === null) refuse('forbidden', 'people.not-enrolled');
    const person = activePerson(context, input);
    const waitSeconds = missedBy(context, check, person?.pin_hash === check.fits);
    if (waitSeconds !== null || !person) return { outcome: 'wrong', waitSeconds: waitSeconds ?? 0 };
    admit(context, person, 'pin');
    return ADMITTED;
  },
});

interface CodeInput extends Whoever {
  oneTimeCode: string;
  newPin: string;
  newPassword?: string | undefined;
  enrol?: string | undefined;
}

interface CodeCheck extends SecretCheck {
  pinHash: string;
  passwordHash: string | null;
}

export const redeemCode = prepared({
  async before(context: Reading, input: CodeInput): Promise<CodeCheck> {
    const person = activePerson(context, input);
    const code = input.oneTimeCode.toUpperCase().replace(/[\s-]/g, '');
    const check = await checkSecret(context, guessedOf(input, person), code, [validCodeOf(context, person)]);
    if (check.fits === null) return { ...check, pinHash: '', passwordHash: null };
    const passwordHash = input.newPassword === undefined ? null : await hashSecret(input.newPassword);
    return { ...check, pinHash: await hashSecret(input.newPin), passwordHash };
  },
  run(context: Writing, input, check: CodeCheck): Admission {
    const person = activePerson(context, input);
    const waitSeconds = missedBy(context, check, validCodeOf(context, person) === check.fits);
    if (waitSeconds !== null || !person) return { outcome: 'wrong', waitSeconds: waitSeconds ?? 0 };
    const { store } = context;
    store.run(setCode, { id: person.id, hash: null, until: null });
    store.run(keepPin, { id: person.id, hash: check.pinHash });
    if (check.passwordHash) store.run(keepPassword, { id: person.id, hash: check.passwordHash });
    endSessionsOf(context, person.id);
    admit(context, person, 'code', input.enrol);
    return ADMITTED;
  },
});

function validCodeOf({ now }: Reading, person: PersonRow | undefined): string | null {
  return person?.code_hash && (person.code_until ?? 0) > now ? person.code_hash : null;
}

function admit(context: Writing, person: PersonRow, by: 'password' | 'pin' | 'code', enrol?: string): void {
  beginSession(context, person.id, enrol);
  context.record({
    domain: 'people',
    subject: person.id,
    after: { isSignedIn: true, with: by },
    actor: person.id,
  });
}
