import { Modal, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { type Device, devices } from '../../shared/devices/devices.contract.ts';
import { api } from '../app/api.ts';
import { CustomerPicker } from '../customers/CustomerPicker.tsx';
import { useContractForm } from '../ui/contract-form.ts';
import { DayField } from '../ui/DayField.tsx';
import { useDesk } from '../ui/desk.ts';
import { FormActions } from '../ui/FormActions.tsx';
import { FormFrame } from '../ui/FormFrame.tsx';
import { notifyDone } from '../ui/notify.tsx';

const transferInput = devices.transfer['~orpc'].inputSchema as NonNullable<
  (typeof devices.transfer)['~orpc']['inputSchema']
>;

interface TransferDialogProps {
  device: Device;
  onClose: () => void;
}

/** The device has a new owner from a day on; its past stays with it. */
export function TransferDialog({ device, onClose }: TransferDialogProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { today } = useDesk();
  const form = useContractForm(transferInput, {
    initialValues: { id: device.id, customerId: null as number | null, on: today as string | null },
    submit: async (input) => {
      await api.devices.transfer(input);
      notifyDone(t('devices.done.transferred'));
      onClose();
    },
  });
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('devices.transfer.title', { label: device.label })}
      closeButtonProps={{ 'aria-label': t('common.action.close') }}
    >
      <FormFrame form={form}>
        <Stack>
          <Text c="dimmed">{t('devices.transfer.sentence', { name: device.customerName })}</Text>
          <CustomerPicker
            label={t('devices.transfer.to')}
            value={form.values.customerId}
            error={form.errors.customerId}
            onChange={(customerId) => form.setFieldValue('customerId', customerId)}
            onNew={(text) => void navigate(`/customers/new?${new URLSearchParams({ name: text })}`)}
            except={device.customerId}
            autoFocus
          />
          <DayField
            label={t('devices.transfer.on')}
            value={form.values.on}
            error={form.errors.on}
            onChange={(on) => form.setFieldValue('on', on)}
            latest={today}
          />
          <FormActions form={form} label={t('devices.action.transfer')} onCancel={onClose} />
        </Stack>
      </FormFrame>
    </Modal>
  );
}
