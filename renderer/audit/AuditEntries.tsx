import { useTranslation } from 'react-i18next';
import type { AuditEntry } from '../../shared/audit/audit.contract.ts';
import { InstantText } from '../ui/DayText.tsx';
import classes from './AuditEntries.module.css';

const longestValue = 160;

/** What was done, in words; and on demand as it was written down, each value before and after. */
export function AuditEntries({ rows }: { rows: readonly AuditEntry[] }) {
  const { t } = useTranslation();
  return (
    <ol className={classes.list}>
      {rows.map((row) => (
        <li key={row.id} className={classes.entry}>
          <span className={classes.when}>
            <InstantText at={row.at} />
          </span>
          <span>
            <bdi>{row.actor?.name ?? t('audit.nobody')}</bdi>
            {row.station && (
              <span className={classes.where}>
                {' · '}
                <bdi>{row.station}</bdi>
              </span>
            )}
          </span>
          <div className={classes.what}>
            <div title={row.procedure}>
              {t(`audit.did.${row.procedure}`, { defaultValue: row.procedure })}
              {!row.procedure.startsWith(`${row.domain}.`) && (
                <span className={classes.where}>
                  {' · '}
                  {t(`audit.domain.${row.domain}`, { defaultValue: row.domain })}
                </span>
              )}
            </div>
            <Changes before={row.before} after={row.after} />
          </div>
        </li>
      ))}
    </ol>
  );
}

function Changes({ before, after }: { before?: unknown; after?: unknown }) {
  const { t } = useTranslation();
  const old = fieldsOf(before);
  const fresh = fieldsOf(after);
  const names = [...new Set([...Object.keys(old), ...Object.keys(fresh)])].filter(
    (name) => worded(old[name]) !== worded(fresh[name]),
  );
  if (names.length === 0) return null;
  return (
    <details className={classes.written}>
      <summary>{t('audit.written')}</summary>
      <ul className={classes.changes} dir="ltr">
        {names.map((name) => (
          <li key={name}>
            {name}: {name in old && <s>{worded(old[name])}</s>}
            {name in old && name in fresh && ' → '}
            {name in fresh && worded(fresh[name])}
          </li>
        ))}
      </ul>
    </details>
  );
}

function fieldsOf(value: unknown): Record<string, unknown> {
  if (value === null || value === undefined) return {};
  return typeof value === 'object' && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : { '': value };
}

function worded(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
  return text.length > longestValue ? `${text.slice(0, longestValue)}…` : text;
}
