import type { ReactNode } from 'react';

/** What to say at fields, by dotted path: for parts of a form that do not know where they stand. */
export type FieldErrors = Readonly<Record<string, ReactNode>>;
