import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { orpc } from '../app/api.ts';
import { RowsSkeleton } from '../ui/Skeletons.tsx';
import { CodeForm } from './CodeForm.tsx';
import { PasswordForm } from './PasswordForm.tsx';
import { type AtTheDesk, PersonTiles } from './PersonTiles.tsx';
import classes from './PinPad.module.css';
import { PinPad } from './PinPad.tsx';

type Way = 'tiles' | 'pin' | 'password' | 'code';

interface DoorProps {
  isEnrolled: boolean;
  /** Whose PIN is asked for at first. */
  firstPersonId?: number | null;
}

/** The ways in: a tile and a PIN on the shop's devices, name and password anywhere, a one-time code from the owner. */
export function Door({ isEnrolled, firstPersonId = null }: DoorProps) {
  const { t } = useTranslation();
  const people = useQuery({ ...orpc.people.atTheDesk.queryOptions(), enabled: isEnrolled });
  const [chosenId, setChosenId] = useState<number | null>(firstPersonId);
  const [chosenWay, setWay] = useState<Way>(isEnrolled ? 'pin' : 'password');
  if (isEnrolled && !people.data) return <RowsSkeleton count={3} />;
  const only = people.data?.length === 1 && chosenWay === 'pin' ? people.data[0] : undefined;
  const person = people.data?.find(({ id }) => id === chosenId) ?? only;
  const way = chosenWay === 'pin' ? (person ? (person.hasPin ? 'pin' : 'password') : 'tiles') : chosenWay;

  const choose = (next: AtTheDesk) => {
    setChosenId(next.id);
    setWay('pin');
  };
  const typeName = (next: Way) => {
    setChosenId(null);
    setWay(next);
  };

  return (
    <>
      {way === 'tiles' && <PersonTiles people={people.data ?? []} onChoose={choose} />}
      {way === 'pin' && person && <PinPad key={person.id} person={person} />}
      {way === 'password' && <PasswordForm key={person?.id} person={person} isEnrolled={isEnrolled} />}
      {way === 'code' && <CodeForm isEnrolled={isEnrolled} />}
      <div className={classes.links}>
        {isEnrolled && way !== 'tiles' && (
          <Button variant="subtle" size="compact-sm" onClick={() => typeName('tiles')}>
            {t('people.door.somebody-else')}
          </Button>
        )}
        {way === 'pin' && (
          <Button variant="subtle" size="compact-sm" onClick={() => setWay('password')}>
            {t('people.door.by-password')}
          </Button>
        )}
        {way === 'tiles' && (
          <Button variant="subtle" size="compact-sm" onClick={() => typeName('password')}>
            {t('people.door.by-password')}
          </Button>
        )}
        {way === 'code' && !isEnrolled && (
          <Button variant="subtle" size="compact-sm" onClick={() => typeName('password')}>
            {t('people.door.by-password')}
          </Button>
        )}
        {way !== 'code' && way !== 'pin' && (
          <Button variant="subtle" size="compact-sm" onClick={() => typeName('code')}>
            {t('people.door.by-code')}
          </Button>
        )}
      </div>
    </>
  );
}
