import { Alert, Button, Group } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { codeText } from '../../shared/kernel/search-text.ts';
import { api, orpc } from '../app/api.ts';
import { useMe } from '../app/me.ts';
import { report } from '../app/query-client.ts';
import { useNewCustomer } from '../customers/customer-values.ts';
import { newDevice } from '../devices/device-values.ts';
import { Page } from '../ui/Page.tsx';
import { PageSkeleton } from '../ui/Skeletons.tsx';
import { IntakeForm } from './IntakeForm.tsx';
import { useKeptDraft } from './intake-draft.ts';
import { type IntakeValues, newItem } from './intake-values.ts';

/** Taking something in. `?customer=`, `?device=` and `?text=` bring along what is known already. */
export function NewRepairPage() {
  const [search] = useSearchParams();
  const customerId = Number(search.get('customer')) || null;
  const deviceId = Number(search.get('device')) || null;
  const draft = `repairs.takeIn${customerId ? `:c${customerId}` : ''}${deviceId ? `:d${deviceId}` : ''}`;
  const personId = useMe()?.person?.id ?? 0;
  const { data: device } = useQuery(
    orpc.devices.byId.queryOptions({ input: { id: deviceId ?? 0 }, enabled: deviceId !== null }),
  );
  if (deviceId !== null && !device) return <PageSkeleton />;
  const ownerId = customerId ?? device?.customerId ?? null;
  return (
    <Opened
      key={draft}
      draft={draft}
      personId={personId}
      customerId={ownerId}
      deviceId={deviceId}
      text={search.get('text') ?? ''}
    />
  );
}

interface OpenedProps {
  draft: string;
  personId: number;
  customerId: number | null;
  deviceId: number | null;
  text: string;
}

function Opened({ draft, personId, customerId, deviceId, text }: OpenedProps) {
  const { t } = useTranslation();
  const kept = useKeptDraft(draft, personId);
  const [restored, setRestored] = useState<IntakeValues | null | undefined>(undefined);
  const [turn, setTurn] = useState(0);
  const blankCustomer = useNewCustomer();
  const found = restored === undefined ? kept : restored;
  if (found === undefined) return <PageSkeleton />;
  // What was found when the form opened counts; what it keeps from then on is its own.
  if (restored === undefined) setRestored(found);

  const blank = startOf(customerId, deviceId, text, blankCustomer);
  const startAfresh = () => {
    setRestored(null);
    setTurn(turn + 1);
    for (const key of Object.keys(sessionStorage)) {
      if (key === `aftercare-draft ${personId} ${draft}`) sessionStorage.removeItem(key);
    }
    api.drafts.discard({ form: draft }).catch(report);
  };
  return (
    <Page title={t('repairs.action.take-in')}>
      {found && (
        <Alert color="var(--meaning-waiting)" icon={<IconHistory size={18} aria-hidden="true" />} p="xs">
          <Group justify="space-between">
            <span>{t('repairs.intake.restored')}</span>
            <Button variant="subtle" size="compact-sm" onClick={startAfresh}>
              {t('repairs.intake.start-afresh')}
            </Button>
          </Group>
        </Alert>
      )}
      <IntakeForm key={turn} draft={draft} personId={personId} initial={found ?? blank} />
    </Page>
  );
}

/** The form as it opens, with what the address brings: a text with digits is a serial, any other a name. */
function startOf(
  customerId: number | null,
  deviceId: number | null,
  text: string,
  blankCustomer: IntakeValues['customer']['new'],
): IntakeValues {
  const item = newItem();
  const isCode = /\d/.test(codeText(text)) && codeText(text).length >= 4;
  if (deviceId !== null) item.device = { ...item.device, mode: 'known', id: deviceId };
  else if (isCode) item.device = { ...item.device, new: newDevice({ serial: text.trim().slice(0, 60) }) };
  const isName = !isCode && text.trim() !== '' && customerId === null;
  return {
    customer: {
      mode: customerId !== null ? 'known' : isName ? 'new' : 'choose',
      id: customerId,
      new: isName ? { ...blankCustomer, name: text.trim().slice(0, 120) } : blankCustomer,
    },
    items: [item],
  };
}
