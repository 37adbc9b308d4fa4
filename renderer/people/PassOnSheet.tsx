import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { idField } from '../../shared/kernel/fields.ts';
import { api, orpc } from '../app/api.ts';
import { useContractForm } from '../ui/contract-form.ts';
import { FormActions } from '../ui/FormActions.tsx';
import { FormFrame } from '../ui/FormFrame.tsx';
import { useFormat } from '../ui/format.ts';
import { SideSheet } from '../ui/SideSheet.tsx';

interface PassOnSheetProps {
  id: number;
  name: string;
  /** How many open orders they have. */
  count: number;
  onClose: () => void;
}

const passingOn = z.object({ id: idField, ordersToId: idField });

/** Somebody leaves who still has open orders: another takes them on. */
export function PassOnSheet({ id, name, count, onClose }: PassOnSheetProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { data = [] } = useQuery(orpc.people.names.queryOptions());
  const others = data
    .filter((person) => person.isActive && person.id !== id)
    .map((person) => ({ value: String(person.id), label: person.name }));
  const form = useContractForm(passingOn, {
    initialValues: { id, ordersToId: null as number | null },
    submit: async (values) => {
      await api.people.deactivate(values);
      onClose();
    },
  });
  return (
    <SideSheet title={t('people.list.leaves-ask', { name })} isOpen onClose={onClose}>
      <FormFrame form={form}>
        <Select
          label={t('people.list.orders-to')}
          description={format.digits(t('people.refusal.owns-orders', { count }))}
          data={others}
          value={form.values.ordersToId === null ? null : String(form.values.ordersToId)}
          onChange={(value) => form.setFieldValue('ordersToId', value === null ? null : Number(value))}
          error={form.errors.ordersToId}
          searchable
          required
          data-autofocus
        />
        <FormActions form={form} label={t('people.list.leaves')} onCancel={onClose} />
      </FormFrame>
    </SideSheet>
  );
}
