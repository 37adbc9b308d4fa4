import { Button, Group, Modal, Radio, Stack, Text } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { Customer } from '../../shared/customers/customers.contract.ts';
import { orpc } from '../app/api.ts';
import { KeyValues } from '../ui/KeyValues.tsx';
import { notifyDone } from '../ui/notify.tsx';
import { Phone } from '../ui/Phone.tsx';
import { CustomerPicker } from './CustomerPicker.tsx';

/** Makes one card of two: which stays, what moves, and what cannot be taken back. */
export function MergeDialog({ id, onClose }: { id: number; onClose: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [otherId, setOtherId] = useState<number | null>(null);
  const [staysId, setStaysId] = useState(id);
  const here = useQuery(orpc.customers.byId.queryOptions({ input: { id } })).data;
  const other = useQuery(
    orpc.customers.byId.queryOptions({ input: { id: otherId ?? 0 }, enabled: otherId !== null }),
  ).data;
  const merge = useMutation(
    orpc.customers.merge.mutationOptions({
      onSuccess: (moved, { into }) => {
        notifyDone(t('customers.done.merged', moved));
        onClose();
        void navigate(`/customers/${into}`);
      },
    }),
  );
  const isReady = here !== undefined && other !== undefined && otherId !== null;
  const [stays, goes] = isReady ? (staysId === id ? [here, other] : [other, here]) : [];

  return (
    <Modal
      opened
      onClose={onClose}
      title={t('customers.merge.title')}
      size="lg"
      closeButtonProps={{ 'aria-label': t('common.action.close') }}
    >
      <Stack>
        <CustomerPicker
          label={t('customers.merge.with')}
          value={otherId}
          onChange={setOtherId}
          except={id}
          autoFocus
        />
        {stays && goes && here && other && (
          <>
            <Radio.Group
              label={t('customers.merge.which')}
              value={String(staysId)}
              onChange={(choice) => setStaysId(Number(choice))}
            >
              <Stack gap="xs" mt="xs">
                {[here, other].map((card) => (
                  <Radio key={card.id} value={String(card.id)} label={<CardLine card={card} />} />
                ))}
              </Stack>
            </Radio.Group>
            <Preview stays={stays} goes={goes} />
          </>
        )}
        <Group justify="flex-end">
          <Button variant="subtle" color="gray" onClick={onClose}>
            {t('common.action.cancel')}
          </Button>
          <Button
            color="var(--meaning-bad)"
            disabled={!stays}
            loading={merge.isPending}
            onClick={() => stays && goes && merge.mutate({ from: goes.id, into: stays.id })}
          >
            {t('customers.merge.verb')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

function CardLine({ card }: { card: Customer }) {
  return (
    <span>
      <bdi>{card.name}</bdi> · <bdi>{card.number}</bdi>
      {card.phones[0] && (
        <>
          {' · '}
          <Phone value={card.phones[0].e164} />
        </>
      )}
    </span>
  );
}

function Preview({ stays, goes }: { stays: Customer; goes: Customer }) {
  const { t } = useTranslation();
  const { data: standing } = useQuery(orpc.customers.standing.queryOptions({ input: { id: goes.id } }));
  const known = new Set(stays.phones.map(({ e164 }) => e164));
  const phones = goes.phones.filter(({ e164 }) => !known.has(e164));
  return (
    <div>
      <Text fw={600}>{t('customers.merge.moves', { name: stays.name })}</Text>
      <KeyValues
        items={[
          { label: t('customers.card.devices'), value: standing ? String(standing.devices) : '…' },
          { label: t('customers.card.repairs'), value: standing ? String(standing.repairs) : '…' },
          {
            label: t('customers.merge.new-phones'),
            value:
              phones.length === 0
                ? t('common.word.none')
                : phones.map(({ e164 }) => (
                    <span key={e164}>
                      <Phone value={e164} />{' '}
                    </span>
                  )),
          },
        ]}
      />
      <Text c="dimmed" mt="xs">
        {t('customers.merge.consequence', { name: goes.name, number: goes.number })}
      </Text>
    </div>
  );
}
