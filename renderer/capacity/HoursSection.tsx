import { Button, Select } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Worker } from '../../shared/capacity/capacity.contract.ts';
import { api, orpc } from '../app/api.ts';
import { DayText } from '../ui/DayText.tsx';
import { useDesk } from '../ui/desk.ts';
import { notifyDone } from '../ui/notify.tsx';
import { Section } from '../ui/Section.tsx';
import { RowsSkeleton } from '../ui/Skeletons.tsx';
import { AbsenceSheet } from './AbsenceSheet.tsx';
import classes from './capacity.module.css';
import { HoursSheet } from './HoursSheet.tsx';
import { LoadPicture } from './LoadPicture.tsx';

/** Who works at the bench and when, who is away, and how full the next weeks are. */
export function HoursSection() {
  const { t } = useTranslation();
  const { reportFailure } = useDesk();
  const { data: team } = useQuery(orpc.capacity.team.queryOptions());
  const { data: shop } = useQuery(orpc.settings.shop.queryOptions());
  const [worker, setWorker] = useState<Worker | null>(null);
  const [isAway, setIsAway] = useState(false);
  if (!team || !shop) return <RowsSkeleton count={6} />;
  const removeAbsence = async (id: number) => {
    try {
      await api.capacity.removeAbsence({ id });
      notifyDone(t('common.state.saved'));
    } catch (failure) {
      reportFailure(failure);
    }
  };
  return (
    <>
      <LoadPicture />
      <Section title={t('capacity.hours.title')} description={t('capacity.hours.why')}>
        <ul className={classes.rows}>
          {team.people.map((person) => (
            <li key={person.id} className={classes.line}>
              <span className={classes.facts}>
                <bdi>{person.name}</bdi>
                <span className={classes.quiet}>
                  {t(person.hasOwnHours ? 'capacity.hours.own' : 'capacity.hours.as-shop')}
                </span>
              </span>
              <Button variant="default" size="compact-sm" onClick={() => setWorker(person)}>
                {t('common.action.edit')}
              </Button>
            </li>
          ))}
        </ul>
        {team.others.length > 0 && (
          <Select
            maw="20rem"
            label={t('capacity.hours.add')}
            description={t('capacity.hours.add-hint')}
            data={team.others.map(({ id, name }) => ({ value: String(id), label: name }))}
            value={null}
            onChange={(value) => {
              const other = team.others.find(({ id }) => String(id) === value);
              if (other) setWorker({ ...other, hours: shop.hours, hasOwnHours: false });
            }}
          />
        )}
      </Section>
      <Section
        title={t('capacity.absence.title')}
        description={t('capacity.absence.why')}
        aside={
          <Button
            variant="default"
            size="compact-sm"
            leftSection={<IconPlus size={14} aria-hidden="true" />}
            onClick={() => setIsAway(true)}
          >
            {t('capacity.absence.add')}
          </Button>
        }
      >
        {team.absences.length === 0 && <p className={classes.quiet}>{t('capacity.absence.empty')}</p>}
        <ul className={classes.rows}>
          {team.absences.map(({ id, personName, fromOn, untilOn, kind, note }) => (
            <li key={id} className={classes.line}>
              <span className={classes.facts}>
                <bdi>{personName}</bdi>
                <span>{t(`capacity.absence.${kind}`)}</span>
                <span>
                  <DayText day={fromOn} /> – <DayText day={untilOn} />
                </span>
                {note && <bdi className={classes.quiet}>{note}</bdi>}
              </span>
              <Button variant="subtle" color="gray" size="compact-sm" onClick={() => void removeAbsence(id)}>
                {t('common.action.remove')}
              </Button>
            </li>
          ))}
        </ul>
      </Section>
      {worker && <HoursSheet key={worker.id} worker={worker} onClose={() => setWorker(null)} />}
      {isAway && <AbsenceSheet people={team.people} onClose={() => setIsAway(false)} />}
    </>
  );
}
