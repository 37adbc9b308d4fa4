import { Anchor, Text } from '@mantine/core';
import { IconCash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Till } from '../../shared/payments/payments.contract.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { useFormat } from '../ui/format.ts';
import { Money } from '../ui/Money.tsx';
import { Section } from '../ui/Section.tsx';
import { LedgerTable } from './LedgerTable.tsx';
import classes from './payments.module.css';

/** The sums of one day, its entries, and who still owes. */
export function TillOfDay({ till }: { till: Till }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { currency } = till;
  if (till.rows.length === 0 && till.owing.length === 0) {
    return <EmptyState icon={IconCash} sentence={t('payments.till.empty')} />;
  }
  return (
    <>
      <Section title={t('payments.till.by-method')}>
        <div className={classes.scroll}>
          <table className={classes.ledger}>
            <thead>
              <tr>
                <th scope="col">{t('payments.field.method')}</th>
                <th scope="col" data-number>
                  {t('payments.till.count')}
                </th>
                <th scope="col" data-number>
                  {t('payments.till.in')}
                </th>
                <th scope="col" data-number>
                  {t('payments.till.out')}
                </th>
                <th scope="col" data-number>
                  {t('payments.till.rest')}
                </th>
              </tr>
            </thead>
            <tbody>
              {till.byMethod.map(({ method, inMinor, outMinor, count }) => (
                <tr key={method}>
                  <td>{t(`payments.method.${method}`)}</td>
                  <td data-number>{format.count(count)}</td>
                  <td data-number>
                    <Money minor={inMinor} currency={currency} />
                  </td>
                  <td data-number>
                    <Money minor={outMinor} currency={currency} />
                  </td>
                  <td data-number>
                    <strong>
                      <Money minor={inMinor - outMinor} currency={currency} />
                    </strong>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
        {till.byPerson.length > 1 && (
          <Text size="sm" c="dimmed" mt="xs">
            {till.byPerson.map(({ name, minor, count }, index) => (
              <span key={name}>
                {index > 0 && ' · '}
                <bdi>{name}</bdi> {format.count(count)}: <Money minor={minor} currency={currency} />
              </span>
            ))}
          </Text>
        )}
      </Section>
      {till.rows.length > 0 && (
        <Section title={t('payments.till.rows')}>
          <LedgerTable rows={till.rows} currency={currency} hasOrders />
        </Section>
      )}
      {till.owing.length > 0 && (
        <Section title={t('payments.till.owing')} description={t('payments.till.owing-why')}>
          <Owing till={till} />
        </Section>
      )}
    </>
  );
}

function Owing({ till: { owing, currency } }: { till: Till }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <div className={classes.scroll}>
      <table className={classes.ledger}>
        <thead>
          <tr>
            <th scope="col">{t('common.word.number')}</th>
            <th scope="col">{t('papers.receipt.customer')}</th>
            <th scope="col">{t('payments.till.since')}</th>
            <th scope="col" data-number>
              {t('payments.standing.owed')}
            </th>
          </tr>
        </thead>
        <tbody>
          {owing.map(({ repairId, number, customerName, since, balanceMinor }) => (
            <tr key={repairId}>
              <td>
                <Anchor component={Link} inherit to={`/repairs/${repairId}`}>
                  <bdi>{number}</bdi>
                </Anchor>
              </td>
              <td>
                <bdi>{customerName}</bdi>
              </td>
              <td>{format.instant(since)}</td>
              <td data-number>
                <Money minor={balanceMinor} currency={currency} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
