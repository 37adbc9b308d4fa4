import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CustodyItem, CustodyMove } from '../../shared/custody/custody.contract.ts';
import { useMay } from '../app/me.ts';
import { InstantText } from '../ui/DayText.tsx';
import { KeyValues } from '../ui/KeyValues.tsx';
import { Section } from '../ui/Section.tsx';
import { StatusDot } from '../ui/StatusDot.tsx';
import { SettleSheet } from './CustodySheets.tsx';
import classes from './custody.module.css';
import { itemName, whereMeaning, whereText } from './where.ts';

interface CustodySectionProps {
  items: readonly CustodyItem[];
  moves: readonly CustodyMove[];
}

/** Where the device and each accessory is, since when, and through whose hands it went. */
export function CustodySection({ items, moves }: CustodySectionProps) {
  const { t, i18n } = useTranslation();
  const mayMove = useMay('custody.move');
  const [settled, setSettled] = useState<CustodyItem | null>(null);
  const nameOf = (itemId: number) => {
    const item = items.find(({ id }) => id === itemId);
    return item ? itemName(t, item, i18n.language) : '';
  };
  return (
    <Section title={t('custody.title')}>
      <KeyValues
        items={items.map((item) => ({
          label: itemName(t, item, i18n.language),
          value: (
            <span className={classes.where}>
              <StatusDot meaning={whereMeaning(item.last)}>
                <bdi>{whereText(t, item.last)}</bdi>
              </StatusDot>
              {item.last && (
                <span className={classes.quiet}>
                  <InstantText at={item.last.at} />
                  {item.last.whereabouts === 'missing' && (
                    <>
                      {' · '}
                      <bdi>{item.last.reason}</bdi>
                    </>
                  )}
                </span>
              )}
              {mayMove && item.last?.whereabouts === 'missing' && (
                <Button variant="subtle" size="compact-sm" onClick={() => setSettled(item)}>
                  {t('custody.action.settle')}
                </Button>
              )}
            </span>
          ),
        }))}
      />
      {moves.length > items.length && (
        <details className={classes.moves}>
          <summary>{t('custody.who-had-it')}</summary>
          <ol>
            {moves.map((move) => (
              <li key={move.id}>
                <InstantText at={move.at} /> · <bdi>{nameOf(move.itemId)}</bdi> →{' '}
                <bdi>{whereText(t, move)}</bdi>{' '}
                <span className={classes.quiet}>
                  {move.by && <bdi>{move.by}</bdi>}
                  {move.answeredBy && (
                    <>
                      {' · '}
                      {t('custody.answered-by', { name: move.answeredBy })}
                    </>
                  )}
                  {move.isUndo && ` · ${t('custody.undone')}`}
                  {move.reason && move.whereabouts !== 'sentOut' && (
                    <>
                      {' · '}
                      <bdi>{move.reason}</bdi>
                    </>
                  )}
                </span>
              </li>
            ))}
          </ol>
        </details>
      )}
      {settled && <SettleSheet item={settled} onClose={() => setSettled(null)} />}
    </Section>
  );
}
