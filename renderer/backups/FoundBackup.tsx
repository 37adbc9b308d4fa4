import { useTranslation } from 'react-i18next';
import type { Found } from '../../shared/backups/restore-steps.ts';
import { useFormat } from '../ui/format.ts';
import { Section } from '../ui/Section.tsx';
import classes from './backups.module.css';
import { Notice } from './Notice.tsx';

const counted = ['customers', 'devices', 'repairs', 'attachments'] as const;

/** What is in a backup beside what is here, and what a restore would cost. */
export function FoundBackup({ found }: { found: Found }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { here, counts, leftOut, brokenEvent } = found;
  return (
    <Section title={t('backups.restore.sound')}>
      <table className={classes.facts}>
        <thead>
          <tr>
            <td />
            <th scope="col">{t('backups.restore.there')}</th>
            {here && <th scope="col">{t('backups.restore.here')}</th>}
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">{t('backups.restore.shop')}</th>
            <td>
              <bdi>{found.shopName || '–'}</bdi>
            </td>
            {here && (
              <td>
                <bdi>{here.shopName}</bdi>
              </td>
            )}
          </tr>
          <tr>
            <th scope="row">{t('backups.restore.made')}</th>
            <td>{found.madeAt === null ? '–' : format.instant(found.madeAt)}</td>
            {here && <td />}
          </tr>
          {counted.map((what) => (
            <tr key={what}>
              <th scope="row">{t(`backups.restore.count.${what}`)}</th>
              <td>{countWords(counts[what])}</td>
              {here && <td>{what === 'attachments' ? '' : countWords(here.counts[what])}</td>}
            </tr>
          ))}
        </tbody>
      </table>
      {here && (
        <p>
          {here.eventsSince === null && t('backups.restore.parted')}
          {here.eventsSince === 0 && t('backups.restore.lost-none')}
          {(here.eventsSince ?? 0) > 0 && t('backups.restore.lost', { count: here.eventsSince ?? 0 })}
        </p>
      )}
      {leftOut > 0 && <Notice meaning="risk" title={t('backups.restore.left-out', { count: leftOut })} />}
      {brokenEvent !== null && (
        <Notice meaning="bad" title={t('backups.restore.broken-log', { event: format.count(brokenEvent) })} />
      )}
    </Section>
  );

  function countWords(count: number | null): string {
    return count === null ? t('backups.restore.stay') : format.count(count);
  }
}
