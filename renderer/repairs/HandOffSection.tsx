import { Button, Group } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { HandOff } from '../../shared/repairs/hand-offs.contract.ts';
import type { Repair } from '../../shared/repairs/repairs.contract.ts';
import { api } from '../app/api.ts';
import { useMay, useMe } from '../app/me.ts';
import { useArrow } from '../ui/arrow.ts';
import { InstantText } from '../ui/DayText.tsx';
import { useFormat } from '../ui/format.ts';
import { Section } from '../ui/Section.tsx';
import { StatusDot } from '../ui/StatusDot.tsx';
import { RefuseHandOffSheet } from './HandOffSheets.tsx';
import classes from './repairs.module.css';

const meanings = { accepted: 'good', refused: 'bad', withdrawn: 'done', waiting: 'waiting' } as const;

/** Through whose hands it went: an order that is passed on waits for the other's yes. */
export function HandOffSection({ repair }: { repair: Repair }) {
  const { t } = useTranslation();
  const format = useFormat();
  const arrow = useArrow();
  const { handOffs } = repair;
  if (handOffs.length === 0) return null;
  const accepted = handOffs.filter(({ outcome }) => outcome === 'accepted').length;
  return (
    <Section
      title={t('repairs.hand-off.title')}
      aside={
        <span className={classes.quiet}>
          {format.digits(t('repairs.hand-off.count', { count: accepted }))}
        </span>
      }
    >
      <ul className={classes.plainList}>
        {handOffs.map((handOff) => (
          <li key={handOff.id}>
            <span className={classes.inline}>
              <bdi>{handOff.fromName}</bdi> <span aria-hidden="true">{arrow}</span>
              <span className={classes.hidden}>{t('repairs.hand-off.to')}</span> <bdi>{handOff.toName}</bdi>
              <StatusDot meaning={meanings[handOff.outcome ?? 'waiting']}>
                {t(`repairs.hand-off.${handOff.outcome ?? 'waiting'}`)}
              </StatusDot>
              <span className={classes.quiet}>
                <InstantText at={handOff.answeredAt ?? handOff.offeredAt} />
              </span>
            </span>
            {(handOff.note || handOff.reason) && (
              <p className={classes.quiet}>
                <bdi>{[handOff.note, handOff.reason].filter(Boolean).join(' · ')}</bdi>
              </p>
            )}
            {handOff.outcome === null && <Answer handOff={handOff} number={repair.number} />}
          </li>
        ))}
      </ul>
    </Section>
  );
}

interface AnswerProps {
  handOff: Pick<HandOff, 'id' | 'toId' | 'fromId'>;
  number: string;
}

/** Yes or no by whoever it was given to; the giver may take it back. */
export function Answer({ handOff: { id, toId, fromId }, number }: AnswerProps) {
  const { t } = useTranslation();
  const me = useMe()?.person?.id;
  const mayAnswerFor = useMay('repairs.judgeComeBack');
  const [isRefusing, setRefusing] = useState(false);
  const accept = useMutation({
    mutationFn: () => api.repairs.answerHandOff({ id, accept: true }),
  });
  const withdraw = useMutation({ mutationFn: () => api.repairs.withdrawHandOff({ id }) });
  return (
    <Group gap="xs" mt={4}>
      {toId === me && (
        <>
          <Button
            size="compact-sm"
            variant="light"
            loading={accept.isPending}
            onClick={() => accept.mutate()}
          >
            {t('repairs.hand-off.accept')}
          </Button>
          <Button size="compact-sm" variant="default" onClick={() => setRefusing(true)}>
            {t('repairs.hand-off.refuse')}
          </Button>
        </>
      )}
      {(fromId === me || mayAnswerFor) && toId !== me && (
        <Button
          size="compact-sm"
          variant="default"
          loading={withdraw.isPending}
          onClick={() => withdraw.mutate()}
        >
          {t('repairs.hand-off.withdraw')}
        </Button>
      )}
      {isRefusing && <RefuseHandOffSheet id={id} number={number} onClose={() => setRefusing(false)} />}
    </Group>
  );
}
