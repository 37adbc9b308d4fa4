import { Checkbox, Radio, Select, Stack, Textarea, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { chosenLines, lostReasons, spokenWays } from '../../shared/estimates/estimate.rules.ts';
import {
  approveInput,
  type Estimate,
  type EstimatesOfRepair,
} from '../../shared/estimates/estimates.shapes.ts';
import type { Signature } from '../../shared/evidence/signature.ts';
import { shareOf } from '../../shared/kernel/money.ts';
import type { Repair } from '../../shared/repairs/repairs.contract.ts';
import { api } from '../app/api.ts';
import { SignaturePad } from '../evidence/SignaturePad.tsx';
import { useContractForm } from '../ui/contract-form.ts';
import { FormActions } from '../ui/FormActions.tsx';
import { FormFrame } from '../ui/FormFrame.tsx';
import { useFormat } from '../ui/format.ts';
import { Money } from '../ui/Money.tsx';
import { MoneyField } from '../ui/MoneyField.tsx';
import { notifyDone } from '../ui/notify.tsx';
import { SideSheet } from '../ui/SideSheet.tsx';
import classes from './estimates.module.css';

interface ApproveSheetProps {
  repair: Repair;
  told: EstimatesOfRepair;
  estimate: Estimate;
  onClose: () => void;
}

/** The customer's yes, as it was said: to which way, with which lines, by whom and how. */
export function ApproveSheet({ repair, told, estimate, onClose }: ApproveSheetProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const first = estimate.options.find(({ isRecommended }) => isRecommended) ?? estimate.options[0];
  const wholeOf = (id: number) => ({
    optionId: id,
    lineIds:
      estimate.options
        .find((option) => option.id === id)
        ?.lines.filter((line) => line.isOptional)
        .map((line) => line.id) ?? [],
  });
  const sumOf = ({ optionId, lineIds }: { optionId: number; lineIds: number[] }) =>
    chosenLines(estimate.options.find(({ id }) => id === optionId)?.lines ?? [], lineIds).reduce(
      (sum, line) => sum + line.customerMinor,
      0,
    );
  const form = useContractForm(approveInput, {
    initialValues: {
      estimateId: estimate.id,
      ...wholeOf(first?.id ?? 0),
      how: 'phone' as (typeof spokenWays)[number],
      approver: repair.customerName,
      depositMinor: null as number | null,
      note: '',
      signature: null as Signature | null,
      reason: 'other' as (typeof lostReasons)[number],
    },
    toInput: (values) => ({ ...values, amountMinor: sumOf(values) }),
    submit: async (said) => {
      await api.estimates.approve(said);
      notifyDone(t('estimates.done.approved', { number: repair.number }));
      onClose();
    },
  });
  const { values } = form;
  const option = estimate.options.find(({ id }) => id === values.optionId);
  const amountMinor = sumOf(values);
  const toggle = (id: number) =>
    form.setFieldValue(
      'lineIds',
      values.lineIds.includes(id) ? values.lineIds.filter((one) => one !== id) : [...values.lineIds, id],
    );
  return (
    <SideSheet title={t('estimates.action.approve')} isOpen onClose={onClose}>
      <FormFrame form={form} enter="next">
        <Stack>
          <Radio.Group
            label={t('estimates.field.way')}
            value={String(values.optionId)}
            onChange={(id) => form.setValues(wholeOf(Number(id)))}
          >
            <Stack gap="xs" mt="xs">
              {estimate.options.map((one, index) => (
                <Radio
                  key={one.id}
                  value={String(one.id)}
                  data-autofocus={index === 0 || undefined}
                  label={
                    <>
                      {one.letter} · <bdi>{one.title || t(`estimates.option.${one.kind}`)}</bdi> ·{' '}
                      <Money minor={one.customerMinor} currency={estimate.currency} />
                    </>
                  }
                />
              ))}
            </Stack>
          </Radio.Group>
          {option?.lines
            .filter((line) => line.isOptional)
            .map((line) => (
              <Checkbox
                key={line.id}
                checked={values.lineIds.includes(line.id)}
                onChange={() => toggle(line.id)}
                label={
                  <>
                    <bdi>{line.label}</bdi> ·{' '}
                    <Money minor={line.customerMinor} currency={estimate.currency} />
                  </>
                }
              />
            ))}
          <p className={classes.price} aria-live="polite">
            <Money minor={amountMinor} currency={estimate.currency} />
          </p>
          {option?.kind === 'leaveAsIs' && (
            <Select
              label={t('common.word.reason')}
              allowDeselect={false}
              data={lostReasons.map((reason) => ({ value: reason, label: t(`estimates.reason.${reason}`) }))}
              {...form.getInputProps('reason')}
            />
          )}
          <Select
            label={t('estimates.field.how')}
            allowDeselect={false}
            data={spokenWays.map((way) => ({ value: way, label: t(`estimates.way.${way}`) }))}
            {...form.getInputProps('how')}
          />
          <TextInput label={t('estimates.field.approver')} required {...form.getInputProps('approver')} />
          {values.how === 'counter' && (
            <SignaturePad
              label={t('estimates.field.signature')}
              signer={values.approver}
              required
              value={values.signature}
              onChange={(signature) => form.setFieldValue('signature', signature)}
              error={form.errors.signature}
            />
          )}
          {option?.kind !== 'leaveAsIs' && (
            <MoneyField
              label={t('estimates.field.deposit')}
              description={t('estimates.field.deposit-hint', {
                amount: format.money(shareOf(amountMinor, told.usual.depositBasisPoints), estimate.currency),
              })}
              currency={estimate.currency}
              {...form.getInputProps('depositMinor')}
            />
          )}
          <Textarea label={t('estimates.field.answer-note')} autosize {...form.getInputProps('note')} />
        </Stack>
        <FormActions form={form} label={t('estimates.action.approve')} onCancel={onClose} />
      </FormFrame>
    </SideSheet>
  );
}
