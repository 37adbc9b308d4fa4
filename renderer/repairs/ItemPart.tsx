import { ActionIcon, Group, Textarea, TextInput, Title } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { orpc } from '../app/api.ts';
import { type AskedFor, PromiseField } from '../promises/PromiseField.tsx';
import type { ContractForm } from '../ui/contract-form.ts';
import { useDesk } from '../ui/desk.ts';
import { useFormat } from '../ui/format.ts';
import { MoneyField } from '../ui/MoneyField.tsx';
import { FormSection } from '../ui/Section.tsx';
import { Checklist } from './Checklist.tsx';
import { DevicePart } from './DevicePart.tsx';
import { ItemProof } from './ItemProof.tsx';
import type { IntakeAside } from './intake-aside.ts';
import { checksOf, type IntakeValues, type ItemValues } from './intake-values.ts';
import { MorePart } from './MorePart.tsx';
import classes from './repairs.module.css';

interface ItemPartProps {
  form: ContractForm<IntakeValues>;
  index: number;
  aside: IntakeAside;
  /** Absent where there is nothing else on the visit. */
  onRemove?: () => void;
}

/** One brought thing: what it is, what is wrong, how it looks, what came with it, by when. */
export function ItemPart({ form, index, aside, onRemove }: ItemPartProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const item = form.values.items[index] as ItemValues;
  const path = `items.${index}` as const;
  const set = <Field extends keyof ItemValues>(field: Field, value: ItemValues[Field]) =>
    form.setFieldValue(`${path}.${field}`, value as never);
  useTemplate(form, index);
  return (
    <div className={classes.item}>
      {onRemove && (
        <Group justify="space-between">
          <Title order={2}>{t('repairs.intake.item', { number: format.count(index + 1) })}</Title>
          <ActionIcon
            variant="subtle"
            color="gray"
            size={36}
            onClick={onRemove}
            aria-label={t('repairs.intake.remove-item', { number: format.count(index + 1) })}
          >
            <IconTrash size={16} aria-hidden="true" />
          </ActionIcon>
        </Group>
      )}
      <FormSection title={t('repairs.intake.what')}>
        <DevicePart form={form} index={index} />
      </FormSection>
      <FormSection title={t('repairs.intake.wrong')}>
        <Textarea
          label={t('repairs.field.fault')}
          description={t('repairs.intake.fault-hint')}
          value={item.fault}
          onChange={(event) => set('fault', event.currentTarget.value)}
          error={form.errors[`${path}.fault`]}
          autosize
          minRows={2}
          maxLength={2000}
          required
        />
        <Checklist
          legend={t('repairs.field.condition')}
          hint={t('repairs.intake.keys-hint')}
          checks={item.condition}
          onChange={(checks) => set('condition', checks)}
        />
        <Checklist
          legend={t('repairs.field.accessories')}
          hint={t('repairs.intake.keys-hint')}
          checks={item.accessories}
          onChange={(checks) => set('accessories', checks)}
        />
        <TextInput
          label={t('repairs.field.condition-note')}
          value={item.conditionNote}
          onChange={(event) => set('conditionNote', event.currentTarget.value)}
          error={form.errors[`${path}.conditionNote`]}
          autoComplete="off"
        />
        <ItemProof form={form} index={index} aside={aside} />
      </FormSection>
      <FormSection title={t('repairs.intake.agreed')} columns={3}>
        <PromiseField
          label={t('repairs.field.promised')}
          value={item.promisedOn}
          onChange={(day) => set('promisedOn', day)}
          error={form.errors[`${path}.promisedOn`]}
          asked={askedFor(item)}
          overrideReason={item.overrideReason ?? ''}
          onOverrideReason={(reason) => set('overrideReason', reason)}
        />
        <MoneyField
          label={t('repairs.field.cost-limit')}
          description={t('repairs.intake.cost-limit-hint')}
          value={item.costLimitMinor}
          onChange={(minor) => set('costLimitMinor', minor)}
          error={form.errors[`${path}.costLimitMinor`]}
        />
        <TextInput
          label={t('repairs.field.wishes')}
          value={item.wishes}
          onChange={(event) => set('wishes', event.currentTarget.value)}
          error={form.errors[`${path}.wishes`]}
          autoComplete="off"
        />
      </FormSection>
      <MorePart form={form} index={index} />
    </div>
  );
}

/** What is known of the thing so far: the day is reckoned for its kind of work. */
function askedFor({ device }: ItemValues): AskedFor {
  if (device.mode === 'known') return device.id === null ? {} : { deviceId: device.id };
  const { categoryId } = device.new;
  return device.mode === 'none' || categoryId === null ? {} : { categoryId };
}

/** Lays out the checklists of the category as soon as it is known; what was ticked stays ticked. */
function useTemplate(form: ContractForm<IntakeValues>, index: number): void {
  const { language } = useDesk();
  const { device } = form.values.items[index] as ItemValues;
  const isKnown = device.mode === 'known' && device.id !== null;
  const { data: known } = useQuery(
    orpc.devices.byId.queryOptions({ input: { id: device.id ?? 0 }, enabled: isKnown }),
  );
  const categoryId = isKnown ? (known?.categoryId ?? null) : device.new.categoryId;
  const isWanted = device.mode !== 'none' && categoryId !== null;
  const { data: template } = useQuery(
    orpc.repairs.templates.queryOptions({ input: { categoryId }, enabled: isWanted }),
  );
  const newest = useRef(form);
  newest.current = form;
  useEffect(() => {
    const item = newest.current.getValues().items[index];
    if (!item || !isWanted || !template) return;
    newest.current.setFieldValue(
      `items.${index}.condition`,
      checksOf(template.condition, language, item.condition),
    );
    newest.current.setFieldValue(
      `items.${index}.accessories`,
      checksOf(template.accessories, language, item.accessories),
    );
  }, [template, isWanted, language, index]);
}
