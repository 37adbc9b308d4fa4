import { IconAlertTriangle, IconMapPin } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { isOver } from '../../shared/custody/custody.rules.ts';
import { orpc } from '../app/api.ts';
import { useMay } from '../app/me.ts';
import type { UseOrderPart } from '../repairs/order-part.ts';
import type { Action } from '../ui/action.ts';
import { CustodySection } from './CustodySection.tsx';
import { MissingSheet, MoveSheet } from './CustodySheets.tsx';

/** Where the things of an order are and who had them. */
export const useCustodyPart: UseOrderPart = (repair) => {
  const mayMove = useMay('custody.move');
  const [sheet, setSheet] = useState<'move' | 'missing' | null>(null);
  const { data } = useQuery(orpc.custody.ofRepair.queryOptions({ input: { repairId: repair.id } }));
  const items = data?.items ?? [];
  const isAnyHere = items.some(({ last }) => !isOver(last?.whereabouts ?? null));
  const actions = useMemo((): Action[] => {
    if (!mayMove || !isAnyHere) return [];
    return [
      {
        id: 'custody.move',
        labelKey: 'custody.action.move',
        icon: IconMapPin,
        shortcut: 'M',
        run: () => setSheet('move'),
      },
      {
        id: 'custody.missing',
        labelKey: 'custody.action.missing',
        icon: IconAlertTriangle,
        run: () => setSheet('missing'),
      },
    ];
  }, [mayMove, isAnyHere]);
  const props = { repairId: repair.id, items, onClose: () => setSheet(null) };
  return {
    actions,
    section: data && items.length > 0 && <CustodySection {...data} />,
    sheet: (
      <>
        {sheet === 'move' && <MoveSheet {...props} />}
        {sheet === 'missing' && <MissingSheet {...props} />}
      </>
    ),
  };
};
