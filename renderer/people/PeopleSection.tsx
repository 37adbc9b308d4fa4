import { Button, Group, Switch } from '@mantine/core';
import { IconUserPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, orpc, refusalOf } from '../app/api.ts';
import { useMe } from '../app/me.ts';
import { report } from '../app/query-client.ts';
import classes from '../settings/SettingsPage.module.css';
import { ConfirmButton } from '../ui/ConfirmButton.tsx';
import { confirmOnce } from '../ui/confirm.tsx';
import { useDesk } from '../ui/desk.ts';
import { notifyDone } from '../ui/notify.tsx';
import { Section } from '../ui/Section.tsx';
import { SideSheet } from '../ui/SideSheet.tsx';
import { RowsSkeleton } from '../ui/Skeletons.tsx';
import { StatusDot } from '../ui/StatusDot.tsx';
import { CodeShown } from './CodeShown.tsx';
import { freshCode } from './one-time-code.ts';
import { PassOnSheet } from './PassOnSheet.tsx';
import { PersonForm } from './PersonForm.tsx';

type Person = Awaited<ReturnType<typeof api.people.list>>[number];

type Sheet =
  | { kind: 'add' }
  | { kind: 'change'; person: Person }
  | { kind: 'code'; name: string; code: string };

/** Everybody who works here: who they are, what they may do, whether they can sign in. */
export function PeopleSection() {
  const { t } = useTranslation();
  const { language, calendar } = useDesk();
  const people = useQuery(orpc.people.list.queryOptions()).data;
  const [sheet, setSheet] = useState<Sheet | null>(null);
  const [showsFormer, setShowsFormer] = useState(false);
  const close = () => setSheet(null);
  if (!people) return <RowsSkeleton count={5} />;
  const shown = people.filter(({ isActive }) => isActive || showsFormer);
  const hasFormer = people.some(({ isActive }) => !isActive);

  const giveCode = async ({ id, name }: Person) => {
    const isSure = await confirmOnce({
      title: t('people.code.ask', { name }),
      consequence: t('people.code.consequence'),
      verb: t('people.code.make'),
      isDestructive: false,
    });
    if (!isSure) return;
    const code = freshCode();
    await api.people.giveCode({ id, oneTimeCode: code });
    setSheet({ kind: 'code', name, code });
  };

  return (
    <Section
      title={t('settings.section.people')}
      description={t('people.list.why')}
      aside={
        <Button
          leftSection={<IconUserPlus size={16} stroke={1.75} aria-hidden="true" />}
          onClick={() => setSheet({ kind: 'add' })}
        >
          {t('people.list.add')}
        </Button>
      }
    >
      <ul className={classes.list2}>
        {shown.map((person) => (
          <PersonRow
            key={person.id}
            person={person}
            onChange={() => setSheet({ kind: 'change', person })}
            onCode={() => void giveCode(person).catch(report)}
          />
        ))}
      </ul>
      {hasFormer && (
        <Switch
          mt="md"
          label={t('people.list.former')}
          checked={showsFormer}
          onChange={(event) => setShowsFormer(event.currentTarget.checked)}
        />
      )}
      <SideSheet
        title={
          sheet?.kind === 'change'
            ? sheet.person.name
            : t(`people.list.${sheet?.kind === 'code' ? 'code' : 'add'}`)
        }
        isOpen={sheet !== null}
        onClose={close}
      >
        {sheet?.kind === 'add' && (
          <PersonForm
            fields={{ name: '', roles: ['counter'], isSupervisor: false, language, calendar }}
            verb={t('people.list.add')}
            onCancel={close}
            submit={async (fields) => {
              const code = freshCode();
              await api.people.add({ ...fields, oneTimeCode: code });
              setSheet({ kind: 'code', name: fields.name, code });
            }}
          />
        )}
        {sheet?.kind === 'change' && (
          <PersonForm
            key={sheet.person.id}
            fields={{
              name: sheet.person.name,
              roles: sheet.person.roles,
              isSupervisor: sheet.person.isSupervisor,
              language: sheet.person.language,
              calendar: sheet.person.calendar,
            }}
            verb={t('common.action.save')}
            onCancel={close}
            submit={async (fields) => {
              await api.people.change({ ...fields, id: sheet.person.id });
              notifyDone(t('common.state.saved'));
              close();
            }}
          />
        )}
        {sheet?.kind === 'code' && <CodeShown name={sheet.name} code={sheet.code} onDone={close} />}
      </SideSheet>
    </Section>
  );
}

interface PersonRowProps {
  person: Person;
  onChange: () => void;
  onCode: () => void;
}

function PersonRow({ person, onChange, onCode }: PersonRowProps) {
  const { t } = useTranslation();
  const isMe = useMe()?.person?.id === person.id;
  const { id, name, isActive, hasPin, hasCode } = person;
  const roles = [
    ...person.roles.map((role) => t(`people.role.${role}`)),
    person.isSupervisor && t('people.role.supervisor'),
  ];
  const [owned, setOwned] = useState<number | null>(null);
  const leave = () =>
    void api.people.deactivate({ id }).catch((error) => {
      const refusal = refusalOf(error);
      if (refusal?.reason === 'people.owns-orders') setOwned(Number(refusal.facts?.count ?? 0));
      else report(error);
    });
  const comeBack = () => void api.people.reactivate({ id }).catch(report);
  return (
    <li className={classes.row}>
      <span className={classes.rowWords}>
        <bdi>{name}</bdi>
        <span className={classes.quiet}>{roles.filter(Boolean).join(' · ')}</span>
      </span>
      <Group gap="xs">
        <SignInState isActive={isActive} hasPin={hasPin} hasCode={hasCode} />
        {isActive ? (
          <>
            <Button variant="default" size="compact-sm" onClick={onChange}>
              {t('common.action.edit')}
            </Button>
            <Button variant="default" size="compact-sm" onClick={onCode}>
              {t('people.list.code')}
            </Button>
            {!isMe && (
              <ConfirmButton
                size="compact-sm"
                label={t('people.list.leaves')}
                question={{
                  title: t('people.list.leaves-ask', { name }),
                  consequence: t('people.list.leaves-then'),
                  verb: t('people.list.leaves'),
                }}
                onConfirm={leave}
              />
            )}
          </>
        ) : (
          <Button variant="default" size="compact-sm" onClick={comeBack}>
            {t('people.list.returns')}
          </Button>
        )}
      </Group>
      {owned !== null && <PassOnSheet id={id} name={name} count={owned} onClose={() => setOwned(null)} />}
    </li>
  );
}

function SignInState({ isActive, hasPin, hasCode }: Pick<Person, 'isActive' | 'hasPin' | 'hasCode'>) {
  const { t } = useTranslation();
  if (!isActive) return <StatusDot meaning="done">{t('people.state.former')}</StatusDot>;
  if (hasCode) return <StatusDot meaning="waiting">{t('people.state.has-code')}</StatusDot>;
  if (!hasPin) return <StatusDot meaning="risk">{t('people.state.no-pin')}</StatusDot>;
  return null;
}
