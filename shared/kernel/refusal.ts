/** The few codes in which a foreseen "no" may cross a border; the reason says the rest. */
export const refusalCodes = ['invalid', 'not-found', 'conflict', 'forbidden', 'signed-out'] as const;

export type RefusalCode = (typeof refusalCodes)[number];

/** As what each code crosses a border: the name of oRPC's defined error, and its HTTP status. */
export const borderCodes: Readonly<Record<RefusalCode, { code: string; status: number }>> = {
  invalid: { code: 'INVALID', status: 422 },
  'not-found': { code: 'NOT_FOUND', status: 404 },
  conflict: { code: 'CONFLICT', status: 409 },
  forbidden: { code: 'FORBIDDEN', status: 403 },
  'signed-out': { code: 'SIGNED_OUT', status: 401 },
};

/** What a form is told of one field: where, and the locale key of what to mend. */
export interface FieldProblem {
  path: (string | number)[];
  message: string;
  data?: Record<string, unknown>;
}

export interface RefusalData {
  /** `<domain>.<kebab-case>`: the screen says it as `<domain>.refusal.<kebab-case>`. */
  reason: string;
  /** Facts that the sentence needs, and ids that the screen may link to. Never secrets. */
  facts?: Record<string, unknown> | undefined;
  fields?: FieldProblem[] | undefined;
}

/** A foreseen "no": thrown by use cases, carried over both transports, never logged as a fault. */
export class Refusal extends Error {
  readonly code: RefusalCode;
  readonly data: RefusalData;

  constructor(code: RefusalCode, data: RefusalData) {
    super(data.reason);
    this.name = 'Refusal';
    this.code = code;
    this.data = data;
  }
}

/** Ends a use case with a foreseen "no". Nothing that the use case wrote stays. */
export function refuse(code: RefusalCode, reason: string, facts?: Record<string, unknown>): never {
  throw new Refusal(code, { reason, facts });
}

/** Ends a use case with a sentence at one field of the form that asked. */
export function refuseField(
  path: (string | number)[],
  message: string,
  data?: Record<string, unknown>,
): never {
  throw new Refusal('invalid', {
    reason: 'common.invalid',
    fields: [{ path, message, ...(data && { data }) }],
  });
}
