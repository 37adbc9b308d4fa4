import { Button, Group, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { api } from '../app/api.ts';
import { useFormat } from '../ui/format.ts';
import { KeyValues } from '../ui/KeyValues.tsx';
import { Section } from '../ui/Section.tsx';
import { UndoImport } from './UndoImport.tsx';

export type Taken = Awaited<ReturnType<typeof api.records.commit>>;

/** What an import has made, where to look at it, and the way back. */
export function TakenIn({ taken, onAnother }: { taken: Taken; onAnother: () => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Stack>
      <Section title={t('records.taken.title')} description={t('records.taken.sentence')}>
        <KeyValues
          items={[
            { label: t('records.taken.customers'), value: format.number(taken.customers) },
            { label: t('records.taken.devices'), value: format.number(taken.devices) },
            { label: t('records.taken.repairs'), value: format.number(taken.repairs) },
          ]}
        />
      </Section>
      <Group>
        {taken.repairs > 0 ? (
          <Button component={Link} to="/repairs?group=closed">
            {t('records.taken.look')}
          </Button>
        ) : (
          <Button component={Link} to="/customers">
            {t('records.taken.look-customers')}
          </Button>
        )}
        <Button variant="default" onClick={onAnother}>
          {t('records.taken.another')}
        </Button>
        <UndoImport importId={taken.importId} onUndone={onAnother} />
      </Group>
    </Stack>
  );
}
