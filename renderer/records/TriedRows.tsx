import { SegmentedControl, Stack } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../ui/format.ts';
import { BadRows } from './BadRows.tsx';
import { Differences } from './Differences.tsx';
import { GoodRows } from './GoodRows.tsx';
import type { Result } from './TryResult.tsx';

const groups = ['new', 'known', 'differs', 'bad'] as const;
type Group = (typeof groups)[number];

interface TriedRowsProps {
  jobId: string;
  fileName: string;
  result: Result;
}

/** The rows of a try by what would become of them; what needs a look comes first. */
export function TriedRows({ jobId, fileName, result }: TriedRowsProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const counts: Record<Group, number> = {
    new: result.rowsGood,
    known: result.rowsKnown,
    differs: result.differences,
    bad: result.rowsBad,
  };
  const first: Group = counts.bad > 0 ? 'bad' : counts.differs > 0 ? 'differs' : 'new';
  const [group, setGroup] = useState<Group>(first);
  return (
    <Stack gap="sm">
      <SegmentedControl
        aria-label={t('records.tab.label')}
        value={group}
        onChange={(next) => setGroup(next as Group)}
        data={groups.map((value) => ({
          value,
          label: `${t(`records.tab.${value}`)} · ${format.number(counts[value])}`,
        }))}
        style={{ alignSelf: 'start' }}
      />
      {group === 'bad' && <BadRows jobId={jobId} fileName={fileName} />}
      {group === 'differs' && <Differences jobId={jobId} />}
      {(group === 'new' || group === 'known') && <GoodRows key={group} jobId={jobId} group={group} />}
    </Stack>
  );
}
