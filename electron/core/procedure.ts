import { createHash } from 'node:crypto';
import type { AnyContractProcedure } from '@orpc/contract';
import { implement } from '@orpc/server';
import type { z } from 'zod';
import { contract } from '../../shared/contract.ts';
import type { ProcedureMeta } from '../../shared/kernel/procedure.ts';
import { refuse } from '../../shared/kernel/refusal.ts';
import { acrossTheBorder } from './across-the-border.ts';
import { answerOf, rememberAnswer } from './audit/answers.ts';
import { seal } from './audit/seal.ts';
import type { CallContext, Happening, Reading, Visitor, Writing } from './context.ts';
import { parsedInput } from './parsed-input.ts';
import { readingFor } from './reading.ts';
import { keptStanding, type Standing } from './standing.ts';
import type { Reader, Store } from './store/store.ts';
import type { AnyHandler, StorelessUseCase, UseCases } from './use-case.ts';

type Domains = { [D in keyof typeof contract]: UseCases<(typeof contract)[D]> };

export interface Machinery {
  store: Store;
  now: () => number;
  log: (fault: unknown, reference: string) => void;
  tell: (domains: readonly string[]) => void;
}

/** Makes the router of all domains; each procedure runs in the one wrapper below. */
export function buildRouter(domains: Domains, machinery: Machinery) {
  const os = implement(contract, {
    initialInputValidationIndex: Number.NaN,
    initialOutputValidationIndex: Number.NaN,
  }).$context<CallContext>();
  const standing = keptStanding(machinery.store);
  const router: Record<string, Record<string, unknown>> = {};
  for (const [domain, procedures] of Object.entries(contract)) {
    const built: Record<string, unknown> = {};
    for (const [name, procedure] of Object.entries(procedures)) {
      const handler = (domains as unknown as Record<string, Record<string, AnyHandler>>)[domain]?.[name];
      if (!handler) throw new Error(`nothing answers ${domain}.${name}`);
      const run = wrap(`${domain}.${name}`, procedure as AnyContractProcedure, handler, machinery, standing);
      // biome-ignore lint/suspicious/noExplicitAny: the types are held by `Domains`
      built[name] = (os as any)[domain][name].handler(run);
    }
    router[domain] = built;
  }
  return router as ReturnType<typeof os.router>;
}

interface Request {
  input: unknown;
  context: CallContext;
}

/** The one wrapper: who asks, may they, parse, one transaction, answer, tell what changed. */
function wrap(
  path: string,
  procedure: AnyContractProcedure,
  handler: AnyHandler,
  machinery: Machinery,
  standing: Standing,
): (request: Request) => Promise<unknown> {
  const meta = procedure['~orpc'].meta as ProcedureMeta;
  const input = procedure['~orpc'].inputSchema as z.ZodType | undefined;
  const output = procedure['~orpc'].outputSchema as z.ZodType | undefined;
  if (!meta.right || !output) throw new Error(`${path} says neither who may call it nor what it answers`);
  if ('withoutStore' in handler) return storeless(path, meta, handler, output, machinery);
  const useCase = typeof handler === 'function' ? { run: handler } : handler;

  const isReadOnly = () => machinery.store.health.state === 'failing';
  const readings = (visitor: Visitor) => (store: Reader) =>
    admit(readingFor(store, visitor, machinery.now(), standing), meta);

  const answerQuery = (admitted: (store: Reader) => Reading, given: unknown, preparation: unknown) =>
    machinery.store.read((store) => {
      const context = admitted(store);
      return output.parse(useCase.run(context as Writing, parsedInput(input, given), preparation));
    });

  /** Nobody's fact, such as a draft: no event, and the same again does no harm. */
  const note = (admitted: (store: Reader) => Reading, given: unknown, preparation: unknown) =>
    machinery.store.write((store) => {
      const writing = withWriter(admitted(store), store, () => undefined);
      return output.parse(useCase.run(writing, parsedInput(input, given), preparation));
    });

  const obey = (admitted: (store: Reader) => Reading, given: unknown, key: string, preparation: unknown) => {
    const told = new Set<string>();
    const answer = machinery.store.write((store) => {
      const context = admitted(store);
      const values = parsedInput(input, given);
      const fingerprint = fingerprintOf(path, askerOf(context, meta), values);
      const earlier = answerOf(store, key, path, fingerprint);
      if (earlier) return earlier.answer;
      const actor = context.maybeActor?.id ?? null;
      const happenings: Happening[] = [];
      const writing = withWriter(context, store, (happening) => happenings.push(happening));
      const result = output.parse(useCase.run(writing, values, preparation));
      if (happenings.length === 0) throw new Error(`${path} left no event`);
      seal(store, happenings, { at: context.now, actor, station: context.stationId, procedure: path });
      rememberAnswer(store, { key, procedure: path, fingerprint, actor, at: context.now }, result);
      for (const { domain } of happenings) told.add(domain);
      return result;
    });
    if (told.size > 0) {
      machinery.tell([...told]);
      tidyUp(given);
    }
    return answer;
  };

  /** The commit stands, whatever becomes of this. */
  const tidyUp = (given: unknown) => {
    try {
      if ('after' in useCase) useCase.after?.(parsedInput(input, given));
    } catch (fault) {
      machinery.log(fault, path);
    }
  };

  /** Asked before anything is prepared: what a repeated command once needed may be gone since. */
  const answerGiven = (admitted: (store: Reader) => Reading, given: unknown, key: string | null) =>
    machinery.store.read((store) => {
      const context = admitted(store);
      if (meta.kind !== 'command' || key === null) return undefined;
      return answerOf(
        store,
        key,
        path,
        fingerprintOf(path, askerOf(context, meta), parsedInput(input, given)),
      );
    });

  return async ({ input: given, context: { visitor, key } }) => {
    const { stationToken, sessionToken } = visitor;
    try {
      if (meta.kind !== 'query') {
        if (isReadOnly() && 'whileReadOnly' in useCase) return output.parse(useCase.whileReadOnly?.(visitor));
        machinery.store.refuseUnlessWritable();
      }
      const admitted = readings(visitor);
      let preparation: unknown;
      if ('before' in useCase && useCase.before) {
        const earlier = answerGiven(admitted, given, key);
        if (earlier) return earlier.answer;
        const outside = outsideTransaction(machinery.store.read(admitted), machinery.store);
        preparation = await useCase.before(outside, parsedInput(input, given));
      }
      if (meta.kind === 'query') return answerQuery(admitted, given, preparation);
      if (meta.kind === 'note') return note(admitted, given, preparation);
      return obey(admitted, given, key ?? refuse('invalid', 'app.key-missing'), preparation);
    } catch (error) {
      // nothing of it is in the store, so nobody was signed in or out
      Object.assign(visitor, { stationToken, sessionToken });
      throw acrossTheBorder(error, machinery.log);
    }
  };
}

