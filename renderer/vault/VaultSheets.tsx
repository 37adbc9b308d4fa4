import { Button, Text, TextInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Repair } from '../../shared/repairs/repairs.contract.ts';
import type { Passcode } from '../../shared/vault/passcode.ts';
import { keepInput, revealInput, SHOWN_MS } from '../../shared/vault/vault.contract.ts';
import { api } from '../app/api.ts';
import { useContractForm } from '../ui/contract-form.ts';
import { FormActions } from '../ui/FormActions.tsx';
import { FormFrame } from '../ui/FormFrame.tsx';
import { notifyDone } from '../ui/notify.tsx';
import { SideSheet } from '../ui/SideSheet.tsx';
import { PasscodeField } from './PasscodeField.tsx';
import { PatternPad } from './PatternPad.tsx';
import classes from './vault.module.css';

interface SheetProps {
  repair: Repair;
  onClose: () => void;
}

export function KeepSheet({ repair, onClose }: SheetProps) {
  const { t } = useTranslation();
  const form = useContractForm(keepInput, {
    initialValues: { repairId: repair.id, passcode: null as Passcode | null },
    toInput: ({ repairId, passcode }) => ({ repairId, passcode: passcode ?? { kind: 'pin', code: '' } }),
    submit: async (values) => {
      await api.vault.keep(values);
      notifyDone(t('vault.done.kept'));
      onClose();
    },
  });
  return (
    <SideSheet title={t('vault.action.keep')} isOpen onClose={onClose}>
      <FormFrame form={form}>
        <PasscodeField
          value={form.values.passcode}
          onChange={(passcode) => {
            form.setFieldValue('passcode', passcode);
            form.clearErrors();
          }}
          error={form.errors['passcode.code']}
          isFirst
        />
        <Text size="sm" c="dimmed">
          {t('vault.lost-machine')}
        </Text>
        <FormActions form={form} label={t('common.action.save')} onCancel={onClose} />
      </FormFrame>
    </SideSheet>
  );
}

/** Why somebody must see it is asked before it is shown, and stays in the order's history. */
export function RevealSheet({ repair, onClose }: SheetProps) {
  const { t } = useTranslation();
  const [shown, setShown] = useState<Passcode | null>(null);
  const form = useContractForm(revealInput, {
    initialValues: { repairId: repair.id, reason: '' },
    submit: async (values) => {
      const { revealId } = await api.vault.reveal(values);
      // asked directly: what is read must not stay among the rows that the screens keep
      setShown(await api.vault.read({ revealId }));
    },
  });
  return (
    <SideSheet title={t('vault.action.reveal')} isOpen onClose={onClose}>
      {shown ? (
        <Shown passcode={shown} onOver={onClose} />
      ) : (
        <FormFrame form={form}>
          <TextInput
            label={t('vault.field.reason')}
            description={t('vault.reason-hint')}
            required
            data-autofocus
            {...form.getInputProps('reason')}
          />
          <FormActions form={form} label={t('vault.action.reveal')} onCancel={onClose} />
        </FormFrame>
      )}
    </SideSheet>
  );
}

function Shown({ passcode, onOver }: { passcode: Passcode; onOver: () => void }) {
  const { t } = useTranslation();
  const [left, setLeft] = useState(SHOWN_MS / 1000);
  useEffect(() => {
    const timer = setInterval(() => setLeft((seconds) => seconds - 1), 1000);
    return () => clearInterval(timer);
  }, []);
  useEffect(() => {
    if (left <= 0) onOver();
  }, [left, onOver]);
  return (
    <div className={classes.shown}>
      <span className={classes.quiet}>{t(`vault.kind.${passcode.kind}`)}</span>
      <bdi className={classes.secret} dir="ltr">
        {passcode.code}
      </bdi>
      {passcode.kind === 'pattern' && <PatternPad code={passcode.code} />}
      <span className={classes.quiet}>{t('vault.shown-for', { count: Math.max(0, left) })}</span>
      <Button data-autofocus variant="default" onClick={onOver}>
        {t('vault.action.hide')}
      </Button>
    </div>
  );
}
