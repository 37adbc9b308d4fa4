import { Button, FileButton, Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, orpc } from '../app/api.ts';
import { report } from '../app/query-client.ts';
import { refusalDataOf } from '../ui/failure-data.ts';
import { Section } from '../ui/Section.tsx';
import { logoFromFile } from './logo-file.ts';
import classes from './SettingsPage.module.css';

/** The picture at the head of papers and on the sign-in page. */
export function LogoSection() {
  const { t } = useTranslation();
  const logo = useQuery(orpc.settings.logo.queryOptions()).data;
  const [problem, setProblem] = useState<string | null>(null);
  const keep = async (base64: string | null) => {
    setProblem(null);
    try {
      await api.settings.setLogo({ base64 });
    } catch (error) {
      const field = refusalDataOf(error)?.fields?.[0];
      if (field) setProblem(t(field.message));
      else report(error);
    }
  };
  const choose = async (file: File | null) => {
    if (!file) return;
    const base64 = await logoFromFile(file);
    if (base64 === null) setProblem(t('settings.invalid.logo-kind'));
    else await keep(base64);
  };
  return (
    <Section title={t('settings.logo.title')} description={t('settings.logo.why')}>
      <Group gap="md">
        {logo && (
          <img
            src={`data:${logo.type};base64,${logo.base64}`}
            alt={t('settings.logo.title')}
            className={classes.logo}
          />
        )}
        <FileButton accept="image/png,image/jpeg" onChange={(file) => void choose(file)}>
          {(button) => (
            <Button variant="default" {...button}>
              {t('settings.logo.choose')}
            </Button>
          )}
        </FileButton>
        {logo && (
          <Button variant="subtle" color="gray" onClick={() => void keep(null)}>
            {t('common.action.remove')}
          </Button>
        )}
      </Group>
      {problem && (
        <Text c="var(--meaning-bad)" role="alert" mt="xs">
          {problem}
        </Text>
      )}
    </Section>
  );
}
