import { Alert, Anchor, Button, SegmentedControl, TextInput } from '@mantine/core';
import { IconAlertTriangle, IconRepeat } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { dayOfInstant } from '../../shared/kernel/day.ts';
import { orpc } from '../app/api.ts';
import { CategorySelect } from '../catalogue/CategorySelect.tsx';
import { BrandInput, ModelInput } from '../catalogue/ProductInputs.tsx';
import { DevicePicker } from '../devices/DevicePicker.tsx';
import type { DeviceValues } from '../devices/device-values.ts';
import { SerialField } from '../devices/SerialField.tsx';
import { Code } from '../ui/Code.tsx';
import type { ContractForm } from '../ui/contract-form.ts';
import { DayField } from '../ui/DayField.tsx';
import { DayText } from '../ui/DayText.tsx';
import { useDesk } from '../ui/desk.ts';
import { CoverageBand } from './CoverageBand.tsx';
import type { IntakeValues, ItemValues } from './intake-values.ts';
import classes from './repairs.module.css';

interface DevicePartProps {
  form: ContractForm<IntakeValues>;
  index: number;
}

/** What is brought: one of their devices, another one, or a service without one. */
export function DevicePart({ form, index }: DevicePartProps) {
  const { t } = useTranslation();
  const { customer } = form.values;
  const device = form.values.items[index]?.device as ItemValues['device'];
  const path = `items.${index}.device` as const;
  const set = (patch: Partial<ItemValues['device']>) => form.setFieldValue(path, { ...device, ...patch });
  const choose = (id: number | null) =>
    set({ mode: id === null ? 'new' : 'known', id, onOtherOwner: 'refuse' });

  if (device.mode === 'none') {
    return (
      <div className={classes.stack}>
        <TextInput
          label={t('repairs.intake.service')}
          description={t('repairs.intake.service-hint')}
          value={device.none}
          onChange={(event) => set({ none: event.currentTarget.value })}
          error={form.errors[`${path}.none`]}
          required
          autoFocus
          maxLength={200}
        />
        <Button
          variant="subtle"
          size="compact-sm"
          className={classes.start}
          onClick={() => set({ mode: 'new' })}
        >
          {t('repairs.intake.with-device')}
        </Button>
      </div>
    );
  }
  return (
    <div className={classes.stack}>
      {customer.mode === 'known' && customer.id !== null && (
        <DevicePicker
          customerId={customer.id}
          value={device.mode === 'known' ? device.id : null}
          onChange={choose}
        />
      )}
      {device.mode === 'known' && device.id !== null ? (
        <KnownDevice
          id={device.id}
          customerId={customer.mode === 'known' ? customer.id : null}
          choice={device.onOtherOwner}
          onChoice={(onOtherOwner) => set({ onOtherOwner })}
          onOwner={(id) => form.setFieldValue('customer', { ...customer, mode: 'known', id })}
          onClear={() => choose(null)}
        />
      ) : (
        <NewDevice
          value={device.new}
          onChange={(value) => set({ new: value })}
          errorAt={(field) => form.errors[`${path}.new.${field}`]}
          onKnown={choose}
          onNone={() => set({ mode: 'none' })}
        />
      )}
      <CoverageBand deviceId={device.mode === 'known' ? device.id : null} device={device.new} />
    </div>
  );
}

interface NewDeviceProps {
  value: DeviceValues;
  onChange: (value: DeviceValues) => void;
  errorAt: (field: keyof DeviceValues) => React.ReactNode;
  onKnown: (id: number) => void;
  onNone: () => void;
}

