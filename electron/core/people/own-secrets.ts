import type { CalendarName, Language } from '../../../shared/kernel/language.ts';
import type { Reading, Writing } from '../context.ts';
import { prepared } from '../use-case.ts';
import { keepLanguage, keepPassword, keepPin, personById } from './people.sql.ts';
import { checkSecret, missedBy, type SecretCheck } from './secret-check.ts';
import { hashSecret } from './secret-hash.ts';
import { endSessionsOf } from './sessions.ts';

interface OwnCheck extends SecretCheck {
  newHash: string;
}

interface Outcome {
  outcome: 'changed' | 'wrong';
  waitSeconds: number;
}

/** What the person may prove themselves with: a password may not be replaced by whoever saw the PIN. */
function ownHashes({ store, actor }: Reading, changes: 'pin' | 'password'): (string | null)[] {
  const row = store.get(personById, { id: actor.id });
  if (!row) return [];
  const isPinEnough = changes === 'pin' || row.password_hash === null;
  return isPinEnough ? [row.password_hash, row.pin_hash] : [row.password_hash];
}

async function checkOwn(context: Reading, present: string, fresh: string, changes: 'pin' | 'password') {
  const check = await checkSecret(context, context.actor.id, present, ownHashes(context, changes));
  return { ...check, newHash: check.fits === null ? '' : await hashSecret(fresh) };
}

function settleOwn(context: Writing, check: OwnCheck, changes: 'pin' | 'password'): Outcome {
  const { store, actor } = context;
  const waitSeconds = missedBy(context, check, ownHashes(context, changes).includes(check.fits));
  if (waitSeconds !== null) return { outcome: 'wrong', waitSeconds };
  store.run(changes === 'pin' ? keepPin : keepPassword, { id: actor.id, hash: check.newHash });
  endSessionsOf(context, actor.id, true);
  context.record({ domain: 'people', subject: actor.id, after: { changed: changes } });
  return { outcome: 'changed', waitSeconds: 0 };
}

export const setPin = prepared({
  before: (context: Reading, { presentSecret, newPin }: { presentSecret: string; newPin: string }) =>
    checkOwn(context, presentSecret, newPin, 'pin'),
  run: (context: Writing, _input, check: OwnCheck) => settleOwn(context, check, 'pin'),
});

export const changePassword = prepared({
  before: (
    context: Reading,
    { presentSecret, newPassword }: { presentSecret: string; newPassword: string },
  ) => checkOwn(context, presentSecret, newPassword, 'password'),
  run: (context: Writing, _input, check: OwnCheck) => settleOwn(context, check, 'password'),
});

export function setLanguage(
  context: Writing,
  { language, calendar }: { language: Language; calendar: CalendarName },
): Record<string, never> {
  const { store, actor } = context;
  store.run(keepLanguage, { id: actor.id, language, calendar });
  context.record({
    domain: 'people',
    subject: actor.id,
    before: { language: actor.language, calendar: actor.calendar },
    after: { language, calendar },
  });
  return {};
}
