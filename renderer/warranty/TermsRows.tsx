import { ActionIcon, Autocomplete, Button, Checkbox, Select, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { causes, kinds } from '../../shared/warranty/warranty.terms.ts';
import { orpc } from '../app/api.ts';
import { CountField } from './CountField.tsx';
import { DurationField } from './DurationField.tsx';
import classes from './Terms.module.css';
import { errorUnder, type TermsForm } from './terms-form.ts';

interface RowsProps {
  form: TermsForm;
}

/** Parts with a term of their own. */
export function ComponentRows({ form }: RowsProps) {
  const { t } = useTranslation();
  return (
    <div className={classes.rows}>
      {form.values.terms.components.map((component, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a row being typed has no other name than its place
        <Row key={index} onRemove={() => form.removeListItem('terms.components', index)}>
          <ComponentCode
            form={form}
            value={component.component}
            path={`terms.components.${index}.component`}
          />
          <DurationField
            label={t('warranty.terms.term')}
            value={component.duration}
            onChange={(value) => form.setFieldValue(`terms.components.${index}.duration`, value)}
            error={errorUnder(form, `terms.components.${index}.duration`)}
          />
          <Checkbox
            label={t('warranty.terms.labour-too')}
            className={classes.inlineCheck}
            {...form.getInputProps(`terms.components.${index}.isLabourIncluded`, { type: 'checkbox' })}
          />
        </Row>
      ))}
      <Add
        onAdd={() =>
          form.insertListItem('terms.components', {
            component: '',
            duration: { unit: 'months', count: 60 },
            isLabourIncluded: false,
          })
        }
      />
    </div>
  );
}

/** What the terms do not answer for. */
export function ExclusionRows({ form }: RowsProps) {
  const { t } = useTranslation();
  const found = causes.filter((cause) => cause !== 'unknown' && cause !== 'defect');
  return (
    <div className={classes.rows}>
      {form.values.terms.exclusions.map((exclusion, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a row being typed has no other name than its place
        <Row key={index} onRemove={() => form.removeListItem('terms.exclusions', index)}>
          <Select
            label={t('warranty.terms.excluded-by')}
            allowDeselect={false}
            data={(['cause', 'fault', 'component'] as const).map((by) => ({
              value: by,
              label: t(`warranty.exclusion.${by}`),
            }))}
            {...form.getInputProps(`terms.exclusions.${index}.by`)}
          />
          {exclusion.by === 'cause' && (
            <Select
              label={t('warranty.exclusion.cause')}
              allowDeselect={false}
              data={found.map((cause) => ({ value: cause, label: t(`entitlement.cause.${cause}`) }))}
              {...form.getInputProps(`terms.exclusions.${index}.cause`)}
            />
          )}
          {exclusion.by === 'fault' && (
            <TextInput
              label={t('warranty.exclusion.fault')}
              required
              value={exclusion.code}
              onChange={(event) =>
                form.setFieldValue(`terms.exclusions.${index}.code`, event.currentTarget.value)
              }
              error={errorUnder(form, `terms.exclusions.${index}.faultCode`)}
            />
          )}
          {exclusion.by === 'component' && (
            <ComponentCode
              form={form}
              value={exclusion.code}
              path={`terms.exclusions.${index}.code`}
              errorPath={`terms.exclusions.${index}.component`}
            />
          )}
          <TextInput
            label={t('warranty.terms.clause')}
            {...form.getInputProps(`terms.exclusions.${index}.clause`)}
          />
        </Row>
      ))}
      <Add
        onAdd={() =>
          form.insertListItem('terms.exclusions', { by: 'cause', cause: 'wrongUse', code: '', clause: '' })
        }
      />
    </div>
  );
}

/** Shares that fall with time. */
export function StepRows({ form }: RowsProps) {
  const { t } = useTranslation();
  return (
    <div className={classes.rows}>
      {form.values.terms.steps.map((_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a row being typed has no other name than its place
        <Row key={index} onRemove={() => form.removeListItem('terms.steps', index)}>
          <CountField
            label={t('warranty.terms.after-months')}
            required
            {...form.getInputProps(`terms.steps.${index}.afterMonths`)}
          />
          <Select
            label={t('warranty.column.what')}
            allowDeselect={false}
            data={[
              { value: '', label: t('common.word.all') },
              ...kinds.map((kind) => ({ value: kind, label: t(`entitlement.kind.${kind}`) })),
            ]}
            {...form.getInputProps(`terms.steps.${index}.kind`)}
          />
          <CountField
            label={t('warranty.terms.share')}
            rightSection="%"
            {...form.getInputProps(`terms.steps.${index}.percent`)}
            error={form.errors[`terms.steps.${index}.basisPoints`]}
          />
        </Row>
      ))}
      <Add onAdd={() => form.insertListItem('terms.steps', { afterMonths: 12, kind: '', percent: 50 })} />
    </div>
  );
}

interface ComponentCodeProps {
  form: TermsForm;
  value: string;
  path: string;
  errorPath?: string;
}

/** A part by its code, proposed from the units of what the terms are for. */
function ComponentCode({ form, value, path, errorPath = path }: ComponentCodeProps) {
  const { t } = useTranslation();
  const { categoryId, modelId, scope } = form.values;
  const isKnown = scope === 'category' && categoryId !== null;
  const { data: units = [] } = useQuery({
    ...orpc.catalogue.units.queryOptions({
      input: { categoryId: categoryId ?? 0, ...(modelId !== null && { modelId }) },
    }),
    enabled: isKnown,
  });
  const names = new Map(units.map((unit) => [unit.code, unit.name]));
  return (
    <Autocomplete
      label={t('warranty.exclusion.component')}
      required
      data={[...names.keys()]}
      renderOption={({ option }) => `${names.get(option.value) ?? ''} (${option.value})`}
      value={value}
      onChange={(code) => form.setFieldValue(path, code)}
      error={errorUnder(form, errorPath)}
    />
  );
}

function Row({ children, onRemove }: { children: ReactNode; onRemove: () => void }) {
  const { t } = useTranslation();
  return (
    <div className={classes.listRow}>
      {children}
      <ActionIcon
        variant="subtle"
        color="gray"
        size={36}
        className={classes.remove}
        aria-label={t('common.action.remove')}
        onClick={onRemove}
      >
        <IconTrash size={16} stroke={1.75} aria-hidden="true" />
      </ActionIcon>
    </div>
  );
}

function Add({ onAdd }: { onAdd: () => void }) {
  const { t } = useTranslation();
  return (
    <Button
      variant="subtle"
      size="compact-sm"
      className={classes.add}
      leftSection={<IconPlus size={14} aria-hidden="true" />}
      onClick={onAdd}
    >
      {t('common.action.add')}
    </Button>
  );
}
