import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import { type Device, deviceInput } from '../../shared/devices/devices.contract.ts';
import { api, orpc, refusalOf } from '../app/api.ts';
import { ChangedMeanwhile } from '../customers/ChangedMeanwhile.tsx';
import { useContractForm } from '../ui/contract-form.ts';
import { FormActions } from '../ui/FormActions.tsx';
import { FormFrame } from '../ui/FormFrame.tsx';
import { notifyDone } from '../ui/notify.tsx';
import { Page } from '../ui/Page.tsx';
import { PageSkeleton } from '../ui/Skeletons.tsx';
import { DeviceFields } from './DeviceFields.tsx';
import { valuesOf } from './device-values.ts';
import { serialTaken } from './serial-taken.ts';

const changeable = deviceInput.omit({ customerId: true });

export function EditDevicePage() {
  const id = Number(useParams().deviceId);
  const { data: device } = useQuery(orpc.devices.byId.queryOptions({ input: { id } }));
  return device ? <EditDevice key={id} device={device} /> : <PageSkeleton />;
}

/** The form keeps what was typed whatever comes from elsewhere. */
function EditDevice({ device }: { device: Device }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [seenAt, setSeenAt] = useState(device.changedAt);
  const [isBehind, setIsBehind] = useState(false);
  const form = useContractForm(changeable, {
    initialValues: valuesOf(device),
    submit: async (input) => {
      try {
        await api.devices.change({ ...input, id: device.id, seenAt });
      } catch (error) {
        const taken = serialTaken(error);
        if (taken) {
          form.setFieldError('serial', taken);
          return;
        }
        if (refusalOf(error)?.reason !== 'devices.changed-meanwhile') throw error;
        const asked = orpc.devices.byId.queryOptions({ input: { id: device.id } });
        const current = await queries.fetchQuery({ ...asked, staleTime: 0 });
        setSeenAt(current.changedAt);
        setIsBehind(true);
        return;
      }
      notifyDone(t('devices.done.changed'));
      void navigate(`/devices/${device.id}`, { replace: true });
    },
  });
  return (
    <Page title={t('devices.form.edit-title')} subtitle={<bdi>{device.label}</bdi>} isNarrow>
      <FormFrame form={form} enter="next">
        {isBehind && (
          <ChangedMeanwhile
            onTakeTheirs={() => {
              form.setValues(valuesOf(device));
              setIsBehind(false);
            }}
          />
        )}
        <DeviceFields
          value={form.values}
          onChange={form.setValues}
          errors={form.errors}
          except={device.id}
          autoFocus
        />
        <FormActions
          form={form}
          label={t('common.action.save')}
          onCancel={() => void navigate(`/devices/${device.id}`)}
        />
      </FormFrame>
    </Page>
  );
}
