import { SegmentedControl, Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { prose } from '../../shared/kernel/fields.ts';
import { api } from '../app/api.ts';
import { useContractForm } from '../ui/contract-form.ts';
import { FormActions } from '../ui/FormActions.tsx';
import { FormFrame } from '../ui/FormFrame.tsx';
import { notifyDone } from '../ui/notify.tsx';
import { SideSheet } from '../ui/SideSheet.tsx';
import classes from './bench.module.css';

const noteInput = z.object({ audience: z.enum(['internal', 'customer']), text: prose(2000) });

/** A note stays as it is written; who is to read it is said first. */
export function NoteSheet({ repairId, onClose }: { repairId: number; onClose: () => void }) {
  const { t } = useTranslation();
  const form = useContractForm(noteInput, {
    initialValues: { audience: 'internal' as 'internal' | 'customer', text: '' },
    submit: async (values) => {
      await api.bench.writeNote({ repairId, ...values });
      notifyDone(t('common.state.saved'));
      onClose();
    },
  });
  return (
    <SideSheet title={t('bench.action.note')} isOpen onClose={onClose}>
      <FormFrame form={form}>
        <div className={classes.stack}>
          <SegmentedControl
            size="md"
            aria-label={t('bench.note.for')}
            value={form.values.audience}
            onChange={(audience) => form.setFieldValue('audience', audience as 'internal' | 'customer')}
            data={(['internal', 'customer'] as const).map((value) => ({
              value,
              label: t(`bench.note.${value}`),
            }))}
          />
          <Textarea
            label={t('bench.field.note')}
            description={t('bench.note.hint')}
            autosize
            minRows={4}
            required
            data-autofocus
            {...form.getInputProps('text')}
          />
        </div>
        <FormActions form={form} label={t('common.action.save')} onCancel={onClose} />
      </FormFrame>
    </SideSheet>
  );
}
