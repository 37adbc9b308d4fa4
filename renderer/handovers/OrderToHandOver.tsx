import { Alert, Checkbox, Group, Stack, Text, Textarea } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { OrderToHand } from '../../shared/handovers/handovers.contract.ts';
import { obstacleSentence } from '../repairs/obstacle-sentence.ts';
import { DayField } from '../ui/DayField.tsx';
import { useDesk } from '../ui/desk.ts';
import { Section } from '../ui/Section.tsx';
import type { OrderValues } from './handover-values.ts';
import { ThingsToReturn } from './ThingsToReturn.tsx';

interface OrderToHandOverProps {
  order: OrderToHand;
  value: OrderValues;
  onChange: (value: OrderValues) => void;
  /** Whether it may be left for another day: one of several. */
  mayBeLeft: boolean;
  /** What stays here although it should go back. */
  notReturned: ReactNode;
}

/** One order of a handover: what goes back, what was done, what is told. */
export function OrderToHandOver({ order, value, onChange, mayBeLeft, notReturned }: OrderToHandOverProps) {
  const { t } = useTranslation();
  const { today } = useDesk();
  const set = (change: Partial<OrderValues>) => onChange({ ...value, ...change });
  return (
    <Section
      title={`${order.number} · ${order.label}`}
      aside={
        mayBeLeft && (
          <Checkbox
            label={t('handovers.order.now')}
            checked={value.isIncluded}
            onChange={(event) => set({ isIncluded: event.currentTarget.checked })}
          />
        )
      }
    >
      {value.isIncluded && (
        <Stack gap="sm">
          {order.obstacles.length > 0 && (
            <Alert
              color="var(--meaning-bad)"
              icon={<IconAlertTriangle size={16} aria-hidden="true" />}
              title={t('handovers.order.blocked')}
            >
              {order.obstacles.map((obstacle) => (
                <div key={JSON.stringify(obstacle)}>{obstacleSentence(obstacle)}</div>
              ))}
            </Alert>
          )}
          {!order.wasWorkedOn && (
            <Text size="sm" c="dimmed">
              {t('handovers.order.as-it-came')}
            </Text>
          )}
          <ThingsToReturn
            order={order}
            value={value.itemIds}
            error={notReturned}
            onChange={(itemIds) => set({ itemIds })}
          />
          <Textarea
            label={t('handovers.order.explained')}
            description={t('handovers.order.explained-hint')}
            autosize
            minRows={2}
            maxRows={10}
            value={value.explained}
            onChange={(event) => set({ explained: event.currentTarget.value })}
          />
          <Group gap="xl" align="center">
            {order.wasWorkedOn && (
              <Checkbox
                label={t('handovers.order.shown')}
                checked={value.wasShown}
                onChange={(event) => set({ wasShown: event.currentTarget.checked })}
              />
            )}
            <Checkbox
              label={t('handovers.order.leaflet')}
              checked={value.hasLeaflet}
              onChange={(event) => set({ hasLeaflet: event.currentTarget.checked })}
            />
          </Group>
          {order.wasWorkedOn && (
            <DayField
              label={t('handovers.order.next-maintenance')}
              earliest={today}
              maw="16rem"
              value={value.nextMaintenanceOn}
              onChange={(nextMaintenanceOn) => set({ nextMaintenanceOn })}
            />
          )}
        </Stack>
      )}
    </Section>
  );
}
