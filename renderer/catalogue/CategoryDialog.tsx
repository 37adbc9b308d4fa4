import { Modal, Select, Stack, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { type Category, names } from '../../shared/catalogue/catalogue.contract.ts';
import type { Names } from '../../shared/catalogue/catalogue.rules.ts';
import { idField, line } from '../../shared/kernel/fields.ts';
import { api } from '../app/api.ts';
import { useContractForm } from '../ui/contract-form.ts';
import { FormActions } from '../ui/FormActions.tsx';
import { FormFrame } from '../ui/FormFrame.tsx';
import { NamesFields } from './NamesFields.tsx';

const fields = z.object({ name: line({ max: 80 }), names, parent: idField.nullable() });

interface CategoryDialogProps {
  parents: readonly Category[];
  nameOf: (category: Category) => string;
  onClose: () => void;
  onAdded: (id: number) => void;
}

export function CategoryDialog({ parents, nameOf, onClose, onAdded }: CategoryDialogProps) {
  const { t } = useTranslation();
  const form = useContractForm(fields, {
    initialValues: { name: '', names: {} as Names, parent: null as number | null },
    submit: async (input) => {
      const { id } = await api.catalogue.addCategory(input);
      onClose();
      onAdded(id);
    },
  });
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('catalogue.action.add-category')}
      size="lg"
      closeButtonProps={{ 'aria-label': t('common.action.close') }}
    >
      <FormFrame form={form} enter="next">
        <Stack>
          <TextInput
            label={t('common.word.name')}
            required
            data-autofocus
            value={form.values.name}
            error={form.errors.name}
            onChange={(event) => form.setFieldValue('name', event.currentTarget.value)}
          />
          <Select
            label={t('catalogue.field.parent')}
            clearable
            data={parents.map((category) => ({ value: String(category.id), label: nameOf(category) }))}
            value={form.values.parent === null ? null : String(form.values.parent)}
            onChange={(id) => form.setFieldValue('parent', id === null ? null : Number(id))}
          />
          <NamesFields value={form.values.names} onChange={(value) => form.setFieldValue('names', value)} />
          <FormActions form={form} label={t('common.action.add')} onCancel={onClose} />
        </Stack>
      </FormFrame>
    </Modal>
  );
}
