import { createHash, randomUUID } from 'node:crypto';
import { ORPCError } from '@orpc/client';
import type { AnyContractProcedure, InferSchemaInput, InferSchemaOutput } from '@orpc/contract';
import { implement } from '@orpc/server';
import type { z } from 'zod';
import { contract } from '../../shared/contract.ts';
import type { ProcedureMeta } from '../../shared/kernel/procedure.ts';
import { Refusal, type RefusalCode, type RefusalData, refuse } from '../../shared/kernel/refusal.ts';
import { answerOf, rememberAnswer } from './audit/answers.ts';
import { seal } from './audit/seal.ts';
import type { CallContext, Happening, Reading, Visitor, Writing } from './context.ts';
import { readingFor } from './reading.ts';
import type { Reader, Store } from './store/store.ts';

type NotAPromise<T> = T extends PromiseLike<unknown> ? never : T;

/** A use case: one transaction, one consistent view, hence synchronous. The compiler refuses a promise. */
export type UseCase<Context, Input, Output> = (context: Context, input: Input) => NotAPromise<Output>;

/** A use case with work that must wait (hashing, a worker) done before its transaction. */
export interface PreparedUseCase<Context, Input, Output, Prepared> {
  before(context: Reading, input: Input): Promise<Prepared>;
  run(context: Context, input: Input, prepared: Prepared): NotAPromise<Output>;
}

type InputOf<P> = P extends { '~orpc': { inputSchema?: infer S } }
  ? InferSchemaOutput<Exclude<S, undefined> & z.ZodType>
  : never;
type OutputOf<P> = P extends { '~orpc': { outputSchema?: infer S } }
  ? InferSchemaInput<Exclude<S, undefined> & z.ZodType>
  : never;

type Handler<Context, P> =
  | UseCase<Context, InputOf<P>, OutputOf<P>>
  // biome-ignore lint/suspicious/noExplicitAny: what is prepared is the handler's own affair
  | PreparedUseCase<Context, InputOf<P>, OutputOf<P>, any>;

type AnyHandler = UseCase<Writing, unknown, unknown> | PreparedUseCase<Writing, unknown, unknown, unknown>;

/** What a domain must offer: one use case for each line of its contract. */
export type UseCases<Contract> = { [K in keyof Contract]: Handler<Writing, Contract[K]> };

