import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WarrantyCard as Card } from '../../shared/warranty/warranty.contract.ts';
import { useMay } from '../app/me.ts';
import { Code } from '../ui/Code.tsx';
import { DayText } from '../ui/DayText.tsx';
import { Section } from '../ui/Section.tsx';
import { EndCoverDialog } from './EndCoverDialog.tsx';
import classes from './WarrantyCard.module.css';

type Cover = Card['covers'][number];

interface ExtraCoverProps {
  card: Card;
  onAdd: () => void;
}

/** Plans, contracts and kindnesses for this one device. */
export function ExtraCover({ card, onAdd }: ExtraCoverProps) {
  const { t } = useTranslation();
  const maySupervise = useMay('warranty.override');
  const [ending, setEnding] = useState<Cover | null>(null);
  if (card.covers.length === 0) return null;
  return (
    <Section
      title={t('warranty.card.extra')}
      aside={
        maySupervise && (
          <Button variant="subtle" size="compact-sm" onClick={onAdd}>
            {t('common.action.add')}
          </Button>
        )
      }
    >
      <ul className={classes.list}>
        {card.covers.map((cover) => (
          <li key={cover.id} className={classes.row}>
            <div className={classes.rowHead}>
              <strong>
                <bdi>{cover.name}</bdi>
              </strong>
              <Code value={cover.reference} isPlain />
              <span>
                <DayText day={cover.startsOn} /> –{' '}
                {cover.endsOn ? <DayText day={cover.endsOn} /> : t('warranty.cover.open-ended')}
              </span>
              {maySupervise && (
                <Button variant="subtle" size="compact-sm" onClick={() => setEnding(cover)}>
                  {t('warranty.cover.end')}
                </Button>
              )}
            </div>
            <div className={classes.quiet}>{t(`entitlement.layer.${cover.layer}`)}</div>
          </li>
        ))}
      </ul>
      <EndCoverDialog cover={ending} onClose={() => setEnding(null)} />
    </Section>
  );
}
