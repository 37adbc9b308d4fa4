import { Anchor } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Repair } from '../../shared/repairs/repairs.contract.ts';
import { Section } from '../ui/Section.tsx';
import { RepairStateDot } from './RepairStatus.tsx';
import classes from './repairs.module.css';

/** What else was brought on the same visit, and where it stands. */
export function VisitSection({ repair }: { repair: Repair }) {
  const { t } = useTranslation();
  if (repair.siblings.length === 0) return null;
  return (
    <Section title={t('repairs.record.same-visit')}>
      <ul className={classes.plainList}>
        {repair.siblings.map(({ id, number, label, state }) => (
          <li key={id} className={classes.inline}>
            <Anchor component={Link} to={`/repairs/${id}`}>
              <bdi>{number}</bdi>
            </Anchor>
            <bdi>{label}</bdi>
            <RepairStateDot repair={{ state }} />
          </li>
        ))}
      </ul>
    </Section>
  );
}
