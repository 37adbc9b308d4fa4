import type { InferSchemaInput, InferSchemaOutput } from '@orpc/contract';
import type { z } from 'zod';
import type { Reading, Visitor, Writing } from './context.ts';

type NotAPromise<T> = T extends PromiseLike<unknown> ? never : T;

/** A use case: one transaction, one consistent view, hence synchronous. The compiler refuses a promise. */
export type UseCase<Context, Input, Output> = (context: Context, input: Input) => NotAPromise<Output>;

/** A use case with work that must wait (hashing, a worker) done before its transaction, or with something around it. */
export interface PreparedUseCase<Context, Input, Output, Prepared> {
  before?(context: Reading, input: Input): Promise<Prepared>;
  /** What is done instead while nothing may be written: only what lives outside the store, such as the visitor's tokens. */
  whileReadOnly?(visitor: Visitor): Output;
  run(context: Context, input: Input, prepared: Prepared): NotAPromise<Output>;
  /** What is left to be done outside, once all is durably there: never after a refusal, never for a repeated command. */
  after?(input: Input): void;
}

/** A use case that has nothing to do with the store and must answer where it cannot be read. Only for what is `open`. */
export interface StorelessUseCase<Output> {
  withoutStore(): Output | Promise<Output>;
}

type InputOf<P> = P extends { '~orpc': { inputSchema?: infer S } }
  ? InferSchemaOutput<Exclude<S, undefined> & z.ZodType>
  : never;
type OutputOf<P> = P extends { '~orpc': { outputSchema?: infer S } }
  ? InferSchemaInput<Exclude<S, undefined> & z.ZodType>
  : never;

type Handler<Context, P> =
  | UseCase<Context, InputOf<P>, OutputOf<P>>
  | StorelessUseCase<OutputOf<P>>
  // biome-ignore lint/suspicious/noExplicitAny: what is prepared is the handler's own affair
  | PreparedUseCase<Context, InputOf<P>, OutputOf<P>, any>;

export type AnyHandler =
  | UseCase<Writing, unknown, unknown>
  | StorelessUseCase<unknown>
  | PreparedUseCase<Writing, unknown, unknown, unknown>;

/** What a domain must offer: one use case for each line of its contract. */
export type UseCases<Contract> = { [K in keyof Contract]: Handler<Writing, Contract[K]> };

/** Adds what the preparation answered to a use case, with its type. */
export function prepared<Input, Output, Prepared>(
  useCase: PreparedUseCase<Writing, Input, Output, Prepared>,
): PreparedUseCase<Writing, Input, Output, Prepared> {
  return useCase;
}
