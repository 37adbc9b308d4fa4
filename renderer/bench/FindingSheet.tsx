import { Select, Textarea } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { type Finding, findingInput } from '../../shared/bench/bench.contract.ts';
import { nameIn } from '../../shared/catalogue/catalogue.rules.ts';
import { api, orpc } from '../app/api.ts';
import { ConfirmButton } from '../ui/ConfirmButton.tsx';
import { useContractForm } from '../ui/contract-form.ts';
import { useDesk } from '../ui/desk.ts';
import { FormActions } from '../ui/FormActions.tsx';
import { FormFrame } from '../ui/FormFrame.tsx';
import { notifyDone } from '../ui/notify.tsx';
import { SideSheet } from '../ui/SideSheet.tsx';
import classes from './bench.module.css';
import type { BenchFacts } from './bench-queries.ts';
import { CodeField } from './CodeField.tsx';
import { UnitBefore } from './UnitBefore.tsx';

interface FindingSheetProps {
  repairId: number;
  bench: Pick<BenchFacts, 'categoryId' | 'modelId' | 'deviceId'>;
  /** Null: a new one. */
  finding: Finding | null;
  onClose: () => void;
}

/** What is wrong in which unit, why, and what was done: three codes and as many words as somebody likes. */
export function FindingSheet({ repairId, bench, finding, onClose }: FindingSheetProps) {
  const { t } = useTranslation();
  const { language } = useDesk();
  const { categoryId, modelId } = bench;
  const { data: units = [] } = useQuery(
    orpc.catalogue.units.queryOptions({
      input: { categoryId: categoryId ?? 1, ...(modelId !== null && { modelId }) },
      enabled: categoryId !== null,
    }),
  );
  const form = useContractForm(findingInput, {
    initialValues: {
      unitId: finding?.unitId ?? (null as number | null),
      fault: finding?.fault ?? '',
      cause: finding?.cause ?? '',
      remedy: finding?.remedy ?? '',
      text: finding?.text ?? '',
    },
    submit: async (values) => {
      if (finding) await api.bench.changeFinding({ findingId: finding.id, ...values });
      else await api.bench.addFinding({ repairId, ...values });
      notifyDone(t('common.state.saved'));
      onClose();
    },
  });
  const { fault, cause, text } = form.values;
  const [settledText] = useDebouncedValue(text, 300);
  const coded = { repairId, fault, cause, text: settledText };
  const chosen = units.find(({ id }) => id === form.values.unitId);
  const offered = units.filter(({ isServiceable, id }) => isServiceable || id === form.values.unitId);
  return (
    <SideSheet title={t(finding ? 'bench.finding.change' : 'bench.finding.add')} isOpen onClose={onClose}>
      <FormFrame form={form} enter="next">
        <div className={classes.stack}>
          <CodeField {...coded} kind="fault" isFirst={!finding} isRequired {...form.getInputProps('fault')} />
          {offered.length > 0 && (
            <Select
              label={t('bench.field.unit')}
              placeholder={t('bench.finding.whole')}
              data={offered.map((unit) => ({ value: String(unit.id), label: nameIn(unit, language) }))}
              searchable
              clearable
              selectFirstOptionOnChange
              size="md"
              {...form.getInputProps('unitId')}
              value={form.values.unitId === null ? null : String(form.values.unitId)}
              onChange={(id) => form.setFieldValue('unitId', id === null ? null : Number(id))}
            />
          )}
          {chosen && bench.deviceId !== null && (
            <UnitBefore deviceId={bench.deviceId} unit={chosen.code} repairId={repairId} />
          )}
          <CodeField {...coded} kind="cause" {...form.getInputProps('cause')} />
          <CodeField {...coded} kind="remedy" {...form.getInputProps('remedy')} />
          <Textarea
            label={t('bench.field.text')}
            description={t('bench.finding.text-hint')}
            autosize
            minRows={2}
            {...form.getInputProps('text')}
          />
        </div>
        <FormActions form={form} label={t('common.action.save')} onCancel={onClose}>
          {finding && <Withdraw finding={finding} onDone={onClose} />}
        </FormActions>
      </FormFrame>
    </SideSheet>
  );
}

function Withdraw({ finding, onDone }: { finding: Finding; onDone: () => void }) {
  const { t } = useTranslation();
  const withdraw = useMutation({
    mutationFn: () => api.bench.withdrawFinding({ findingId: finding.id }),
    onSuccess: onDone,
  });
  return (
    <ConfirmButton
      label={t('bench.finding.withdraw')}
      question={{
        title: t('bench.finding.withdraw'),
        consequence: t('bench.finding.withdraw-question'),
        verb: t('bench.finding.withdraw'),
      }}
      onConfirm={() => withdraw.mutate()}
    />
  );
}
