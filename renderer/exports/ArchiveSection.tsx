import { Button, Group, PasswordInput, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, orpc } from '../app/api.ts';
import { AttemptNotice } from '../people/AttemptNotice.tsx';
import { type Admission, useAttempts } from '../people/admission.ts';
import { useFormat } from '../ui/format.ts';
import { Section } from '../ui/Section.tsx';
import { carryOut } from './works.ts';

/** The whole shop in one file, for whoever proves again that they are its owner. */
export function ArchiveSection() {
  const { t } = useTranslation();
  const attempts = useAttempts();
  const [present, setPresent] = useState('');
  const start = async (): Promise<Admission> => {
    const { outcome, waitSeconds, jobId } = await api.exports.startArchive({ presentSecret: present });
    if (jobId) void carryOut(jobId);
    return { outcome: outcome === 'wrong' ? 'wrong' : 'changed', waitSeconds };
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (present === '' || attempts.isBusy || attempts.waitSeconds > 0) return;
    await attempts.attempt(start);
    setPresent('');
  };
  return (
    <Section title={t('exports.archive.title')} description={t('exports.archive.why')}>
      <Text size="sm" mb="sm">
        {t('exports.archive.personal')} <LastArchive />
      </Text>
      <form onSubmit={submit}>
        <Group align="end" gap="sm">
          <PasswordInput
            w="18rem"
            inputWrapperOrder={['label', 'description', 'input']}
            label={t('exports.archive.present')}
            description={t('exports.archive.present-why')}
            autoComplete="current-password"
            value={present}
            error={attempts.isWrong}
            visibilityToggleButtonProps={{ 'aria-label': t('people.door.show-secret') }}
            onChange={(event) => setPresent(event.currentTarget.value)}
          />
          <Button
            type="submit"
            loading={attempts.isBusy}
            disabled={present === '' || attempts.waitSeconds > 0}
          >
            {t('exports.archive.begin')}
          </Button>
        </Group>
        <AttemptNotice attempts={attempts} wrong={t('exports.archive.wrong')} />
      </form>
    </Section>
  );
}

function LastArchive() {
  const { t } = useTranslation();
  const format = useFormat();
  const { data } = useQuery(orpc.exports.past.queryOptions());
  if (!data) return null;
  const last = data.find(({ what }) => what === 'archive');
  return last ? t('exports.past.last', { when: format.instant(last.at) }) : t('exports.past.never');
}
