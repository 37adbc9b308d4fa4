import { Button, Group } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OwnState } from '../../shared/repairs/moves.contract.ts';
import { type RepairState, repairStates } from '../../shared/repairs/states.rules.ts';
import { useFormat } from '../ui/format.ts';
import { Page } from '../ui/Page.tsx';
import { PageSkeleton } from '../ui/Skeletons.tsx';
import { StatusDot } from '../ui/StatusDot.tsx';
import classes from './repairs.module.css';
import { OwnStateSheet, type StateRow, StateSheet } from './StateSheets.tsx';
import { useStates, useStateWord } from './state-words.ts';

type Sheet = { kind: 'state'; row: StateRow } | { kind: 'own'; state: RepairState; own: OwnState | null };

/** How this shop calls, hides and limits the states, and its own names inside them. */
export function StatesPage() {
  const { t } = useTranslation();
  const format = useFormat();
  const stateWord = useStateWord();
  const states = useStates();
  const [sheet, setSheet] = useState<Sheet | null>(null);
  const close = () => setSheet(null);
  if (!states) return <PageSkeleton />;
  const limit = (minutes: number | null) =>
    minutes === null ? null : format.digits(t('repairs.states.longest-short', { hours: minutes / 60 }));
  return (
    <Page title={t('repairs.states.title')} subtitle={t('repairs.states.subtitle')} isNarrow>
      <ul className={classes.states}>
        {states.states.map((row) => {
          const { state, isHidden, longestMinutes } = row;
          const word = stateWord(state);
          return (
            <li key={state} className={classes.stateRow}>
              <div className={classes.stateHead}>
                <StatusDot meaning={isHidden ? 'done' : repairStates[state].meaning}>{word}</StatusDot>
                <span className={classes.quiet}>
                  {[isHidden && t('repairs.states.hidden'), limit(longestMinutes)]
                    .filter(Boolean)
                    .join(' · ')}
                </span>
                <Group gap="xs" ms="auto">
                  {row.group === 'open' && !isHidden && (
                    <Button
                      size="compact-sm"
                      variant="subtle"
                      leftSection={<IconPlus size={14} aria-hidden="true" />}
                      aria-label={t('repairs.states.add-inside', { state: word })}
                      onClick={() => setSheet({ kind: 'own', state, own: null })}
                    >
                      {t('repairs.states.add')}
                    </Button>
                  )}
                  <Button
                    size="compact-sm"
                    variant="default"
                    aria-label={`${t('common.action.edit')}: ${word}`}
                    onClick={() => setSheet({ kind: 'state', row })}
                  >
                    {t('common.action.edit')}
                  </Button>
                </Group>
              </div>
              {states.own
                .filter((own) => own.state === state)
                .map((own) => (
                  <div key={own.id} className={classes.ownState}>
                    <bdi>{own.name}</bdi>
                    <span className={classes.quiet}>
                      {[own.isHidden && t('repairs.states.hidden'), limit(own.longestMinutes)]
                        .filter(Boolean)
                        .join(' · ')}
                    </span>
                    <Button
                      size="compact-sm"
                      variant="default"
                      ms="auto"
                      aria-label={`${t('common.action.edit')}: ${own.name}`}
                      onClick={() => setSheet({ kind: 'own', state, own })}
                    >
                      {t('common.action.edit')}
                    </Button>
                  </div>
                ))}
            </li>
          );
        })}
      </ul>
      {sheet?.kind === 'state' && <StateSheet key={sheet.row.state} row={sheet.row} onClose={close} />}
      {sheet?.kind === 'own' && <OwnStateSheet state={sheet.state} own={sheet.own} onClose={close} />}
    </Page>
  );
}
