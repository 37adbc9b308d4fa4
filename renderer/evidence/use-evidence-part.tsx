import { IconCamera, IconSignature } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { orpc } from '../app/api.ts';
import { useMay } from '../app/me.ts';
import type { UseOrderPart } from '../repairs/order-part.ts';
import type { Action } from '../ui/action.ts';
import { EvidenceSection } from './EvidenceSection.tsx';
import { PhotosSheet, TermsSheet } from './EvidenceSheets.tsx';

/** Photos, terms and signatures of an order, and whether they are as they were taken. */
export const useEvidencePart: UseOrderPart = (repair) => {
  const mayAdd = useMay('evidence.add');
  const [sheet, setSheet] = useState<'photos' | 'terms' | null>(null);
  const { data } = useQuery(orpc.evidence.ofRepair.queryOptions({ input: { repairId: repair.id } }));
  const entries = data?.entries ?? [];
  const isSigned = entries.some(({ kind }) => kind === 'terms');
  const isOpen = repair.group === 'open';
  const actions = useMemo((): Action[] => {
    if (!mayAdd) return [];
    const photos: Action = {
      id: 'evidence.photos',
      labelKey: 'evidence.action.photos',
      icon: IconCamera,
      shortcut: 'C',
      run: () => setSheet('photos'),
    };
    const terms: Action = {
      id: 'evidence.terms',
      labelKey: 'evidence.action.terms',
      icon: IconSignature,
      run: () => setSheet('terms'),
    };
    return isOpen && !isSigned ? [photos, terms] : [photos];
  }, [mayAdd, isOpen, isSigned]);
  const close = () => setSheet(null);
  return {
    actions,
    section: data && entries.length > 0 && (
      <EvidenceSection repairId={repair.id} entries={entries} head={data.head} />
    ),
    sheet: (
      <>
        {sheet === 'photos' && <PhotosSheet repair={repair} onClose={close} />}
        {sheet === 'terms' && <TermsSheet repair={repair} onClose={close} />}
      </>
    ),
  };
};
