import { IconEye, IconKey, IconKeyOff } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, orpc } from '../app/api.ts';
import { useMay } from '../app/me.ts';
import type { UseOrderPart } from '../repairs/order-part.ts';
import type { Action } from '../ui/action.ts';
import { confirmOnce } from '../ui/confirm.tsx';
import { notifyDone } from '../ui/notify.tsx';
import { VaultSection } from './VaultSection.tsx';
import { KeepSheet, RevealSheet } from './VaultSheets.tsx';

/** The passcode of the device of an order: that there is one, who saw it, and never what it is. */
export const useVaultPart: UseOrderPart = (repair) => {
  const { t } = useTranslation();
  const mayKeep = useMay('vault.keep');
  const mayReveal = useMay('vault.reveal');
  const [sheet, setSheet] = useState<'keep' | 'reveal' | null>(null);
  const repairId = repair.id;
  const { data } = useQuery(orpc.vault.ofRepair.queryOptions({ input: { repairId } }));
  const { mutate: destroy } = useMutation({
    mutationFn: () => api.vault.destroy({ repairId }),
    onSuccess: () => notifyDone(t('vault.done.destroyed')),
  });
  const state = data?.entries[0]?.state ?? 'destroyed';
  const isOpen = repair.group === 'open' && repair.deviceId !== null;
  const actions = useMemo((): Action[] => {
    const offered: Action[] = [];
    if (mayReveal && state === 'kept') {
      offered.push({
        id: 'vault.reveal',
        labelKey: 'vault.action.reveal',
        icon: IconEye,
        run: () => setSheet('reveal'),
      });
    }
    if (mayKeep && isOpen) {
      offered.push({
        id: 'vault.keep',
        labelKey: state === 'destroyed' ? 'vault.action.keep' : 'vault.action.keep-other',
        icon: IconKey,
        run: () => setSheet('keep'),
      });
    }
    if (mayKeep && state !== 'destroyed') {
      offered.push({
        id: 'vault.destroy',
        labelKey: 'vault.action.destroy',
        icon: IconKeyOff,
        isDestructive: true,
        run: async () => {
          const question = {
            title: t('vault.ask-destroy.title'),
            consequence: t('vault.ask-destroy.consequence'),
            verb: t('vault.action.destroy'),
          };
          if (await confirmOnce(question)) destroy();
        },
      });
    }
    return offered;
  }, [mayKeep, mayReveal, isOpen, state, destroy, t]);
  const close = () => setSheet(null);
  return {
    actions,
    section: data && data.entries.length > 0 && <VaultSection {...data} />,
    sheet: (
      <>
        {sheet === 'keep' && <KeepSheet repair={repair} onClose={close} />}
        {sheet === 'reveal' && <RevealSheet repair={repair} onClose={close} />}
      </>
    ),
  };
};
