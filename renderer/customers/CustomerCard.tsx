import { Alert, Group, Stack, Text } from '@mantine/core';
import {
  IconAlertTriangle,
  IconArrowMerge,
  IconDeviceLaptop,
  IconPencil,
  IconTool,
} from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Navigate, useNavigate } from 'react-router';
import { type Customer, consentPurposes } from '../../shared/customers/customers.contract.ts';
import { intlTag, languageNames } from '../../shared/kernel/language.ts';
import { orpc } from '../app/api.ts';
import { useMay } from '../app/me.ts';
import { DeviceList } from '../devices/DeviceList.tsx';
import { RepairList } from '../devices/RepairList.tsx';
import type { Action } from '../ui/action.ts';
import { Code } from '../ui/Code.tsx';
import { useDesk } from '../ui/desk.ts';
import { KeyValues } from '../ui/KeyValues.tsx';
import { Money } from '../ui/Money.tsx';
import { Page } from '../ui/Page.tsx';
import { Phone } from '../ui/Phone.tsx';
import { Section } from '../ui/Section.tsx';
import { PageSkeleton } from '../ui/Skeletons.tsx';
import { StatusDot } from '../ui/StatusDot.tsx';
import classes from './CustomerCard.module.css';
import { MergeDialog } from './MergeDialog.tsx';

/** The card of one customer, read from top to bottom. A merged card leads to the one that it became. */
export function CustomerCard({ id }: { id: number }) {
  const { data: customer } = useQuery(orpc.customers.byId.queryOptions({ input: { id } }));
  if (!customer) return <PageSkeleton />;
  if (customer.mergedInto !== null) {
    return <Navigate to={`/customers/${customer.mergedInto}`} replace />;
  }
  return <Card customer={customer} />;
}

function Card({ customer }: { customer: Customer }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const mayMerge = useMay('customers.merge');
  const [isMerging, setIsMerging] = useState(false);
  const { id, flag } = customer;

  const takeIn = useMemo<Action>(
    () => ({
      id: 'repairs.take-in',
      labelKey: 'customers.action.take-in',
      icon: IconTool,
      shortcut: 'N',
      run: () => void navigate(`/repairs/new?customer=${id}`),
    }),
    [id, navigate],
  );
  const rest = useMemo<Action[]>(
    () => [
      {
        id: 'customers.change',
        labelKey: 'customers.action.change',
        icon: IconPencil,
        shortcut: 'E',
        run: () => void navigate(`/customers/${id}/edit`),
      },
      {
        id: 'customers.add-device',
        labelKey: 'customers.action.add-device',
        icon: IconDeviceLaptop,
        shortcut: 'D',
        run: () => void navigate(`/devices/new?customer=${id}`),
      },
      {
        id: 'customers.merge',
        labelKey: 'customers.action.merge',
        icon: IconArrowMerge,
        isEnabled: mayMerge,
        run: () => setIsMerging(true),
      },
    ],
    [id, mayMerge, navigate],
  );

  return (
    <Page
      title={customer.name}
      aside={<Code value={customer.number} />}
      subtitle={<Standing customer={customer} />}
      primary={takeIn}
      actions={rest}
    >
      {flag && (
        <Alert color="var(--meaning-risk)" icon={<IconAlertTriangle aria-hidden="true" />} role="note">
          <Text fw={600}>{flag}</Text>
        </Alert>
      )}
      <CardFacts customer={customer} />
      <Section title={t('customers.card.devices')}>
        <DeviceList customerId={id} />
      </Section>
      <CardRepairs id={id} />
      {isMerging && <MergeDialog id={id} onClose={() => setIsMerging(false)} />}
    </Page>
  );
}

/** Old or new, what is open, what is owed. */
function Standing({ customer }: { customer: Customer }) {
  const { t } = useTranslation();
  const { data: standing } = useQuery(orpc.customers.standing.queryOptions({ input: { id: customer.id } }));
  return (
    <Group gap="md" mih="1.35rem">
      {standing && (
        <StatusDot meaning={standing.isReturning ? 'good' : 'waiting'}>
          {t(standing.isReturning ? 'customers.standing.returning' : 'customers.standing.new')}
        </StatusDot>
      )}
      {standing && standing.openRepairs > 0 && (
        <StatusDot meaning="waiting">
          {t('customers.standing.open-repairs', { count: standing.openRepairs })}
        </StatusDot>
      )}
      {customer.balanceMinor > 0 && (
        <StatusDot meaning="risk">
          {t('customers.standing.owes')} <Money minor={customer.balanceMinor} />
        </StatusDot>
      )}
    </Group>
  );
}

function CardFacts({ customer }: { customer: Customer }) {
  const { t } = useTranslation();
  const { language } = useDesk();
  const listed = (words: string[]) => new Intl.ListFormat(intlTag(language), { type: 'unit' }).format(words);
  const given = consentPurposes.filter((purpose) => customer.consents[purpose]);
  return (
    <KeyValues
      items={[
        {
          label: t('common.word.phone'),
          value:
            customer.phones.length === 0 ? null : (
              <Stack gap={2}>
                {customer.phones.map(({ e164, label }) => (
                  <span key={e164}>
                    <Phone value={e164} />{' '}
                    {label && (
                      <Text span c="dimmed">
                        {label}
                      </Text>
                    )}
                  </span>
                ))}
              </Stack>
            ),
        },
        { label: t('common.word.email'), value: customer.email && <bdi>{customer.email}</bdi> },
        {
          label: t('common.word.address'),
          value: customer.address && <bdi className={classes.lines}>{customer.address}</bdi>,
        },
        {
          label: t('customers.card.speaks'),
          value: `${languageNames[customer.language]} · ${t(`common.calendar.${customer.calendar}`)}`,
        },
        { label: t('customers.field.channel'), value: t(`customers.channel.${customer.channel}`) },
        {
          label: t('customers.field.consents'),
          value:
            given.length === 0
              ? t('common.word.none')
              : listed(given.map((purpose) => t(`customers.consent-word.${purpose}`))),
        },
        { label: t('customers.field.kind'), value: t(`customers.kind.${customer.kind}`) },
        ...(customer.taxNumber
          ? [{ label: t('customers.field.tax-number'), value: <Code value={customer.taxNumber} isPlain /> }]
          : []),
        ...(customer.balanceMinor !== 0
          ? [{ label: t('customers.field.balance'), value: <Money minor={customer.balanceMinor} /> }]
          : []),
        ...(customer.notes
          ? [
              {
                label: t('customers.field.notes'),
                value: <bdi className={classes.lines}>{customer.notes}</bdi>,
              },
            ]
          : []),
      ]}
    />
  );
}

function CardRepairs({ id }: { id: number }) {
  const { t } = useTranslation();
  const { data: rows } = useQuery(orpc.repairs.ofCustomer.queryOptions({ input: { customerId: id } }));
  return (
    <Section title={t('customers.card.repairs')}>
      <RepairList rows={rows} empty={t('customers.card.no-repairs')} />
    </Section>
  );
}
