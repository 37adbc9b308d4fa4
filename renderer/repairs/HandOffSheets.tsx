import { Select, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { idField, line } from '../../shared/kernel/fields.ts';
import { handOffInput } from '../../shared/repairs/hand-offs.contract.ts';
import type { Repair } from '../../shared/repairs/repairs.contract.ts';
import { api, orpc } from '../app/api.ts';
import { useContractForm } from '../ui/contract-form.ts';
import { FormActions } from '../ui/FormActions.tsx';
import { FormFrame } from '../ui/FormFrame.tsx';
import { notifyDone } from '../ui/notify.tsx';
import { SideSheet } from '../ui/SideSheet.tsx';
import classes from './repairs.module.css';

/** Everybody who works here now, to choose from. */
export function usePeopleHere(exceptId: number | null = null) {
  const { data = [] } = useQuery(orpc.people.names.queryOptions());
  return data
    .filter(({ id, isActive }) => isActive && id !== exceptId)
    .map(({ id, name }) => ({ value: String(id), label: name }));
}

interface HandOffSheetProps {
  repair: Repair;
  onClose: () => void;
}

/** To whom, and what they should know. It stays with its owner until the other accepts. */
export function HandOffSheet({ repair, onClose }: HandOffSheetProps) {
  const { t } = useTranslation();
  const people = usePeopleHere(repair.ownerId);
  const form = useContractForm(handOffInput, {
    initialValues: { id: repair.id, toId: null as number | null, note: '' },
    submit: async (values) => {
      await api.repairs.handOff(values);
      notifyDone(t('repairs.done.offered', { number: repair.number }));
      onClose();
    },
  });
  return (
    <SideSheet title={t('repairs.action.hand-off')} isOpen onClose={onClose}>
      <FormFrame form={form} enter="next">
        <div className={classes.stack}>
          <Select
            label={t('repairs.hand-off.to-whom')}
            description={t('repairs.hand-off.hint')}
            data={people}
            value={form.values.toId === null ? null : String(form.values.toId)}
            onChange={(value) => form.setFieldValue('toId', value === null ? null : Number(value))}
            error={form.errors.toId}
            searchable
            required
            data-autofocus
          />
          <TextInput label={t('repairs.hand-off.note')} maxLength={300} {...form.getInputProps('note')} />
        </div>
        <FormActions form={form} label={t('repairs.hand-off.submit')} onCancel={onClose} />
      </FormFrame>
    </SideSheet>
  );
}

const refusing = z.object({ id: idField, reason: line({ max: 300 }) });

/** It goes back to whoever gave it, with the reason. */
export function RefuseHandOffSheet({
  id,
  number,
  onClose,
}: {
  id: number;
  number: string;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const form = useContractForm(refusing, {
    initialValues: { id, reason: '' },
    submit: async (values) => {
      await api.repairs.answerHandOff({ ...values, accept: false });
      onClose();
    },
  });
  return (
    <SideSheet title={`${t('repairs.hand-off.refuse')} · ${number}`} isOpen onClose={onClose}>
      <FormFrame form={form}>
        <TextInput
          label={t('common.word.reason')}
          description={t('repairs.hand-off.refuse-hint')}
          required
          maxLength={300}
          data-autofocus
          {...form.getInputProps('reason')}
        />
        <FormActions form={form} label={t('repairs.hand-off.refuse')} onCancel={onClose} />
      </FormFrame>
    </SideSheet>
  );
}
