import { Table } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { kinds } from '../../shared/warranty/warranty.terms.ts';
import type { CoverVerdict, Verdict } from '../../shared/warranty/warranty.verdict.ts';
import { DayText } from '../ui/DayText.tsx';
import { useFormat } from '../ui/format.ts';
import { Section } from '../ui/Section.tsx';
import { StatusDot } from '../ui/StatusDot.tsx';
import type { ComponentNames } from './reason-sentence.ts';
import { useVerdictWords } from './verdict-words.ts';

interface CoverTableProps {
  verdict: Verdict;
  componentNames: ComponentNames;
}

/** What each kind of cost, and each part with a term of its own, costs the customer today. */
export function CoverTable({ verdict, componentNames }: CoverTableProps) {
  const { t } = useTranslation();
  const rows = [
    ...kinds.map((kind) => ({
      key: kind as string,
      name: t(`entitlement.kind.${kind}`),
      cover: verdict.kinds[kind],
    })),
    ...verdict.components.map((cover) => ({
      key: `part ${cover.component}`,
      name: componentNames[cover.component] ?? cover.component,
      cover: cover as CoverVerdict,
    })),
  ];
  return (
    <Section title={t('warranty.card.cover')}>
      <Table horizontalSpacing="xs" verticalSpacing={6}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('warranty.column.what')}</Table.Th>
            <Table.Th>{t('warranty.column.share')}</Table.Th>
            <Table.Th>{t('warranty.column.payer')}</Table.Th>
            <Table.Th>{t('warranty.column.until')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map(({ key, name, cover }) => (
            <CoverRow key={key} name={name} cover={cover} />
          ))}
        </Table.Tbody>
      </Table>
    </Section>
  );
}

function CoverRow({ name, cover }: { name: string; cover: CoverVerdict }) {
  const { t } = useTranslation();
  const format = useFormat();
  const words = useVerdictWords();
  const { coveredBasisPoints, payer, until, isLifetime, daysLeft } = cover;
  const meaning = coveredBasisPoints === 0 ? 'bad' : coveredBasisPoints < 10_000 ? 'risk' : 'good';
  return (
    <Table.Tr>
      <Table.Th scope="row" fw={400}>
        <bdi>{name}</bdi>
      </Table.Th>
      <Table.Td>
        <StatusDot meaning={meaning}>
          {coveredBasisPoints === 0
            ? t('entitlement.status.notCovered')
            : format.percent(coveredBasisPoints / 10_000)}
        </StatusDot>
      </Table.Td>
      <Table.Td>{t(`entitlement.payer.${payer}`)}</Table.Td>
      <Table.Td>
        {isLifetime && coveredBasisPoints > 0 ? (
          t('warranty.verdict.for-life')
        ) : until === null ? (
          '–'
        ) : (
          <>
            <DayText day={until} />
            {daysLeft !== null && daysLeft >= 0 && <small> · {words.left({ daysLeft })}</small>}
          </>
        )}
      </Table.Td>
    </Table.Tr>
  );
}
