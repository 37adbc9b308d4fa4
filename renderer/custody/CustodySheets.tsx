import { Radio, Select, Stack, Textarea, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type CustodyItem,
  missingInput,
  moveInput,
  settleInput,
} from '../../shared/custody/custody.contract.ts';
import { isOver, movesAlong } from '../../shared/custody/custody.rules.ts';
import { api, orpc } from '../app/api.ts';
import { useMay } from '../app/me.ts';
import { report } from '../app/query-client.ts';
import { countersign } from '../people/Countersign.tsx';
import { useContractForm } from '../ui/contract-form.ts';
import { FormActions } from '../ui/FormActions.tsx';
import { FormFrame } from '../ui/FormFrame.tsx';
import { notifyDone } from '../ui/notify.tsx';
import { SideSheet } from '../ui/SideSheet.tsx';
import { ItemChecks } from './ItemChecks.tsx';
import { itemName, placeName } from './where.ts';

interface SheetProps {
  repairId: number;
  items: readonly CustodyItem[];
  onClose: () => void;
}

/** Moves things by hand: to a place, to a colleague, or out of the house. */
export function MoveSheet({ repairId, items, onClose }: SheetProps) {
  const { t } = useTranslation();
  const { data: places = [] } = useQuery(orpc.custody.places.queryOptions());
  const { data: people = [] } = useQuery(orpc.people.names.queryOptions());
  const movable = items.filter(({ last }) => last?.whereabouts !== 'customer');
  const [way, setWay] = useState<'place' | 'person' | 'out'>('place');
  const form = useContractForm(moveInput, {
    initialValues: {
      repairId,
      itemIds: movable.filter(({ last }) => movesAlong(last?.whereabouts ?? null)).map(({ id }) => id),
      placeId: null as string | null,
      personId: null as string | null,
      sentTo: '',
      reason: '',
    },
    toInput: ({ placeId, personId, sentTo, ...rest }) => ({
      ...rest,
      to:
        way === 'place'
          ? { placeId: Number(placeId) }
          : way === 'person'
            ? { personId: Number(personId) }
            : { sentTo },
    }),
    submit: async (values) => {
      const { moveIds } = await api.custody.move(values);
      const undo = () => api.custody.undo({ moveIds }).then(() => undefined, report);
      notifyDone(t('custody.done.moved', { count: moveIds.length }), { undo });
      onClose();
    },
  });
  const missing = form.errors.to;
  return (
    <SideSheet title={t('custody.action.move')} isOpen onClose={onClose}>
      <FormFrame form={form} enter="next">
        <Stack gap="md">
          <ItemChecks
            items={movable}
            value={form.values.itemIds}
            onChange={(itemIds) => form.setFieldValue('itemIds', itemIds)}
            error={form.errors.itemIds}
          />
          <Radio.Group
            label={t('custody.field.where')}
            value={way}
            onChange={(next) => setWay(next as typeof way)}
          >
            <Stack gap="xs" mt="xs">
              <Radio value="place" label={t('custody.way.place')} />
              <Radio value="person" label={t('custody.way.person')} />
              <Radio value="out" label={t('custody.way.out')} />
            </Stack>
          </Radio.Group>
          {way === 'place' && (
            <Select
              label={t('custody.field.place')}
              searchable
              required
              data-autofocus
              data={places
                .filter(({ isHidden }) => !isHidden)
                .map((place) => ({ value: String(place.id), label: placeName(t, place) }))}
              {...form.getInputProps('placeId')}
              error={missing}
            />
          )}
          {way === 'person' && (
            <Select
              label={t('custody.field.person')}
              searchable
              required
              data={people
                .filter(({ isActive }) => isActive)
                .map(({ id, name }) => ({ value: String(id), label: name }))}
              {...form.getInputProps('personId')}
              error={missing}
            />
          )}
          {way === 'out' && (
            <TextInput
              label={t('custody.field.sent-to')}
              required
              {...form.getInputProps('sentTo')}
              error={missing ?? form.errors['to.sentTo']}
            />
          )}
          <TextInput label={t('custody.field.note')} {...form.getInputProps('reason')} />
        </Stack>
        <FormActions form={form} label={t('custody.action.move')} onCancel={onClose} />
      </FormFrame>
    </SideSheet>
  );
}

export function MissingSheet({ repairId, items, onClose }: SheetProps) {
  const { t } = useTranslation();
  const open = items.filter(({ last }) => !isOver(last?.whereabouts ?? null));
  const form = useContractForm(missingInput, {
    initialValues: { repairId, itemIds: [] as number[], reason: '' },
    submit: async (values) => {
      const { moveIds } = await api.custody.reportMissing(values);
      const undo = () => api.custody.undo({ moveIds }).then(() => undefined, report);
      notifyDone(t('custody.done.missing'), { undo });
      onClose();
    },
  });
  return (
    <SideSheet title={t('custody.action.missing')} isOpen onClose={onClose}>
      <FormFrame form={form} enter="next">
        <Stack gap="md">
          <ItemChecks
            items={open}
            value={form.values.itemIds}
            onChange={(itemIds) => form.setFieldValue('itemIds', itemIds)}
            error={form.errors.itemIds}
          />
          <TextInput
            label={t('common.word.reason')}
            description={t('custody.missing-hint')}
            required
            {...form.getInputProps('reason')}
          />
        </Stack>
        <FormActions form={form} label={t('custody.action.missing')} onCancel={onClose} />
      </FormFrame>
    </SideSheet>
  );
}

/** How it ends with something that is lost: a supervisor answers for it. */
export function SettleSheet({ item, onClose }: { item: CustodyItem; onClose: () => void }) {
  const { t, i18n } = useTranslation();
  const maySettle = useMay('custody.settle');
  const name = itemName(t, item, i18n.language);
  const form = useContractForm(settleInput, {
    initialValues: { itemId: item.id, how: null as string | null, reason: '' },
    submit: async (values) => {
      const sentence = t('custody.countersign', { item: name });
      const countersignId = maySettle ? null : await countersign({ right: 'custody.settle', sentence });
      if (!maySettle && countersignId === null) return;
      await api.custody.settle({ ...values, ...(countersignId !== null && { countersignId }) });
      notifyDone(t('custody.done.settled', { item: name }));
      onClose();
    },
  });
  return (
    <SideSheet title={t('custody.settle-title', { item: name })} isOpen onClose={onClose}>
      <FormFrame form={form} enter="next">
        <Stack gap="md">
          <Radio.Group label={t('custody.field.how')} required {...form.getInputProps('how')}>
            <Stack gap="xs" mt="xs">
              <Radio value="compensated" label={t('custody.settled.compensated')} />
              <Radio value="waived" label={t('custody.settled.waived')} />
            </Stack>
          </Radio.Group>
          <Textarea
            label={t('common.word.reason')}
            description={t('custody.settle-hint')}
            autosize
            minRows={2}
            required
            {...form.getInputProps('reason')}
          />
        </Stack>
        <FormActions form={form} label={t('custody.action.settle')} onCancel={onClose} />
      </FormFrame>
    </SideSheet>
  );
}
