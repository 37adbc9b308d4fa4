import { Group, Select, Stack, Text, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { coverInput, coverLayers } from '../../shared/warranty/warranty.contract.ts';
import {
  type Duration,
  kinds,
  type Layer,
  type Promiser,
  promisers,
} from '../../shared/warranty/warranty.terms.ts';
import { api } from '../app/api.ts';
import { useContractForm } from '../ui/contract-form.ts';
import { DayField } from '../ui/DayField.tsx';
import { useDesk } from '../ui/desk.ts';
import { FormActions } from '../ui/FormActions.tsx';
import { FormFrame } from '../ui/FormFrame.tsx';
import { notifyDone } from '../ui/notify.tsx';
import { SideSheet } from '../ui/SideSheet.tsx';
import { CountField } from './CountField.tsx';

interface CoverDialogProps {
  deviceId: number;
  isOpen: boolean;
  onClose: () => void;
}

/** Gives one device cover of its own: a plan, a maintenance contract, a kindness. */
export function CoverDialog({ deviceId, isOpen, onClose }: CoverDialogProps) {
  const { t } = useTranslation();
  return (
    <SideSheet title={t('warranty.action.add-cover')} isOpen={isOpen} onClose={onClose}>
      {isOpen && <CoverForm deviceId={deviceId} onClose={onClose} />}
    </SideSheet>
  );
}

interface CoverValues extends Record<string, unknown> {
  deviceId: number;
  reference: string;
  startsOn: string | null;
  endsOn: string | null;
  terms: {
    layer: Layer;
    payer: Promiser;
    name: string;
    maxClaims: number | null;
    /** Per cent of each kind; nothing: not part of it. */
    basisPoints: Record<(typeof kinds)[number], number | null>;
  };
}

/** Cover that is bought has days of its own, so that each kind that is part of it runs until its last day. */
function inputOf({ terms, ...cover }: CoverValues) {
  const { basisPoints, ...rest } = terms;
  const durationOf = (percent: number | null): Duration => (percent ? 'lifetime' : null);
  return {
    ...cover,
    terms: {
      ...rest,
      durations: Object.fromEntries(kinds.map((kind) => [kind, durationOf(basisPoints[kind])])),
      basisPoints: Object.fromEntries(
        kinds.map((kind) => [kind, Math.round((basisPoints[kind] ?? 0) * 100)]),
      ),
      start: { from: 'purchase' },
    },
  };
}

const schema = coverInput.refine(({ endsOn }) => endsOn !== null, {
  path: ['endsOn'],
  error: 'common.invalid.required',
});

function CoverForm({ deviceId, onClose }: { deviceId: number; onClose: () => void }) {
  const { t } = useTranslation();
  const { today } = useDesk();
  const form = useContractForm(schema, {
    initialValues: {
      deviceId,
      reference: '',
      startsOn: today,
      endsOn: null,
      terms: {
        layer: 'dealer',
        payer: 'dealer',
        name: '',
        maxClaims: null,
        basisPoints: { labour: 100, parts: 100, transport: null, visit: null },
      },
    } as CoverValues,
    toInput: inputOf,
    submit: async (values) => {
      await api.warranty.addCover(values);
      notifyDone(t('warranty.done.cover-added'));
      onClose();
    },
  });
  return (
    <FormFrame form={form} enter="next">
      <Stack>
        <Select
          label={t('warranty.cover.kind')}
          allowDeselect={false}
          data={coverLayers.map((layer) => ({ value: layer, label: t(`warranty.cover.layer.${layer}`) }))}
          {...form.getInputProps('terms.layer')}
        />
        <TextInput
          label={t('warranty.terms.name')}
          description={t('warranty.terms.name-hint')}
          required
          data-autofocus
          {...form.getInputProps('terms.name')}
        />
        <TextInput
          label={t('warranty.cover.reference')}
          description={t('warranty.cover.reference-hint')}
          required
          {...form.getInputProps('reference')}
        />
        <Select
          label={t('warranty.terms.payer')}
          allowDeselect={false}
          data={promisers.map((payer) => ({ value: payer, label: t(`entitlement.payer.${payer}`) }))}
          {...form.getInputProps('terms.payer')}
        />
        <Group grow align="flex-start">
          <DayField label={t('warranty.cover.first-day')} required {...form.getInputProps('startsOn')} />
          <DayField label={t('warranty.cover.last-day')} required {...form.getInputProps('endsOn')} />
        </Group>
        <div>
          <Text size="sm" fw={500}>
            {t('warranty.terms.shares')}
          </Text>
          <Text size="xs" c="dimmed">
            {t('warranty.cover.shares-hint')}
          </Text>
          <Group grow align="flex-start" mt={4}>
            {kinds.map((kind) => (
              <CountField
                key={kind}
                label={t(`entitlement.kind.${kind}`)}
                rightSection="%"
                {...form.getInputProps(`terms.basisPoints.${kind}`)}
                {...(kind === 'labour' && form.errors['terms.durations.labour']
                  ? { error: form.errors['terms.durations.labour'] }
                  : {})}
              />
            ))}
          </Group>
        </div>
        <CountField
          label={t('warranty.terms.max-claims')}
          description={t('warranty.terms.max-claims-hint')}
          {...form.getInputProps('terms.maxClaims')}
        />
      </Stack>
      <FormActions form={form} label={t('warranty.action.add-cover')} onCancel={onClose} />
    </FormFrame>
  );
}
