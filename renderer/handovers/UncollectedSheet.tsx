import { Anchor, Button, Select, Stack, Text, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { handovers, type UncollectedRow } from '../../shared/handovers/handovers.contract.ts';
import { tellingWays } from '../../shared/handovers/uncollected.rules.ts';
import { api, orpc } from '../app/api.ts';
import { useMay } from '../app/me.ts';
import { inputSchemaOf } from '../payments/input-schema.ts';
import { useContractForm } from '../ui/contract-form.ts';
import { FormActions } from '../ui/FormActions.tsx';
import { FormFrame } from '../ui/FormFrame.tsx';
import { useFormat } from '../ui/format.ts';
import { KeyValues } from '../ui/KeyValues.tsx';
import { Money } from '../ui/Money.tsx';
import { notifyDone } from '../ui/notify.tsx';
import { Phone } from '../ui/Phone.tsx';
import { SideSheet } from '../ui/SideSheet.tsx';
import { DecisionForm } from './DecisionForm.tsx';
import classes from './handovers.module.css';
import { UncollectedSteps } from './UncollectedSteps.tsx';

interface UncollectedSheetProps {
  row: UncollectedRow | null;
  onClose: () => void;
}

/** One device that waits: what was done so that it is collected, and what can be done next. */
export function UncollectedSheet({ row, onClose }: UncollectedSheetProps) {
  return (
    <SideSheet title={row?.number ?? ''} isOpen={row !== null} onClose={onClose}>
      {row && <Waiting key={row.repairId} row={row} onClose={onClose} />}
    </SideSheet>
  );
}

function Waiting({ row, onClose }: { row: UncollectedRow; onClose: () => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const navigate = useNavigate();
  const mayDecide = useMay('handovers.dispose');
  const [act, setAct] = useState<'tell' | 'decide' | null>(null);
  const { data } = useQuery(orpc.handovers.ofRepair.queryOptions({ input: { repairId: row.repairId } }));
  const letter = useMutation({
    mutationFn: () => api.handovers.writeLetter({ repairId: row.repairId }),
    onSuccess: ({ paperId }) => navigate(`/papers/${paperId}?repair=${row.repairId}`),
  });
  return (
    <Stack>
      <KeyValues
        items={[
          { label: t('papers.receipt.customer'), value: <bdi>{row.customerName}</bdi> },
          { label: t('common.word.phone'), value: row.customerPhone && <Phone value={row.customerPhone} /> },
          { label: t('handovers.uncollected.device'), value: <bdi>{row.label}</bdi> },
          { label: t('handovers.uncollected.ready-since'), value: format.instant(row.readyAt) },
          ...(row.letter
            ? [
                {
                  label: t('handovers.uncollected.kept-until'),
                  value: format.day(row.letter.keptUntil, 'long'),
                },
              ]
            : []),
          ...(row.storageMinor
            ? [{ label: t('handovers.uncollected.storage'), value: <Money minor={row.storageMinor} /> }]
            : []),
        ]}
      />
      {data && data.steps.length > 0 && <UncollectedSteps steps={data.steps} repairId={row.repairId} />}
      <div className={classes.buttons}>
        <Button variant={act === 'tell' ? 'light' : 'default'} onClick={() => setAct('tell')}>
          {t('handovers.action.tell')}
        </Button>
        {row.letter === null && (
          <Button variant="default" loading={letter.isPending} onClick={() => letter.mutate()}>
            {t('handovers.action.letter')}
          </Button>
        )}
        {row.isToDecide && mayDecide && (
          <Button variant={act === 'decide' ? 'light' : 'default'} onClick={() => setAct('decide')}>
            {t('handovers.action.decide')}
          </Button>
        )}
      </div>
      {row.isToDecide && !mayDecide && (
        <Text size="sm" c="dimmed">
          {t('handovers.uncollected.owner-decides')}
        </Text>
      )}
      {act === 'tell' && <TellForm repairId={row.repairId} onDone={() => setAct(null)} />}
      {act === 'decide' && <DecisionForm repairId={row.repairId} onDone={onClose} />}
      <Anchor component={Link} size="sm" to={`/repairs/${row.repairId}`}>
        {t('papers.open-repair')}
      </Anchor>
    </Stack>
  );
}

const schema = inputSchemaOf(handovers.tell);

function TellForm({ repairId, onDone }: { repairId: number; onDone: () => void }) {
  const { t } = useTranslation();
  const form = useContractForm(schema, {
    initialValues: { repairId, how: 'phone' as string, note: '' },
    async submit(input) {
      await api.handovers.tell(input);
      notifyDone(t('common.state.saved'));
      onDone();
    },
  });
  return (
    <FormFrame form={form} enter="next">
      <Stack>
        <Select
          label={t('handovers.how.title')}
          allowDeselect={false}
          data={tellingWays.map((value) => ({ value, label: t(`handovers.how.${value}`) }))}
          {...form.getInputProps('how')}
        />
        <TextInput label={t('handovers.uncollected.note')} {...form.getInputProps('note')} />
      </Stack>
      <FormActions form={form} label={t('common.action.save')} onCancel={onDone} />
    </FormFrame>
  );
}
