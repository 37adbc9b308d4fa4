import { Button, Checkbox, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { names, type Unit } from '../../shared/catalogue/catalogue.contract.ts';
import { type Names, nameIn } from '../../shared/catalogue/catalogue.rules.ts';
import { line } from '../../shared/kernel/fields.ts';
import { api, orpc } from '../app/api.ts';
import { Code } from '../ui/Code.tsx';
import { useContractForm } from '../ui/contract-form.ts';
import { useDesk } from '../ui/desk.ts';
import { FormActions } from '../ui/FormActions.tsx';
import { FormFrame } from '../ui/FormFrame.tsx';
import { Section } from '../ui/Section.tsx';
import classes from './CategoryUnits.module.css';
import { NamesFields } from './NamesFields.tsx';

/** What can be serviced or replaced by itself in every model of the category. */
export function CategoryUnits({ categoryId }: { categoryId: number }) {
  const { t } = useTranslation();
  const { language } = useDesk();
  const { data: units } = useQuery(orpc.catalogue.units.queryOptions({ input: { categoryId } }));
  const [open, setOpen] = useState<Unit | 'new' | null>(null);
  const own = (units ?? []).filter((unit) => unit.categoryId === categoryId);
  return (
    <Section
      title={t('catalogue.section.units')}
      description={t('catalogue.section.units-hint')}
      aside={
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<IconPlus size={14} aria-hidden="true" />}
          onClick={() => setOpen('new')}
        >
          {t('catalogue.action.add-unit')}
        </Button>
      }
    >
      {units && own.length === 0 && <Text c="dimmed">{t('catalogue.section.no-units')}</Text>}
      <ul className={classes.units}>
        {own.map((unit) => (
          <li key={unit.id}>
            <button
              type="button"
              className={classes.unit}
              data-off={!unit.isServiceable || undefined}
              onClick={() => setOpen(unit)}
            >
              <bdi>{nameIn(unit, language)}</bdi>
              <Code value={unit.code} isPlain />
            </button>
          </li>
        ))}
      </ul>
      {open !== null && (
        <UnitDialog
          categoryId={categoryId}
          unit={open === 'new' ? null : open}
          onClose={() => setOpen(null)}
        />
      )}
    </Section>
  );
}

const codeField = line({ max: 40 }).regex(/^[a-z0-9][a-z0-9-]*$/, { error: 'catalogue.invalid.code' });
const fields = z.object({ code: codeField, name: line({ max: 80 }), names, isServiceable: z.boolean() });

interface UnitDialogProps {
  categoryId: number;
  unit: Unit | null;
  onClose: () => void;
}

function UnitDialog({ categoryId, unit, onClose }: UnitDialogProps) {
  const { t } = useTranslation();
  const form = useContractForm(fields, {
    initialValues: {
      code: unit?.code ?? '',
      name: unit?.name ?? '',
      names: (unit?.names ?? {}) as Names,
      isServiceable: unit?.isServiceable ?? true,
    },
    submit: async ({ code, ...input }) => {
      if (unit) await api.catalogue.changeUnit({ id: unit.id, ...input });
      else await api.catalogue.addUnit({ ...input, code, categoryId, modelId: null, parent: null });
      onClose();
    },
  });
  return (
    <Modal
      opened
      onClose={onClose}
      title={unit ? unit.name : t('catalogue.action.add-unit')}
      size="lg"
      closeButtonProps={{ 'aria-label': t('common.action.close') }}
    >
      <FormFrame form={form} enter="next">
        <Stack>
          <Group grow align="flex-start">
            <TextInput
              label={t('common.word.name')}
              required
              data-autofocus
              value={form.values.name}
              error={form.errors.name}
              onChange={(event) => form.setFieldValue('name', event.currentTarget.value)}
            />
            <TextInput
              label={t('catalogue.field.code')}
              description={t('catalogue.field.code-hint')}
              required
              dir="ltr"
              disabled={unit !== null}
              value={form.values.code}
              error={form.errors.code}
              onChange={(event) => form.setFieldValue('code', event.currentTarget.value)}
            />
          </Group>
          <NamesFields value={form.values.names} onChange={(value) => form.setFieldValue('names', value)} />
          <Checkbox
            label={t('catalogue.field.serviceable')}
            checked={form.values.isServiceable}
            onChange={(event) => form.setFieldValue('isServiceable', event.currentTarget.checked)}
          />
          <FormActions form={form} label={t('common.action.save')} onCancel={onClose} />
        </Stack>
      </FormFrame>
    </Modal>
  );
}
