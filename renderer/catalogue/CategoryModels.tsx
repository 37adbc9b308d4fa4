import { Button, Checkbox, Modal, Stack, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconPlus, IconSearch } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { idField, line } from '../../shared/kernel/fields.ts';
import { api, orpc } from '../app/api.ts';
import { useContractForm } from '../ui/contract-form.ts';
import { DataTable } from '../ui/DataTable.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { FormActions } from '../ui/FormActions.tsx';
import { FormFrame } from '../ui/FormFrame.tsx';
import { Section } from '../ui/Section.tsx';
import { CategorySelect } from './CategorySelect.tsx';
import { BrandInput } from './ProductInputs.tsx';

interface Model {
  id: number;
  name: string;
  brand: string;
  categoryId: number;
  isHidden: boolean;
}

const most = 100;

/** The models of a category, learnt from devices or written here. */
export function CategoryModels({ categoryId }: { categoryId: number }) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const [text] = useDebouncedValue(typed, 120);
  const [open, setOpen] = useState<Model | 'new' | null>(null);
  const { data: models } = useQuery(
    orpc.catalogue.models.queryOptions({
      input: { text, categoryId, withHidden: true, limit: most },
      placeholderData: keepPreviousData,
    }),
  );
  return (
    <Section
      title={t('catalogue.section.models')}
      aside={
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<IconPlus size={14} aria-hidden="true" />}
          onClick={() => setOpen('new')}
        >
          {t('catalogue.action.add-model')}
        </Button>
      }
    >
      <Stack gap="xs">
        {(text !== '' || (models?.length ?? 0) > 8) && (
          <TextInput
            type="search"
            aria-label={t('catalogue.section.find-model')}
            placeholder={t('catalogue.section.find-model')}
            leftSection={<IconSearch size={16} stroke={1.75} aria-hidden="true" />}
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
        )}
        <DataTable
          label={t('catalogue.section.models')}
          maxHeight="20rem"
          columns={[
            { id: 'brand', header: t('catalogue.field.brand'), cell: ({ brand }) => brand || '–' },
            {
              id: 'name',
              header: t('catalogue.field.model'),
              width: 'minmax(8rem, 2fr)',
              cell: ({ name }) => name,
            },
            {
              id: 'hidden',
              header: '',
              width: '6rem',
              cell: ({ isHidden }) => (isHidden ? t('catalogue.hidden') : ''),
            },
          ]}
          rows={models}
          rowKey={({ id }) => id}
          onOpen={setOpen}
          empty={<EmptyState sentence={t('catalogue.section.no-models')} />}
        />
      </Stack>
      {open !== null && (
        <ModelDialog
          categoryId={categoryId}
          model={open === 'new' ? null : open}
          onClose={() => setOpen(null)}
        />
      )}
    </Section>
  );
}

const fields = z.object({
  brand: line({ max: 80 }),
  name: line({ max: 120 }),
  categoryId: idField,
  isHidden: z.boolean(),
});
const knownFields = fields.extend({ brand: z.string() });

interface ModelDialogProps {
  categoryId: number;
  model: Model | null;
  onClose: () => void;
}

function ModelDialog({ categoryId, model, onClose }: ModelDialogProps) {
  const { t } = useTranslation();
  const form = useContractForm(model ? knownFields : fields, {
    initialValues: {
      brand: model?.brand ?? '',
      name: model?.name ?? '',
      categoryId: (model?.categoryId ?? categoryId) as number | null,
      isHidden: model?.isHidden ?? false,
    },
    submit: async ({ brand, isHidden, ...input }) => {
      if (model) await api.catalogue.changeModel({ id: model.id, isHidden, ...input });
      else await api.catalogue.addModel({ brand, ...input });
      onClose();
    },
  });
  return (
    <Modal
      opened
      onClose={onClose}
      title={model ? model.name : t('catalogue.action.add-model')}
      closeButtonProps={{ 'aria-label': t('common.action.close') }}
    >
      <FormFrame form={form} enter="next">
        <Stack>
          <BrandInput
            value={form.values.brand}
            error={form.errors.brand}
            disabled={model !== null}
            required={model === null}
            onChange={(brand) => form.setFieldValue('brand', brand)}
            data-autofocus={model === null || undefined}
          />
          <TextInput
            label={t('catalogue.field.model')}
            required
            value={form.values.name}
            error={form.errors.name}
            onChange={(event) => form.setFieldValue('name', event.currentTarget.value)}
          />
          <CategorySelect
            value={form.values.categoryId}
            error={form.errors.categoryId}
            onChange={(id) => form.setFieldValue('categoryId', id)}
            required
          />
          {model && (
            <Checkbox
              label={t('catalogue.field.model-hidden')}
              checked={form.values.isHidden}
              onChange={(event) => form.setFieldValue('isHidden', event.currentTarget.checked)}
            />
          )}
          <FormActions form={form} label={t('common.action.save')} onCancel={onClose} />
        </Stack>
      </FormFrame>
    </Modal>
  );
}
