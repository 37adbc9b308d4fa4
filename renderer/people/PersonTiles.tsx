import { UnstyledButton } from '@mantine/core';
import { IconUserCircle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from './PinPad.module.css';

export interface AtTheDesk {
  id: number;
  name: string;
  hasPin: boolean;
}

/** Everybody who may sit down at this desk. */
export function PersonTiles({
  people,
  onChoose,
}: {
  people: readonly AtTheDesk[];
  onChoose: (person: AtTheDesk) => void;
}) {
  const { t } = useTranslation();
  return (
    <ul className={classes.tiles} aria-label={t('people.door.who')}>
      {people.map((person, index) => (
        <li key={person.id}>
          <UnstyledButton className={classes.tile} autoFocus={index === 0} onClick={() => onChoose(person)}>
            <IconUserCircle size={24} stroke={1.4} aria-hidden="true" />
            <bdi>{person.name}</bdi>
          </UnstyledButton>
        </li>
      ))}
    </ul>
  );
}