/** Nobody is looked up for it, so it must be anybody's. */
function storeless(
  path: string,
  { kind, right }: ProcedureMeta,
  { withoutStore }: StorelessUseCase<unknown>,
  output: z.ZodType,
  machinery: Machinery,
) {
  if (kind !== 'query' || right !== 'open') throw new Error(`${path} needs the store to know who may ask`);
  return async () => {
    try {
      return output.parse(await withoutStore());
    } catch (error) {
      throw acrossTheBorder(error, machinery.log);
    }
  };
}

/** Adds the writer's side by hand: spreading would read the context's getters, which may refuse. */
export function withWriter(
  context: Reading,
  store: Writing['store'],
  record: (happening: Happening) => void,
): Writing {
  return Object.defineProperties(Object.create(context), {
    store: { value: store },
    newId: { value: () => store.newId() },
    record: { value: record },
  }) as Writing;
}

/** What a preparation may see: each look opens a view of its own. */
function outsideTransaction(context: Reading, store: Store): Reading {
  const look: Reader = {
    get: (statement, params) => store.read((reader) => reader.get(statement, params)),
    all: (statement, params) => store.read((reader) => reader.all(statement, params)),
  };
  return Object.defineProperties(Object.create(context), { store: { value: look } }) as Reading;
}

function admit(context: Reading, { right }: ProcedureMeta): Reading {
  if (right === 'open') return context;
  if (!context.maybeActor) refuse('signed-out', 'people.signed-out');
  if (right !== 'signed-in' && !context.mayI(right)) refuse('forbidden', 'people.not-yours', { right });
  return context;
}

/** Left out of the fingerprint: a fast hash that is kept would give away a PIN to whoever reads the file. */
const secretMembers = new Set([
  'password',
  'pin',
  'oneTimeCode',
  'presentSecret',
  'newPin',
  'newPassword',
  'passcode',
]);

/** An open command may sign its asker in or out, and is the same command all the same. */
function askerOf({ maybeActor }: Reading, { right }: ProcedureMeta): number | null {
  return right === 'open' ? null : (maybeActor?.id ?? null);
}

function fingerprintOf(path: string, actor: number | null, values: unknown): string {
  const canonical = JSON.stringify([path, actor, values], (name, value: unknown) =>
    secretMembers.has(name) ? null : value,
  );
  return createHash('sha256').update(canonical).digest('base64url');
}
