import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ContractForm } from './contract-form.ts';
import classes from './FormActions.module.css';
import { ShortcutHint } from './ShortcutHint.tsx';

interface FormActionsProps<Values> {
  form: ContractForm<Values>;
  /** The verb of the button that sends. */
  label: string;
  onCancel?: () => void;
  /** Says that the draft is kept. */
  isDraftKept?: boolean;
  /** Beside the buttons: a second way to finish. */
  children?: ReactNode;
}

/** The foot of a form: what is left to mend, the primary verb, the way out. */
export function FormActions<Values>(props: FormActionsProps<Values>) {
  const { form, label, onCancel, isDraftKept, children } = props;
  const { t } = useTranslation();
  return (
    <footer className={classes.foot}>
      <div className={classes.said}>
        <span role="alert" className={classes.problems}>
          {form.problemCount > 0 && t('common.form.problems', { count: form.problemCount })}
        </span>
        {isDraftKept && form.problemCount === 0 && (
          <span className={classes.draft}>{t('common.state.draft-kept')}</span>
        )}
      </div>
      <div className={classes.buttons}>
        {onCancel && (
          <Button variant="subtle" color="gray" onClick={onCancel}>
            {t('common.action.cancel')}
          </Button>
        )}
        {children}
        <Button
          type="submit"
          loading={form.isSubmitting}
          aria-keyshortcuts="Control+Enter"
          rightSection={<ShortcutHint shortcut="mod+Enter" />}
        >
          {label}
        </Button>
      </div>
    </footer>
  );
}
