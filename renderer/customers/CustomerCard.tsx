import { Alert, Group, Stack, Text, Title } from '@mantine/core';
import { IconAlertTriangle, IconArrowMerge, IconDeviceLaptop, IconPencil, IconTool } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Navigate, useNavigate } from 'react-router';
import { type Customer, consentPurposes } from '../../shared/customers/customers.contract.ts';
import { languageNames } from '../../shared/kernel/language.ts';
import { orpc } from '../app/api.ts';
import { useMay } from '../app/me.ts';
import { DeviceList } from '../devices/DeviceList.tsx';
import { RepairHistory } from '../devices/RepairHistory.tsx';
import { ActionButton } from '../ui/ActionButton.tsx';
import { ActionMenu } from '../ui/ActionMenu.tsx';
import { type Action, useActions } from '../ui/action.ts';
import { Code } from '../ui/Code.tsx';
import { KeyValues } from '../ui/KeyValues.tsx';
import { Money } from '../ui/Money.tsx';
import { Phone } from '../ui/Phone.tsx';
import { Section } from '../ui/Section.tsx';
import { PageSkeleton } from '../ui/Skeletons.tsx';
import { StatusDot } from '../ui/StatusDot.tsx';
import classes from './CustomerCard.module.css';
import { MergeDialog } from './MergeDialog.tsx';

/** The card of one customer, read from top to bottom. A merged card leads to the one that it became. */
export function CustomerCard({ id }: { id: number }) {
  const { t } = useTranslation();
  const { data: customer } = useQuery(orpc.customers.byId.queryOptions({ input: { id } }));
  if (!customer) return <PageSkeleton />;
  if (customer.mergedInto !== null) {
    const name = customer.name;
    return <Navigate to={`/customers/${customer.mergedInto}`} replace state={{ mergedFrom: name }} />;
  }
  return (
    <Stack gap="lg" component="article" aria-label={t('customers.card.label', { name: customer.name })}>
      <CardHead customer={customer} />
      <CardFacts customer={customer} />
      <Section title={t('customers.card.devices')}>
        <DeviceList customerId={id} />
      </Section>
      <CardRepairs id={id} />
    </Stack>
  );
}

function CardHead({ customer }: { customer: Customer }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const mayMerge = useMay('customers.merge');
  const [isMerging, setIsMerging] = useState(false);
  const { data: standing } = useQuery(orpc.customers.standing.queryOptions({ input: { id: customer.id } }));

  const takeIn: Action = {
    id: 'customers.take-in',
    labelKey: 'customers.action.take-in',
    icon: IconTool,
    shortcut: 'R',
    run: () => void navigate(`/repairs/new?customer=${customer.id}`),
  };
  const change: Action = {
    id: 'customers.change',
    labelKey: 'customers.action.change',
    icon: IconPencil,
    shortcut: 'E',
    run: () => void navigate(`/customers/${customer.id}/edit`),
  };
  const addDevice: Action = {
    id: 'customers.add-device',
    labelKey: 'customers.action.add-device',
    icon: IconDeviceLaptop,
    shortcut: 'D',
    run: () => void navigate(`/devices/new?customer=${customer.id}`),
  };
  const merge: Action = {
    id: 'customers.merge',
    labelKey: 'customers.action.merge',
    icon: IconArrowMerge,
    run: () => setIsMerging(true),
  };
  const rest = [addDevice, ...(mayMerge ? [merge] : [])];
  useActions([takeIn, change, ...rest]);

  return (
    <header>
      <Group justify="space-between" align="flex-start" gap="xs" className={classes.head}>
        <div>
          <Title order={2} className={classes.name}>
            <bdi>{customer.name}</bdi>
          </Title>
          <Group gap="md" mt={2}>
            <Code value={customer.number} />
            {standing && (
              <StatusDot meaning={standing.isReturning ? 'good' : 'waiting'}>
                {t(standing.isReturning ? 'customers.standing.returning' : 'customers.standing.new')}
              </StatusDot>
            )}
            {standing && standing.openRepairs > 0 && (
              <StatusDot meaning="waiting">{t('customers.standing.open-repairs', { count: standing.openRepairs })}</StatusDot>
            )}
            {customer.balanceMinor > 0 && (
              <StatusDot meaning="risk">
                {t('customers.standing.owes')} <Money minor={customer.balanceMinor} />
              </StatusDot>
            )}
          </Group>
        </div>
        <Group gap="xs" wrap="nowrap">
          <ActionButton action={takeIn} variant="filled" />
          <ActionButton action={change} />
          <ActionMenu actions={rest} />
        </Group>
      </Group>
      {customer.flag && (
        <Alert mt="sm" color="var(--meaning-risk)" icon={<IconAlertTriangle aria-hidden="true" />} role="note">
          <Text fw={600}>{customer.flag}</Text>
        </Alert>
      )}
      {isMerging && <MergeDialog id={customer.id} onClose={() => setIsMerging(false)} />}
    </header>
  );
}

function CardFacts({ customer }: { customer: Customer }) {
  const { t } = useTranslation();
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
                    <Phone value={e164} /> {label && <Text span c="dimmed">{label}</Text>}
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
          value: given.length === 0 ? t('common.word.none') : given.map((purpose) => t(`customers.consent-word.${purpose}`)).join(', '),
        },
        { label: t('customers.field.kind'), value: t(`customers.kind.${customer.kind}`) },
        ...(customer.taxNumber
          ? [{ label: t('customers.field.tax-number'), value: <Code value={customer.taxNumber} isPlain /> }]
          : []),
        ...(customer.balanceMinor !== 0
          ? [{ label: t('customers.field.balance'), value: <Money minor={customer.balanceMinor} /> }]
          : []),
        ...(customer.notes
          ? [{ label: t('customers.field.notes'), value: <bdi className={classes.lines}>{customer.notes}</bdi> }]
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
      <RepairHistory rows={rows} empty={t('customers.card.no-repairs')} />
    </Section>
  );
}