function NewDevice({ value, onChange, errorAt, onKnown, onNone }: NewDeviceProps) {
  const { t } = useTranslation();
  const { today } = useDesk();
  const set = (patch: Partial<DeviceValues>) => onChange({ ...value, ...patch });
  return (
    <div className={classes.deviceFields}>
      <CategorySelect
        value={value.categoryId}
        error={errorAt('categoryId')}
        onChange={(categoryId) => set({ categoryId })}
        required
      />
      <SerialField
        value={value.serial}
        error={errorAt('serial')}
        onChange={(serial) => set({ serial })}
        onChooseKnown={onKnown}
      />
      <BrandInput value={value.brand} error={errorAt('brand')} onChange={(brand) => set({ brand })} />
      <ModelInput
        value={value.model}
        error={errorAt('model')}
        onChange={(model) => set({ model })}
        brand={value.brand}
        categoryId={value.categoryId}
      />
      <DayField
        label={t('repairs.intake.purchased')}
        value={value.purchasedOn}
        error={errorAt('purchasedOn')}
        onChange={(purchasedOn) => set({ purchasedOn })}
        latest={today}
      />
      <Button variant="subtle" size="compact-sm" className={classes.clear} onClick={onNone}>
        {t('repairs.intake.without-device')}
      </Button>
    </div>
  );
}

interface KnownDeviceProps {
  id: number;
  customerId: number | null;
  choice: ItemValues['device']['onOtherOwner'];
  onChoice: (choice: ItemValues['device']['onOtherOwner']) => void;
  onOwner: (customerId: number) => void;
  onClear: () => void;
}

/** A device of the books: in the shop already, of somebody else, back again; said at once. */
function KnownDevice({ id, customerId, choice, onChoice, onOwner, onClear }: KnownDeviceProps) {
  const { t } = useTranslation();
  const { zone } = useDesk();
  const { data: device } = useQuery(orpc.devices.byId.queryOptions({ input: { id } }));
  const { data: past = [] } = useQuery(orpc.repairs.ofDevice.queryOptions({ input: { deviceId: id } }));
  const { data: earlier } = useQuery(orpc.repairs.maybeComeBack.queryOptions({ input: { deviceId: id } }));
  if (!device) return null;
  const open = past.find(({ group }) => group === 'open');
  const isOfAnother = customerId !== null && device.customerId !== customerId;
  return (
    <div className={classes.stack}>
      {(isOfAnother || customerId === null) && (
        <p>
          <strong>
            <bdi>{device.label}</bdi>
          </strong>{' '}
          {device.serial && <Code value={device.serial} isPlain />}{' '}
          <Button variant="subtle" size="compact-sm" color="gray" onClick={onClear}>
            {t('repairs.intake.another-device')}
          </Button>
        </p>
      )}
      {open && (
        <Alert
          color="var(--meaning-bad)"
          icon={<IconAlertTriangle size={18} aria-hidden="true" />}
          title={t('repairs.intake.in-shop')}
        >
          <Anchor component={Link} to={`/repairs/${open.id}`}>
            {t('repairs.intake.open-order', { number: open.number })}
          </Anchor>
        </Alert>
      )}
      {earlier && !open && (
        <Alert color="var(--meaning-risk)" icon={<IconRepeat size={18} aria-hidden="true" />} p="xs">
          {t('repairs.intake.come-back')}{' '}
          <Anchor component={Link} to={`/repairs/${earlier.id}`}>
            <bdi>{earlier.number}</bdi>
          </Anchor>{' '}
          · <DayText day={dayOfInstant(earlier.closedAt, zone)} isRelative /> · <bdi>{earlier.fault}</bdi>
        </Alert>
      )}
      {customerId === null && (
        <Button variant="light" className={classes.start} onClick={() => onOwner(device.customerId)}>
          {t('repairs.intake.take-owner', { name: device.customerName })}
        </Button>
      )}
      {isOfAnother && (
        <Alert
          color="var(--meaning-risk)"
          icon={<IconAlertTriangle size={18} aria-hidden="true" />}
          title={t('repairs.intake.of-another', { name: device.customerName })}
        >
          <SegmentedControl
            aria-label={t('repairs.intake.of-another', { name: device.customerName })}
            value={choice}
            onChange={(value) => onChoice(value as typeof choice)}
            data={[
              { value: 'refuse', label: t('repairs.intake.owner-undecided') },
              { value: 'transfer', label: t('repairs.intake.owner-transfer') },
              { value: 'keep', label: t('repairs.intake.owner-keep') },
            ]}
          />
        </Alert>
      )}
    </div>
  );
}
