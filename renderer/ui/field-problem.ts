import type { z } from 'zod';

type Issue = z.core.$ZodIssue;

export interface FieldSentence {
  /** Dotted, as Mantine's forms name fields: 'phones.0.number'. */
  path: string;
  /** A locale key. */
  key: string;
  data: Record<string, unknown>;
}

const keyShape = /^[a-z][a-z-]*(\.[A-Za-z][A-Za-z0-9-]*)+$/;

/** Where the schema gave no words of its own: what is usually meant. */
function plainKey(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined || issue.input === null || issue.input === ''
        ? 'common.invalid.required'
        : issue.expected === 'number' || issue.expected === 'int'
          ? 'common.invalid.number'
          : 'common.invalid.required';
    case 'too_small':
      if (issue.origin === 'string')
        return Number(issue.minimum) <= 1 ? 'common.invalid.required' : 'common.invalid.tooShort';
      return issue.origin === 'array' ? 'common.invalid.tooFew' : 'common.invalid.tooSmall';
    case 'too_big':
      if (issue.origin === 'string') return 'common.invalid.tooLong';
      return issue.origin === 'array' ? 'common.invalid.tooMany' : 'common.invalid.tooLarge';
    case 'invalid_value':
    case 'invalid_union':
      return 'common.invalid.choice';
    default:
      return 'common.invalid.value';
  }
}

/** What a form says of an issue that its schema found. */
export function fieldSentence(issue: Issue): FieldSentence {
  const { minimum, maximum } = issue as { minimum?: unknown; maximum?: unknown };
  return {
    path: issue.path.map(String).join('.'),
    key: keyShape.test(issue.message) ? issue.message : plainKey(issue),
    data: {
      ...(minimum !== undefined && { minimum: Number(minimum) }),
      ...(maximum !== undefined && { maximum: Number(maximum) }),
    },
  };
}
