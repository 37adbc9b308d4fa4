import { Button, TextInput } from '@mantine/core';
import { IconCheck, IconMinus, IconX } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CheckRound } from '../../shared/bench/bench.contract.ts';
import { type CheckAnswer, type CheckMoment, checkAnswers } from '../../shared/bench/checks.rules.ts';
import { nameIn } from '../../shared/catalogue/catalogue.rules.ts';
import { api } from '../app/api.ts';
import { useDesk } from '../ui/desk.ts';
import { SideSheet } from '../ui/SideSheet.tsx';
import classes from './bench.module.css';
import type { BenchFacts } from './bench-queries.ts';

interface CheckSheetProps {
  repairId: number;
  moment: CheckMoment;
  bench: BenchFacts;
  onClose: () => void;
}

/** One point under the other, three large answers each. Every tap is kept at once. */
export function CheckSheet({ repairId, moment, bench, onClose }: CheckSheetProps) {
  const { t } = useTranslation();
  const round = bench.rounds.find((one) => one.moment === moment && !one.isOver);
  const { mutate: begin } = useMutation({ mutationFn: () => api.bench.beginCheck({ repairId, moment }) });
  const isMissing = round === undefined;
  useEffect(() => {
    if (isMissing) begin();
  }, [isMissing, begin]);
  const left = round?.points.filter(({ answer }) => answer === null).length ?? 0;
  return (
    <SideSheet title={t(`bench.check.${moment}`)} isOpen onClose={onClose} size="lg">
      <div className={classes.stack}>
        {round?.points.length === 0 && <p className={classes.said}>{t('bench.check.none')}</p>}
        {round?.points.map((point) => (
          <Point key={point.id} point={point} />
        ))}
        <Button className={classes.big} variant={left === 0 ? 'filled' : 'default'} onClick={onClose}>
          {left === 0 ? t('common.word.done') : t('bench.check.later', { count: left })}
        </Button>
      </div>
    </SideSheet>
  );
}

const icons = { pass: IconCheck, fail: IconX, notApplicable: IconMinus } as const;
const colors = { pass: 'var(--meaning-good)', fail: 'var(--meaning-bad)', notApplicable: 'gray' } as const;

function Point({ point }: { point: CheckRound['points'][number] }) {
  const { t } = useTranslation();
  const { language } = useDesk();
  const [isFailing, setFailing] = useState(false);
  const [note, setNote] = useState(point.note);
  const answer = useMutation({
    mutationFn: (given: CheckAnswer) =>
      api.bench.answerPoint({ pointId: point.id, answer: given, note: given === 'fail' ? note : '' }),
    onSuccess: () => setFailing(false),
  });
  const name = nameIn({ name: Object.values(point.names)[0] ?? '', names: point.names }, language);
  return (
    <fieldset className={classes.point} style={{ border: 0, margin: 0, paddingInline: 0 }}>
      <legend className={classes.pointName}>
        <bdi>{name}</bdi>
      </legend>
      <div className={classes.answers}>
        {checkAnswers.map((given) => {
          const Icon = icons[given];
          const isGiven = isFailing ? given === 'fail' : point.answer === given;
          return (
            <Button
              key={given}
              className={classes.big}
              variant={isGiven ? 'filled' : 'default'}
              {...(isGiven && { color: colors[given] })}
              aria-pressed={isGiven}
              leftSection={<Icon size={18} aria-hidden="true" />}
              onClick={() => (given === 'fail' ? setFailing(true) : answer.mutate(given))}
            >
              {t(`bench.answer.${given}`)}
            </Button>
          );
        })}
      </div>
      {isFailing ? (
        <form
          className={classes.proposals}
          onSubmit={(event) => {
            event.preventDefault();
            if (note.trim()) answer.mutate('fail');
          }}
        >
          <TextInput
            style={{ flex: 1 }}
            size="md"
            autoFocus
            aria-label={t('bench.check.what')}
            placeholder={t('bench.check.what')}
            value={note}
            onChange={(event) => setNote(event.currentTarget.value)}
            maxLength={300}
          />
          <Button type="submit" className={classes.big} disabled={!note.trim()} loading={answer.isPending}>
            {t('common.action.save')}
          </Button>
        </form>
      ) : (
        point.note && (
          <p className={classes.quiet}>
            <bdi>{point.note}</bdi>
          </p>
        )
      )}
    </fieldset>
  );
}
