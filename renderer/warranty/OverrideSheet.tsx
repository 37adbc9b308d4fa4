import { Group, Select, Stack, Text, Textarea } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { overrideInput, type WarrantyDecision } from '../../shared/warranty/warranty.contract.ts';
import { type Kind, type Payer, payers } from '../../shared/warranty/warranty.terms.ts';
import { api, orpc } from '../app/api.ts';
import { useContractForm } from '../ui/contract-form.ts';
import { FormActions } from '../ui/FormActions.tsx';
import { FormFrame } from '../ui/FormFrame.tsx';
import { notifyDone } from '../ui/notify.tsx';
import { SideSheet } from '../ui/SideSheet.tsx';
import { CountField } from './CountField.tsx';
import { CoverageWord } from './CoverageWord.tsx';

interface OverrideSheetProps {
  repairId: number;
  isOpen: boolean;
  onClose: () => void;
}

/** Another answer than the program's, by somebody who may, with a reason. The computed one stays to be seen. */
export function OverrideSheet({ repairId, isOpen, onClose }: OverrideSheetProps) {
  const { t } = useTranslation();
  const { data: decisions } = useQuery({
    ...orpc.warranty.decisions.queryOptions({ input: { repairId } }),
    enabled: isOpen,
    staleTime: 0,
  });
  return (
    <SideSheet title={t('warranty.override.title')} isOpen={isOpen} onClose={onClose}>
      {isOpen && decisions && <OverrideForm repairId={repairId} decisions={decisions} onClose={onClose} />}
    </SideSheet>
  );
}

interface OverrideFormProps {
  repairId: number;
  decisions: readonly WarrantyDecision[];
  onClose: () => void;
}

interface Values extends Record<string, unknown> {
  repairId: number;
  reason: string;
  lines: { kind: Kind; percent: number | null; payer: Payer }[];
}

function inputOf({ lines, ...values }: Values) {
  return {
    ...values,
    lines: lines.map(({ kind, percent, payer }) => ({
      kind,
      coveredBasisPoints: percent === null ? undefined : Math.round(percent * 100),
      payer: percent === 0 ? 'customer' : payer,
    })),
  };
}

function OverrideForm({ repairId, decisions, onClose }: OverrideFormProps) {
  const { t } = useTranslation();
  const last = decisions.at(-1);
  const computed = [...decisions].reverse().find(({ kind }) => kind === 'computed');
  const told = last?.outcome.lines ?? [];
  const form = useContractForm(overrideInput, {
    initialValues: {
      repairId,
      reason: '',
      lines: (['labour', 'parts'] as const).map((kind) => {
        const line = told.find((one) => one.kind === kind);
        return { kind, percent: (line?.coveredBasisPoints ?? 0) / 100, payer: line?.payer ?? 'customer' };
      }),
    } as Values,
    toInput: inputOf,
    submit: async (values) => {
      await api.warranty.override(values);
      notifyDone(t('warranty.done.overridden'));
      onClose();
    },
  });
  return (
    <FormFrame form={form} enter="next">
      <Stack>
        {computed && (
          <Text size="sm" component="div">
            {t('warranty.override.computed')} <CoverageWord word={computed.outcome.word} />
          </Text>
        )}
        {form.values.lines.map(({ kind }, index) => (
          <Group key={kind} grow align="flex-start">
            <CountField
              label={t('warranty.override.share', { kind: t(`entitlement.kind.${kind}`) })}
              rightSection="%"
              {...form.getInputProps(`lines.${index}.percent`)}
              error={form.errors[`lines.${index}.coveredBasisPoints`]}
            />
            <Select
              label={t('warranty.column.payer')}
              allowDeselect={false}
              data={payers.map((payer) => ({ value: payer, label: t(`entitlement.payer.${payer}`) }))}
              {...form.getInputProps(`lines.${index}.payer`)}
            />
          </Group>
        ))}
        <Textarea
          label={t('common.word.reason')}
          description={t('warranty.override.reason-hint')}
          autosize
          minRows={2}
          required
          data-autofocus
          {...form.getInputProps('reason')}
        />
      </Stack>
      <FormActions form={form} label={t('warranty.override.verb')} onCancel={onClose} />
    </FormFrame>
  );
}
