import { Button, UnstyledButton } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { languageNames, languages } from '../../shared/kernel/language.ts';
import { orpc } from '../app/api.ts';
import { useChooseLanguage, useReader } from '../app/me.ts';
import { askWhoIsThere, report } from '../app/query-client.ts';
import classes from './FirstRun.module.css';

interface LanguageStepProps {
  onDone: () => void;
  /** To a shop that was exported whole. */
  onBringAlong: () => void;
  /** To a shop as a backup kept it. */
  onRestore: () => void;
}

/** Each language by its own name; or straight to a shop full of examples, or to one that comes along. */
export function LanguageStep({ onDone, onBringAlong, onRestore }: LanguageStepProps) {
  const { t } = useTranslation();
  const { language } = useReader();
  const choose = useChooseLanguage();
  const sample = useMutation({ ...orpc.records.openSample.mutationOptions(), onSuccess: askWhoIsThere });
  return (
    <>
      <div className={classes.languages} role="radiogroup" aria-label={t('common.word.language')}>
        {languages.map((known) => (
          <UnstyledButton
            key={known}
            role="radio"
            aria-checked={known === language}
            className={classes.language}
            lang={known}
            onClick={() => void choose(known).catch(report)}
          >
            <bdi>{languageNames[known]}</bdi>
            {known === language && <IconCheck size={18} aria-hidden="true" />}
          </UnstyledButton>
        ))}
      </div>
      <div className={classes.foot}>
        <span />
        <Button size="md" onClick={onDone}>
          {t('people.first.begin')}
        </Button>
      </div>
      <div className={classes.sample}>
        <p>{t('people.first.sample-why')}</p>
        <Button variant="default" loading={sample.isPending} onClick={() => sample.mutate({ language })}>
          {t('people.first.sample')}
        </Button>
      </div>
      <div className={classes.sample}>
        <p>{t('exports.open.invite')}</p>
        <Button variant="default" onClick={onBringAlong}>
          {t('exports.open.button')}
        </Button>
      </div>
      <div className={classes.sample}>
        <p>{t('backups.first.why')}</p>
        <Button variant="default" onClick={onRestore}>
          {t('backups.first.button')}
        </Button>
      </div>
    </>
  );
}
