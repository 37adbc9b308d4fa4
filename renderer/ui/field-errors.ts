import type { ReactNode } from 'react';

/** What to say at fields, by dotted path. */
export type FieldErrors = Readonly<Record<string, ReactNode>>;

/** The errors of the fields under a path, named from there: for parts of a form that do not know where they stand. */
export function errorsUnder(errors: FieldErrors, path: string): FieldErrors {
  const prefix = `${path}.`;
  return Object.fromEntries(
    Object.entries(errors)
      .filter(([name]) => name.startsWith(prefix))
      .map(([name, error]) => [name.slice(prefix.length), error]),
  );
}
