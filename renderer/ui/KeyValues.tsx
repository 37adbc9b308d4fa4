import { Fragment, type ReactNode } from 'react';
import classes from './KeyValues.module.css';

export interface KeyValue {
  label: string;
  /** Nothing (null, undefined, '') shows as a dash. */
  value: ReactNode;
}

/** Facts of a record, one per line: what, and its value. */
export function KeyValues({ items }: { items: readonly KeyValue[] }) {
  return (
    <dl className={classes.list}>
      {items.map(({ label, value }) => (
        <Fragment key={label}>
          <dt className={classes.label}>{label}</dt>
          <dd className={classes.value}>
            {value === null || value === undefined || value === '' ? '–' : value}
          </dd>
        </Fragment>
      ))}
    </dl>
  );
}
