import { Button, Group, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, orpc } from '../app/api.ts';
import { report } from '../app/query-client.ts';
import classes from '../settings/SettingsPage.module.css';
import { ConfirmButton } from '../ui/ConfirmButton.tsx';
import { InstantText } from '../ui/DayText.tsx';
import { useFormat } from '../ui/format.ts';
import { Section } from '../ui/Section.tsx';
import { RowsSkeleton } from '../ui/Skeletons.tsx';
import { StatusDot } from '../ui/StatusDot.tsx';

/** Where a PIN is enough, and who is signed in where. */
export function DevicesSection() {
  const { t } = useTranslation();
  const stations = useQuery(orpc.people.stations.queryOptions()).data;
  const sessions = useQuery(orpc.people.sessions.queryOptions()).data;
  if (!stations || !sessions) return <RowsSkeleton count={5} />;
  return (
    <>
      <Section title={t('settings.section.devices')} description={t('people.devices.why')}>
        <ul className={classes.list2}>
          {stations.map((station) => (
            <StationRow key={station.id} station={station} />
          ))}
        </ul>
      </Section>
      <Section title={t('people.sessions.title')} description={t('people.sessions.why')}>
        <ul className={classes.list2}>
          {sessions.map((session) => (
            <SessionRow key={session.id} session={session} />
          ))}
        </ul>
      </Section>
    </>
  );
}

type Station = Awaited<ReturnType<typeof api.people.stations>>[number];

function StationRow({ station }: { station: Station }) {
  const { t } = useTranslation();
  const format = useFormat();
  const [name, setName] = useState<string | null>(null);
  const { id, revokedAt, isThis } = station;
  const rename = async (event: FormEvent) => {
    event.preventDefault();
    const wanted = name?.trim() ?? '';
    if (wanted !== '' && wanted !== station.name) await api.people.renameStation({ id, name: wanted });
    setName(null);
  };
  if (name !== null) {
    return (
      <li className={classes.row}>
        <form onSubmit={(event) => void rename(event).catch(report)} style={{ flex: 1 }}>
          <Group gap="xs">
            <TextInput
              aria-label={t('people.door.call-it')}
              value={name}
              maxLength={60}
              autoFocus
              flex={1}
              onChange={(event) => setName(event.currentTarget.value)}
              onKeyDown={(event) => event.key === 'Escape' && setName(null)}
            />
            <Button type="submit">{t('common.action.save')}</Button>
          </Group>
        </form>
      </li>
    );
  }
  const since = format.instant(station.enrolledAt);
  return (
    <li className={classes.row}>
      <span className={classes.rowWords}>
        <bdi>{station.name}</bdi>
        <span className={classes.quiet}>
          {station.enrolledBy === null
            ? since
            : t('people.devices.enrolled', { when: since, name: station.enrolledBy })}
        </span>
      </span>
      <Group gap="xs">
        {isThis && <StatusDot meaning="good">{t('people.devices.this')}</StatusDot>}
        {revokedAt !== null && <StatusDot meaning="done">{t('people.devices.revoked')}</StatusDot>}
        {revokedAt === null && (
          <>
            <Button variant="default" size="compact-sm" onClick={() => setName(station.name)}>
              {t('people.devices.rename')}
            </Button>
            <ConfirmButton
              size="compact-sm"
              label={t('people.devices.revoke')}
              question={{
                title: t('people.devices.revoke-ask', { name: station.name }),
                consequence: t(isThis ? 'people.devices.revoke-this' : 'people.devices.revoke-then'),
                verb: t('people.devices.revoke'),
              }}
              onConfirm={() => void api.people.revokeStation({ id }).catch(report)}
            />
          </>
        )}
      </Group>
    </li>
  );
}

type Session = Awaited<ReturnType<typeof api.people.sessions>>[number];

function SessionRow({ session }: { session: Session }) {
  const { t } = useTranslation();
  const { id, person, station, beganAt, isLocked, isThis } = session;
  return (
    <li className={classes.row}>
      <span className={classes.rowWords}>
        <bdi>{person.name}</bdi>
        <span className={classes.quiet}>
          <bdi>{station ?? t('people.sessions.no-device')}</bdi> · <InstantText at={beganAt} />
        </span>
      </span>
      <Group gap="xs">
        {isThis && <StatusDot meaning="good">{t('people.sessions.this')}</StatusDot>}
        {isLocked && <StatusDot meaning="waiting">{t('people.sessions.locked')}</StatusDot>}
        {!isThis && (
          <Button
            variant="default"
            size="compact-sm"
            onClick={() => void api.people.endSession({ id }).catch(report)}
          >
            {t('people.sessions.end')}
          </Button>
        )}
      </Group>
    </li>
  );
}
