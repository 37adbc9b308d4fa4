import { useTranslation } from 'react-i18next';
import type { KeptPasscodes } from '../../shared/vault/vault.contract.ts';
import { InstantText } from '../ui/DayText.tsx';
import { useFormat } from '../ui/format.ts';
import { Section } from '../ui/Section.tsx';
import { StatusDot } from '../ui/StatusDot.tsx';
import classes from './vault.module.css';

const meanings = { kept: 'waiting', destroyed: 'done', lost: 'bad' } as const;

/** That there is a passcode, what became of it, and who asked to see it. */
export function VaultSection({ entries, reveals }: KeptPasscodes) {
  const { t } = useTranslation();
  const format = useFormat();
  const [entry] = entries;
  if (!entry) return null;
  return (
    <Section
      title={t('vault.title')}
      aside={<StatusDot meaning={meanings[entry.state]}>{t(`vault.state.${entry.state}`)}</StatusDot>}
    >
      <span>
        {t(`vault.kind.${entry.kind}`)}{' '}
        <span className={classes.quiet}>
          {t('vault.kept-by', { name: entry.keptBy, at: format.instant(entry.keptAt) })}
        </span>
      </span>
      {entry.state === 'lost' && <p>{t('vault.lost')}</p>}
      {entry.state === 'kept' && <p className={classes.quiet}>{t('vault.lost-machine')}</p>}
      {entry.destroyedAt !== null && (
        <p className={classes.quiet}>
          {t('vault.destroyed-by', { name: entry.destroyedBy ?? '', at: format.instant(entry.destroyedAt) })}
        </p>
      )}
      {reveals.length > 0 && (
        <ul className={classes.reveals}>
          {reveals.map(({ id, at, by, reason }) => (
            <li key={id}>
              {t('vault.seen-by')} <bdi>{by}</bdi> <InstantText at={at} /> · <bdi>{reason}</bdi>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
