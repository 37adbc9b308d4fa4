import { Select, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { absenceInput, absenceKinds, type Worker } from '../../shared/capacity/capacity.contract.ts';
import { api } from '../app/api.ts';
import { useContractForm } from '../ui/contract-form.ts';
import { DayField } from '../ui/DayField.tsx';
import { FormActions } from '../ui/FormActions.tsx';
import { FormFrame } from '../ui/FormFrame.tsx';
import { notifyDone } from '../ui/notify.tsx';
import { SideSheet } from '../ui/SideSheet.tsx';
import classes from './capacity.module.css';
import { PersonSelect } from './PersonSelect.tsx';

/** Somebody is away from one day to another. */
export function AbsenceSheet({ people, onClose }: { people: readonly Worker[]; onClose: () => void }) {
  const { t } = useTranslation();
  const form = useContractForm(absenceInput, {
    initialValues: {
      personId: people.length === 1 ? (people[0]?.id ?? null) : null,
      fromOn: null as string | null,
      untilOn: null as string | null,
      kind: 'holiday' as (typeof absenceKinds)[number],
      note: '',
    },
    submit: async (values) => {
      await api.capacity.addAbsence(values);
      notifyDone(t('common.state.saved'));
      onClose();
    },
  });
  return (
    <SideSheet title={t('capacity.absence.add')} isOpen onClose={onClose}>
      <FormFrame form={form} enter="next">
        <div className={classes.stack}>
          <PersonSelect
            people={people}
            value={form.values.personId}
            onChange={(id) => form.setFieldValue('personId', id)}
            error={form.errors.personId}
          />
          <Select
            label={t('capacity.absence.kind')}
            data={absenceKinds.map((kind) => ({ value: kind, label: t(`capacity.absence.${kind}`) }))}
            allowDeselect={false}
            {...form.getInputProps('kind')}
          />
          <DayField
            label={t('capacity.absence.from')}
            value={form.values.fromOn}
            onChange={(day) => form.setFieldValue('fromOn', day)}
            error={form.errors.fromOn}
            required
          />
          <DayField
            label={t('capacity.absence.until')}
            value={form.values.untilOn}
            onChange={(day) => form.setFieldValue('untilOn', day)}
            error={form.errors.untilOn}
            required
          />
          <TextInput label={t('capacity.absence.note')} autoComplete="off" {...form.getInputProps('note')} />
        </div>
        <FormActions form={form} label={t('common.action.save')} onCancel={onClose} />
      </FormFrame>
    </SideSheet>
  );
}
