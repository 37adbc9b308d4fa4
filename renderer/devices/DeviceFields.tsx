import { Checkbox, Select, Stack, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { proofs } from '../../shared/devices/devices.contract.ts';
import { CategorySelect } from '../catalogue/CategorySelect.tsx';
import { BrandInput, ModelInput } from '../catalogue/ProductInputs.tsx';
import { DayField } from '../ui/DayField.tsx';
import { useDesk } from '../ui/desk.ts';
import type { FieldErrors } from '../ui/field-errors.ts';
import { MoneyField } from '../ui/MoneyField.tsx';
import { FormSection } from '../ui/Section.tsx';
import classes from './DeviceFields.module.css';
import type { DeviceValues } from './device-values.ts';
import { SerialField } from './SerialField.tsx';

interface DeviceFieldsProps {
  value: DeviceValues;
  onChange: (value: DeviceValues) => void;
  /** By path from here: 'categoryId', 'serial'. */
  errors?: FieldErrors;
  except?: number;
  onChooseKnown?: (deviceId: number) => void;
  /** What it is and its serial, as asked at the counter; the purchase behind one button. */
  isBrief?: boolean;
  autoFocus?: boolean;
}

/** What is asked of a device. Knows nothing of the form around it. */
export function DeviceFields(props: DeviceFieldsProps) {
  const { value, onChange, errors = {}, except, onChooseKnown, isBrief = false, autoFocus } = props;
  const { t } = useTranslation();
  const [isWhole, setIsWhole] = useState(!isBrief);
  const set = (patch: Partial<DeviceValues>) => onChange({ ...value, ...patch });
  return (
    <Stack gap="md">
      <FormSection title={t('devices.form.what')} columns={2}>
        <CategorySelect
          value={value.categoryId}
          error={errors.categoryId}
          onChange={(categoryId) => set({ categoryId })}
          required
          {...(autoFocus && { 'data-autofocus': true, autoFocus: true })}
        />
        <SerialField
          value={value.serial}
          error={errors.serial}
          onChange={(serial) => set({ serial })}
          {...(except !== undefined && { except })}
          {...(onChooseKnown && { onChooseKnown })}
        />
        <BrandInput value={value.brand} error={errors.brand} onChange={(brand) => set({ brand })} />
        <ModelInput
          value={value.model}
          error={errors.model}
          onChange={(model) => set({ model })}
          brand={value.brand}
          categoryId={value.categoryId}
        />
      </FormSection>
      {isWhole ? (
        <PurchaseFields value={value} set={set} errors={errors} {...(except !== undefined && { except })} />
      ) : (
        <button type="button" className={classes.more} onClick={() => setIsWhole(true)}>
          {t('devices.form.more')}
        </button>
      )}
    </Stack>
  );
}

interface PartProps {
  value: DeviceValues;
  set: (patch: Partial<DeviceValues>) => void;
  errors: FieldErrors;
  except?: number;
}

function PurchaseFields({ value, set, errors, except }: PartProps) {
  const { t } = useTranslation();
  const { today } = useDesk();
  return (
    <>
      <FormSection title={t('devices.form.purchase')} columns={2}>
        <DayField
          label={t('devices.field.purchased')}
          value={value.purchasedOn}
          error={errors.purchasedOn}
          onChange={(purchasedOn) => set({ purchasedOn })}
          latest={today}
        />
        <TextInput
          label={t('devices.field.receipt')}
          value={value.receiptNumber}
          error={errors.receiptNumber}
          onChange={(event) => set({ receiptNumber: event.currentTarget.value })}
          autoComplete="off"
          data-wants-code
        />
        <Select
          label={t('devices.field.proof')}
          data={proofs.map((proof) => ({ value: proof, label: t(`devices.proof.${proof}`) }))}
          value={value.proof}
          allowDeselect={false}
          onChange={(proof) => proof && set({ proof })}
        />
        <TextInput
          label={t('devices.field.seller')}
          value={value.seller}
          error={errors.seller}
          onChange={(event) => set({ seller: event.currentTarget.value })}
          autoComplete="off"
        />
        <MoneyField
          label={t('devices.field.price')}
          value={value.priceMinor}
          error={errors.priceMinor}
          onChange={(priceMinor) => set({ priceMinor })}
        />
        <TextInput
          label={t('devices.field.place')}
          value={value.place}
          error={errors.place}
          onChange={(event) => set({ place: event.currentTarget.value })}
          autoComplete="off"
        />
        <Checkbox
          className={classes.whole}
          label={t('devices.field.registered')}
          description={t('devices.field.registered-hint')}
          checked={value.isRegistered}
          onChange={(event) => set({ isRegistered: event.currentTarget.checked })}
        />
      </FormSection>
      <FormSection title={t('devices.form.days')} description={t('devices.form.days-hint')} columns={3}>
        <DayField
          label={t('devices.field.delivered')}
          value={value.deliveredOn}
          error={errors.deliveredOn}
          onChange={(deliveredOn) => set({ deliveredOn })}
        />
        <DayField
          label={t('devices.field.installed')}
          value={value.installedOn}
          error={errors.installedOn}
          onChange={(installedOn) => set({ installedOn })}
        />
        <DayField
          label={t('devices.field.manufactured')}
          value={value.manufacturedOn}
          error={errors.manufacturedOn}
          onChange={(manufacturedOn) => set({ manufacturedOn })}
          latest={today}
        />
      </FormSection>
      <FormSection title={t('devices.form.rest')} columns={2}>
        <SerialField
          label={t('devices.field.imei2')}
          description={t('devices.field.imei2-hint')}
          value={value.imei2}
          error={errors.imei2}
          onChange={(imei2) => set({ imei2 })}
          maxLength={30}
          {...(except !== undefined && { except })}
        />
        <Textarea
          label={t('devices.field.notes')}
          value={value.notes}
          error={errors.notes}
          onChange={(event) => set({ notes: event.currentTarget.value })}
          autosize
          minRows={2}
        />
      </FormSection>
    </>
  );
}
