import { Alert, Anchor } from '@mantine/core';
import {
  IconBan,
  IconCertificate,
  IconClipboardPlus,
  IconEdit,
  IconFlag,
  IconInbox,
  IconShieldPlus,
  IconTool,
} from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import type { WarrantyCard as Card } from '../../shared/warranty/warranty.contract.ts';
import { api } from '../app/api.ts';
import { useMay } from '../app/me.ts';
import type { Action } from '../ui/action.ts';
import { Code } from '../ui/Code.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { Page } from '../ui/Page.tsx';
import { PageSkeleton } from '../ui/Skeletons.tsx';
import { CardFacts } from './CardFacts.tsx';
import { CardHistory } from './CardHistory.tsx';
import { CardServices } from './CardServices.tsx';
import { CardVerdict } from './CardVerdict.tsx';
import { CoverDialog } from './CoverDialog.tsx';
import { CoverTable } from './CoverTable.tsx';
import { useCard } from './card-query.ts';
import { ExtraCover } from './ExtraCover.tsx';
import { RepairWarranties } from './RepairWarranties.tsx';
import { VoidDialog } from './VoidDialog.tsx';
import classes from './WarrantyCard.module.css';

type OpenDialog = 'cover' | 'void' | null;

/** One device and what is owed to its owner, read from top to bottom as one would tell it. */
export function WarrantyCard({ deviceId }: { deviceId: number }) {
  const { t } = useTranslation();
  const { data: card, isError } = useCard(deviceId);
  if (isError && !card) return <EmptyState sentence={t('warranty.card.gone')} />;
  if (!card) return <PageSkeleton />;
  return <LoadedCard card={card} />;
}

function LoadedCard({ card }: { card: Card }) {
  const { t } = useTranslation();
  const { device, customer, verdict, componentNames } = card;
  const [dialog, setDialog] = useState<OpenDialog>(null);
  const { primary, actions } = useCardActions(card, setDialog);
  const [isTraceOpen, setIsTraceOpen] = useState(false);
  return (
    <Page
      title={device.label}
      aside={device.serial && <Code value={device.serial} />}
      subtitle={
        <Anchor component={Link} to={`/customers/${customer.id}`}>
          <bdi>{device.customerName}</bdi>
        </Anchor>
      }
      primary={primary}
      actions={actions}
    >
      <div className={classes.verdict}>
        <CardVerdict card={card} isTraceOpen={isTraceOpen} onTrace={() => setIsTraceOpen(!isTraceOpen)} />
        {device.openRepairId !== null && (
          <Alert icon={<IconTool aria-hidden="true" />} color="var(--meaning-waiting)" variant="light">
            {t('warranty.card.in-shop')}{' '}
            <Anchor component={Link} underline="always" to={`/repairs/${device.openRepairId}`}>
              {t('warranty.card.open-repair')}
            </Anchor>
          </Alert>
        )}
        {customer.flag && (
          <Alert icon={<IconFlag aria-hidden="true" />} color="var(--meaning-risk)" variant="light">
            <bdi>{customer.flag}</bdi>
          </Alert>
        )}
      </div>
      <CardFacts card={card} />
      <CoverTable verdict={verdict} componentNames={componentNames} />
      <ExtraCover card={card} onAdd={() => setDialog('cover')} />
      <RepairWarranties verdict={verdict} history={card.history} componentNames={componentNames} />
      <CardServices services={card.services} currency={card.currency} />
      <CardHistory history={card.history} />
      <CoverDialog deviceId={device.id} isOpen={dialog === 'cover'} onClose={() => setDialog(null)} />
      <VoidDialog card={card} isOpen={dialog === 'void'} onClose={() => setDialog(null)} />
    </Page>
  );
}

function useCardActions({ device, voidMark }: Card, openDialog: (dialog: OpenDialog) => void) {
  const navigate = useNavigate();
  const maySupervise = useMay('warranty.override');
  const mayWrite = useMay('devices.write');
  const { mutate: printRightsCard } = useMutation({
    mutationFn: () => api.warranty.issueRightsCard({ deviceId: device.id }),
    onSuccess: ({ paperId }) => navigate(`/papers/${paperId}`),
  });
  return useMemo(() => {
    const primary: Action = {
      id: 'repairs.take-in',
      labelKey: 'warranty.action.take-in',
      icon: IconInbox,
      shortcut: 'N',
      run: () => void navigate(`/repairs/new?device=${device.id}`),
    };
    const actions: Action[] = [
      {
        id: 'warranty.rights-card',
        labelKey: 'warranty.action.rights-card',
        icon: IconCertificate,
        shortcut: 'P',
        run: () => printRightsCard(),
      },
    ];
    if (mayWrite) {
      actions.unshift({
        id: 'warranty.edit-device',
        labelKey: device.isRegistered ? 'warranty.action.edit-device' : 'warranty.action.register',
        icon: device.isRegistered ? IconEdit : IconClipboardPlus,
        shortcut: 'E',
        run: () => void navigate(`/devices/${device.id}/edit`),
      });
    }
    if (maySupervise) {
      actions.push(
        {
          id: 'warranty.add-cover',
          labelKey: 'warranty.action.add-cover',
          icon: IconShieldPlus,
          run: () => openDialog('cover'),
        },
        {
          id: 'warranty.void',
          labelKey: voidMark ? 'warranty.action.lift-void' : 'warranty.action.mark-void',
          icon: IconBan,
          run: () => openDialog('void'),
        },
      );
    }
    return { primary, actions };
  }, [device, voidMark, mayWrite, maySupervise, navigate, openDialog, printRightsCard]);
}
