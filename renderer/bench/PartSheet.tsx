import { NumberInput, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type Part, partInput } from '../../shared/bench/bench.contract.ts';
import { api } from '../app/api.ts';
import { useContractForm } from '../ui/contract-form.ts';
import { DayField } from '../ui/DayField.tsx';
import { FormActions } from '../ui/FormActions.tsx';
import { FormFrame } from '../ui/FormFrame.tsx';
import { notifyDone } from '../ui/notify.tsx';
import { SideSheet } from '../ui/SideSheet.tsx';
import classes from './bench.module.css';

interface PartSheetProps {
  repairId: number;
  /** Null: another one. */
  part: Part | null;
  /** Said and ordered in one go. */
  isOrdering?: boolean;
  onClose: () => void;
}

/** What is needed, how many, from whom, by when. */
export function PartSheet({ repairId, part, isOrdering = false, onClose }: PartSheetProps) {
  const { t } = useTranslation();
  const form = useContractForm(partInput, {
    initialValues: {
      name: part?.name ?? '',
      quantity: part?.quantity ?? 1,
      unitId: part?.unitId ?? (null as number | null),
      supplier: part?.supplier ?? '',
      expectedOn: part?.expectedOn ?? (null as string | null),
    },
    submit: async (values) => {
      if (part) await api.bench.changePart({ partId: part.id, ...values });
      else await api.bench.wantPart({ repairId, ...values });
      if (part && isOrdering) await api.bench.movePart({ partId: part.id, to: 'ordered' });
      notifyDone(t('common.state.saved'));
      onClose();
    },
  });
  const verb = isOrdering ? t('bench.part.to.ordered') : t('common.action.save');
  const title = isOrdering
    ? t('bench.part.to.ordered')
    : t(part ? 'bench.part.change' : 'bench.action.want-part');
  return (
    <SideSheet title={title} isOpen onClose={onClose}>
      <FormFrame form={form} enter="next">
        <div className={classes.stack}>
          <TextInput
            label={t('bench.field.part')}
            required
            size="md"
            data-autofocus={!isOrdering || undefined}
            {...form.getInputProps('name')}
          />
          <NumberInput
            label={t('bench.field.quantity')}
            min={1}
            allowDecimal={false}
            size="md"
            {...form.getInputProps('quantity')}
          />
          <TextInput
            label={t('bench.field.supplier')}
            size="md"
            data-autofocus={isOrdering || undefined}
            {...form.getInputProps('supplier')}
          />
          <DayField
            label={t('bench.field.expected')}
            description={t('bench.part.expected-hint')}
            {...form.getInputProps('expectedOn')}
          />
        </div>
        <FormActions form={form} label={verb} onCancel={onClose} />
      </FormFrame>
    </SideSheet>
  );
}
