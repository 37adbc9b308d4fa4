import { Checkbox, Stack, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { type Category, names } from '../../shared/catalogue/catalogue.contract.ts';
import { line } from '../../shared/kernel/fields.ts';
import { api } from '../app/api.ts';
import { useContractForm } from '../ui/contract-form.ts';
import { FormActions } from '../ui/FormActions.tsx';
import { FormFrame } from '../ui/FormFrame.tsx';
import { notifyDone } from '../ui/notify.tsx';
import { Page } from '../ui/Page.tsx';
import { Section } from '../ui/Section.tsx';
import { CategoryModels } from './CategoryModels.tsx';
import { CategoryUnits } from './CategoryUnits.tsx';
import { NamesFields } from './NamesFields.tsx';

const fields = z.object({ name: line({ max: 80 }), names, isHidden: z.boolean() });

/** A category: its names, what of it is serviced by itself, its models. */
export function CategoryRecord({ category, name }: { category: Category; name: string }) {
  const { t } = useTranslation();
  const form = useContractForm(fields, {
    initialValues: { name: category.name, names: category.names, isHidden: category.isHidden },
    submit: async (input) => {
      await api.catalogue.changeCategory({ id: category.id, ...input });
      notifyDone(t('catalogue.done.changed', { name: input.name }));
    },
  });
  return (
    <Page title={name}>
      <CategoryUnits categoryId={category.id} />
      <CategoryModels categoryId={category.id} />
      <Section title={t('catalogue.section.names')}>
        <FormFrame form={form} enter="next">
          <Stack>
            <TextInput
              label={t('common.word.name')}
              description={t('catalogue.field.name-hint')}
              required
              value={form.values.name}
              error={form.errors.name}
              onChange={(event) => form.setFieldValue('name', event.currentTarget.value)}
            />
            <NamesFields value={form.values.names} onChange={(value) => form.setFieldValue('names', value)} />
            <Checkbox
              label={t('catalogue.field.hidden')}
              description={t('catalogue.field.hidden-hint')}
              checked={form.values.isHidden}
              onChange={(event) => form.setFieldValue('isHidden', event.currentTarget.checked)}
            />
            <FormActions form={form} label={t('common.action.save')} />
          </Stack>
        </FormFrame>
      </Section>
    </Page>
  );
}
