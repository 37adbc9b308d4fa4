import { SimpleGrid } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Job } from '../../shared/records/tried-row.ts';
import { useFormat } from '../ui/format.ts';
import { KeyValues } from '../ui/KeyValues.tsx';

export type Result = NonNullable<Job['result']>;

/** What the good rows would make, in numbers; words that would be new to the catalogue by their names. */
export function TryResult({ result }: { result: Result }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { made, newCategories, rowsRead, rowsGood, rowsKnown, rowsBad } = result;
  const more = made.categories - newCategories.length;
  const categories =
    made.categories === 0 ? (
      format.number(0)
    ) : (
      <>
        {format.number(made.categories)}: <bdi>{newCategories.join(' · ')}</bdi>
        {more > 0 && ' …'}
      </>
    );
  return (
    <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="xl" maw={760} style={{ alignItems: 'start' }}>
      <KeyValues
        items={[
          { label: t('records.try.read'), value: format.number(rowsRead) },
          { label: t('records.try.good'), value: format.number(rowsGood) },
          { label: t('records.try.known'), value: format.number(rowsKnown) },
          { label: t('records.try.bad'), value: format.number(rowsBad) },
        ]}
      />
      <KeyValues
        items={[
          { label: t('records.taken.customers'), value: format.number(made.customers) },
          { label: t('records.taken.devices'), value: format.number(made.devices) },
          { label: t('records.taken.repairs'), value: format.number(made.repairs) },
          { label: t('records.try.categories'), value: categories },
          { label: t('records.try.brands'), value: format.number(made.brands) },
        ]}
      />
    </SimpleGrid>
  );
}
