import { Anchor, Group, Stack } from '@mantine/core';
import { IconArrowsExchange, IconPencil, IconPrinter, IconShieldCheck, IconTool } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useParams } from 'react-router';
import type { Device } from '../../shared/devices/devices.contract.ts';
import { orpc } from '../app/api.ts';
import { ProofSection } from '../attachments/ProofSection.tsx';
import type { Action } from '../ui/action.ts';
import { Code } from '../ui/Code.tsx';
import { DayText } from '../ui/DayText.tsx';
import { KeyValues } from '../ui/KeyValues.tsx';
import { Money } from '../ui/Money.tsx';
import { Page } from '../ui/Page.tsx';
import { Section } from '../ui/Section.tsx';
import { PageSkeleton } from '../ui/Skeletons.tsx';
import { StatusDot } from '../ui/StatusDot.tsx';
import classes from './RecordList.module.css';
import { RepairList } from './RepairList.tsx';
import { TransferDialog } from './TransferDialog.tsx';

export function DevicePage() {
  const id = Number(useParams().deviceId);
  const { data: device } = useQuery(orpc.devices.byId.queryOptions({ input: { id } }));
  return device ? <DeviceRecord key={id} device={device} /> : <PageSkeleton />;
}

/** One device: what it is, whose, what may be done with it, what was done. */
function DeviceRecord({ device }: { device: Device }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [isMoving, setIsMoving] = useState(false);
  const { data: repairs } = useQuery(orpc.repairs.ofDevice.queryOptions({ input: { deviceId: device.id } }));

  const takeIn: Action = {
    id: 'repairs.take-in',
    labelKey: 'customers.action.take-in',
    icon: IconTool,
    shortcut: 'N',
    run: () => void navigate(`/repairs/new?device=${device.id}`),
  };
  const actions = useMemo<Action[]>(
    () => [
      {
        id: 'devices.warranty',
        labelKey: 'devices.action.warranty',
        icon: IconShieldCheck,
        shortcut: 'W',
        run: () => void navigate(`/warranty/${device.id}`),
      },
      {
        id: 'devices.change',
        labelKey: device.isRegistered ? 'devices.action.change' : 'devices.action.register',
        icon: IconPencil,
        shortcut: 'E',
        run: () => void navigate(`/devices/${device.id}/edit`),
      },
      {
        id: 'devices.transfer',
        labelKey: 'devices.action.transfer',
        icon: IconArrowsExchange,
        run: () => setIsMoving(true),
      },
      {
        id: 'devices.rights-card',
        labelKey: 'devices.action.rights-card',
        icon: IconPrinter,
        run: () => void navigate(`/warranty/${device.id}#rights`),
      },
    ],
    [device.id, device.isRegistered, navigate],
  );

  return (
    <Page
      title={device.label}
      subtitle={device.category === device.label ? null : device.category}
      aside={
        <Group gap="md">
          {device.serial && <Code value={device.serial} />}
          {device.openRepairId !== null && (
            <Anchor component={Link} to={`/repairs/${device.openRepairId}`}>
              <StatusDot meaning="waiting">{t('devices.in-shop')}</StatusDot>
            </Anchor>
          )}
          {!device.isRegistered && <StatusDot meaning="waiting">{t('devices.not-registered')}</StatusDot>}
          {device.voidReason && <StatusDot meaning="bad">{device.voidReason}</StatusDot>}
        </Group>
      }
      primary={takeIn}
      actions={actions}
      isNarrow
    >
      <Stack gap="lg">
        <DeviceFacts device={device} />
        <ProofSection deviceId={device.id} />
        <Owners device={device} />
        <Section title={t('customers.card.repairs')}>
          <RepairList rows={repairs} empty={t('devices.history.none')} />
        </Section>
      </Stack>
      {isMoving && <TransferDialog device={device} onClose={() => setIsMoving(false)} />}
    </Page>
  );
}

function DeviceFacts({ device }: { device: Device }) {
  const { t } = useTranslation();
  const days = [
    ['devices.field.purchased', device.purchasedOn],
    ['devices.field.delivered', device.deliveredOn],
    ['devices.field.installed', device.installedOn],
    ['devices.field.manufactured', device.manufacturedOn],
  ] as const;
  const code = (value: string) => value && <Code value={value} />;
  return (
    <KeyValues
      items={[
        {
          label: t('devices.field.owner'),
          value: (
            <Anchor component={Link} to={`/customers/${device.customerId}`}>
              <bdi>{device.customerName}</bdi>
            </Anchor>
          ),
        },
        { label: t('devices.field.serial'), value: code(device.serial) },
        ...(device.imei2 ? [{ label: t('devices.field.imei2'), value: code(device.imei2) }] : []),
        ...days
          .filter(([, day], index) => day !== null || index === 0)
          .map(([key, day]) => ({
            label: t(key),
            value: day ? <DayText day={day} style="long" /> : t('common.word.unknown'),
          })),
        { label: t('devices.field.receipt'), value: code(device.receiptNumber) },
        { label: t('devices.field.proof'), value: t(`devices.proof.${device.proof}`) },
        { label: t('devices.field.seller'), value: device.seller && <bdi>{device.seller}</bdi> },
        ...(device.priceMinor === null
          ? []
          : [{ label: t('devices.field.price'), value: <Money minor={device.priceMinor} /> }]),
        ...(device.place ? [{ label: t('devices.field.place'), value: <bdi>{device.place}</bdi> }] : []),
        ...(device.notes
          ? [
              {
                label: t('devices.field.notes'),
                value: <bdi style={{ whiteSpace: 'pre-line' }}>{device.notes}</bdi>,
              },
            ]
          : []),
      ]}
    />
  );
}

/** Only where it had more than one: the newest first. */
function Owners({ device }: { device: Device }) {
  const { t } = useTranslation();
  if (device.owners.length < 2) return null;
  return (
    <Section title={t('devices.owners.title')}>
      <ul className={classes.list}>
        {[...device.owners].reverse().map(({ customerId, name, sinceOn }) => (
          <li key={`${customerId} ${sinceOn}`} className={classes.row}>
            <div className={classes.line}>
              <Anchor component={Link} to={`/customers/${customerId}`} className={classes.title}>
                <bdi>{name}</bdi>
              </Anchor>
              <span>
                {t('devices.owners.since')} <DayText day={sinceOn} />
              </span>
            </div>
          </li>
        ))}
      </ul>
    </Section>
  );
}