/** Adds what the preparation answered to a use case, with its type. */
export function prepared<Input, Output, Prepared>(
  useCase: PreparedUseCase<Writing, Input, Output, Prepared>,
): PreparedUseCase<Writing, Input, Output, Prepared> {
  return useCase;
}

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
  const router: Record<string, Record<string, unknown>> = {};
  for (const [domain, procedures] of Object.entries(contract)) {
    const built: Record<string, unknown> = {};
    for (const [name, procedure] of Object.entries(procedures)) {
      const nobody: AnyHandler = () => {
        throw new Error(`nothing answers ${domain}.${name}`);
      };
      const handler =
        (domains as unknown as Record<string, Record<string, AnyHandler>>)[domain]?.[name] ?? nobody;
      const run = wrap(`${domain}.${name}`, procedure as AnyContractProcedure, handler, machinery);
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
): (request: Request) => Promise<unknown> {
  const meta = procedure['~orpc'].meta as ProcedureMeta;
  const input = procedure['~orpc'].inputSchema as z.ZodType | undefined;
  const output = procedure['~orpc'].outputSchema as z.ZodType | undefined;
  if (!meta.right || !output) throw new Error(`${path} says neither who may call it nor what it answers`);
  const useCase = typeof handler === 'function' ? { run: handler } : handler;

  const readings = (visitor: Visitor) => (store: Reader) =>
    admit(readingFor(store, visitor, machinery.now()), meta);

  const answerQuery = (admitted: (store: Reader) => Reading, given: unknown, preparation: unknown) =>
    machinery.store.read((store) => {
      const context = admitted(store);
      return output.parse(useCase.run(context as Writing, parse(input, given), preparation));
    });

  /** Nobody's fact, such as a draft: no event, and the same again does no harm. */
  const note = (admitted: (store: Reader) => Reading, given: unknown, preparation: unknown) =>
    machinery.store.write((store) => {
      const writing = withWriter(admitted(store), store, () => undefined);
      return output.parse(useCase.run(writing, parse(input, given), preparation));
    });

  const obey = (admitted: (store: Reader) => Reading, given: unknown, key: string, preparation: unknown) => {
    const told = new Set<string>();
    const answer = machinery.store.write((store) => {
      const context = admitted(store);
      const values = parse(input, given);
      const actor = context.maybeActor?.id ?? null;
      const fingerprint = fingerprintOf(path, actor, values);
      const earlier = answerOf(store, key, path, fingerprint);
      if (earlier) return earlier.answer;
      const happenings: Happening[] = [];
      const writing = withWriter(context, store, (happening) => happenings.push(happening));
      const result = output.parse(useCase.run(writing, values, preparation));
      if (happenings.length === 0) throw new Error(`${path} left no event`);
      seal(store, happenings, { at: context.now, actor, station: context.stationId, procedure: path });
      rememberAnswer(store, { key, procedure: path, fingerprint, actor, at: context.now }, result);
      for (const { domain } of happenings) told.add(domain);
      return result;
    });
    if (told.size > 0) machinery.tell([...told]);
    return answer;
  };

  return async ({ input: given, context: { visitor, key } }) => {
    try {
      const admitted = readings(visitor);
      let preparation: unknown;
      if ('before' in useCase) {
        const outside = outsideTransaction(machinery.store.read(admitted), machinery.store);
        preparation = await useCase.before(outside, parse(input, given));
      }
      if (meta.kind === 'query') return answerQuery(admitted, given, preparation);
      if (meta.kind === 'note') return note(admitted, given, preparation);
      return obey(admitted, given, key ?? refuse('invalid', 'app.key-missing'), preparation);
    } catch (error) {
      throw acrossTheBorder(error, machinery.log);
    }
  };
}

/** Adds the writer's side by hand: spreading would read the context's getters, which may refuse. */
function withWriter(
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

function parse(schema: z.ZodType | undefined, input: unknown): unknown {
  if (!schema) return undefined;
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  throw new Refusal('invalid', {
    reason: 'common.invalid',
    fields: result.error.issues.map((issue) => ({
      path: issue.path.map((step) => (typeof step === 'symbol' ? String(step) : step)),
      message: /^[a-z]+\.[\w.-]+$/i.test(issue.message) ? issue.message : 'common.invalid.value',
      data: boundsOf(issue),
    })),
  });
}

/** Left out of the fingerprint: a fast hash that is kept would give away a PIN to whoever reads the file. */
const secretMembers = new Set(['password', 'pin', 'oneTimeCode', 'presentSecret', 'newPin', 'newPassword']);

/** What a sentence such as "at most {{maximum}} characters" needs. */
function boundsOf(issue: z.core.$ZodIssue): Record<string, unknown> | undefined {
  if (issue.code === 'too_big') return { maximum: Number(issue.maximum) };
  if (issue.code === 'too_small') return { minimum: Number(issue.minimum) };
  return undefined;
}

function fingerprintOf(path: string, actor: number | null, values: unknown): string {
  const canonical = JSON.stringify([path, actor, values], (name, value: unknown) =>
    secretMembers.has(name) ? null : value,
  );
  return createHash('sha256').update(canonical).digest('base64url');
}

const codes: Record<RefusalCode, { code: string; status: number }> = {
  invalid: { code: 'INVALID', status: 422 },
  'not-found': { code: 'NOT_FOUND', status: 404 },
  conflict: { code: 'CONFLICT', status: 409 },
  forbidden: { code: 'FORBIDDEN', status: 403 },
  'signed-out': { code: 'SIGNED_OUT', status: 401 },
};

function acrossTheBorder(error: unknown, log: Machinery['log']): ORPCError<string, unknown> {
  if (error instanceof Refusal) {
    const { code, status } = codes[error.code];
    return new ORPCError<string, RefusalData>(code, {
      defined: true,
      status,
      message: error.data.reason,
      data: error.data,
    });
  }
  const reference = randomUUID().slice(0, 8);
  log(error, reference);
  return new ORPCError('INTERNAL_SERVER_ERROR', { message: 'fault', data: { reference } });
}
