import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';
import { type DeviceInput, deviceInput } from '../../shared/devices/devices.contract.ts';
import { api } from '../app/api.ts';
import { useOnceKey } from '../app/once-key.ts';
import { CustomerPicker } from '../customers/CustomerPicker.tsx';
import { useContractForm } from '../ui/contract-form.ts';
import { FormActions } from '../ui/FormActions.tsx';
import { FormFrame } from '../ui/FormFrame.tsx';
import { notifyDone } from '../ui/notify.tsx';
import { Page } from '../ui/Page.tsx';
import { FormSection } from '../ui/Section.tsx';
import { DeviceFields } from './DeviceFields.tsx';
import { newDevice } from './device-values.ts';
import { serialTaken } from './serial-taken.ts';

/** Registers a device. `?customer=` is its owner, `?serial=` what was scanned. */
export function NewDevicePage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const once = useOnceKey();
  const [givenOwner] = useState(Number(search.get('customer')) || null);
  const form = useContractForm(deviceInput, {
    initialValues: { ...newDevice({ serial: search.get('serial') ?? '' }), customerId: givenOwner },
    submit: async (input) => {
      const id = await register(input);
      if (id === null) return;
      notifyDone(t('devices.done.registered'));
      void navigate(`/devices/${id}`, { replace: true });
    },
  });
  const register = async (input: DeviceInput) => {
    try {
      return (await api.devices.register(input, { context: { key: once(input) } })).id;
    } catch (error) {
      const taken = serialTaken(error);
      if (!taken) throw error;
      form.setFieldError('serial', taken);
      return null;
    }
  };
  return (
    <Page title={t('devices.form.new-title')} isNarrow>
      <FormFrame form={form} enter="next">
        <FormSection title={t('devices.form.whose')} columns={2}>
          <CustomerPicker
            label={t('devices.field.owner')}
            required
            value={form.values.customerId}
            error={form.errors.customerId}
            onChange={(customerId) => form.setFieldValue('customerId', customerId)}
            onNew={(text) => void navigate(`/customers/new?${new URLSearchParams({ name: text })}`)}
            autoFocus={givenOwner === null}
          />
        </FormSection>
        <DeviceFields
          value={form.values}
          onChange={(values) => form.setValues(values)}
          errors={form.errors}
          autoFocus={givenOwner !== null}
        />
        <FormActions form={form} label={t('devices.action.register')} onCancel={() => void navigate(-1)} />
      </FormFrame>
    </Page>
  );
}
