import { SegmentedControl, Textarea } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { directionOf, type Language, languageNames } from '../../shared/kernel/language.ts';
import { orpc } from '../app/api.ts';
import { useDesk } from '../ui/desk.ts';
import classes from './SettingsPage.module.css';

export type ByLanguage = Partial<Record<Language, string>>;

interface TextByLanguageProps {
  label: string;
  value: ByLanguage;
  onChange: (value: ByLanguage) => void;
  error?: ReactNode;
}

/** What customers read: written once for each language in which the shop prints. */
export function TextByLanguage({ label, value, onChange, error }: TextByLanguageProps) {
  const { t } = useTranslation();
  const desk = useDesk();
  const { data } = useQuery(orpc.settings.shop.queryOptions());
  const languages = data?.paperLanguages ?? [desk.language];
  const [chosen, setChosen] = useState<Language>(desk.language);
  const language = languages.includes(chosen) ? chosen : (languages[0] ?? desk.language);
  return (
    <div className={classes.wide}>
      <Textarea
        label={label}
        description={t('settings.policy.by-language')}
        autosize
        minRows={3}
        dir={directionOf(language)}
        value={value[language] ?? ''}
        onChange={(event) => onChange({ ...value, [language]: event.currentTarget.value })}
        error={error}
      />
      <SegmentedControl
        mt={4}
        size="xs"
        aria-label={label}
        value={language}
        onChange={(next) => setChosen(next as Language)}
        data={languages.map((one) => ({ value: one, label: languageNames[one] }))}
      />
    </div>
  );
}
