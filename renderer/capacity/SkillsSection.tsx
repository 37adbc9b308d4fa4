import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { nameIn } from '../../shared/catalogue/catalogue.rules.ts';
import { api, orpc } from '../app/api.ts';
import { DayText } from '../ui/DayText.tsx';
import { useDesk } from '../ui/desk.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { notifyDone } from '../ui/notify.tsx';
import { Section } from '../ui/Section.tsx';
import { RowsSkeleton } from '../ui/Skeletons.tsx';
import { StatusDot } from '../ui/StatusDot.tsx';
import classes from './capacity.module.css';
import { SkillSheet } from './SkillSheet.tsx';

/** Who has learned to work on what, and until when it holds. */
export function SkillsSection() {
  const { t } = useTranslation();
  const { language, reportFailure } = useDesk();
  const { data: team } = useQuery(orpc.capacity.team.queryOptions());
  const { data: categories } = useQuery(orpc.catalogue.categories.queryOptions());
  const [isAdding, setIsAdding] = useState(false);
  if (!team || !categories) return <RowsSkeleton count={6} />;
  const categoryName = (id: number) => {
    const category = categories.find((one) => one.id === id);
    return category ? nameIn(category, language) : '';
  };
  const remove = async (id: number) => {
    try {
      await api.capacity.removeSkill({ id });
      notifyDone(t('common.state.saved'));
    } catch (failure) {
      reportFailure(failure);
    }
  };
  return (
    <Section
      title={t('capacity.skill.title')}
      description={t('capacity.skill.why')}
      aside={
        <Button
          variant="default"
          size="compact-sm"
          leftSection={<IconPlus size={14} aria-hidden="true" />}
          onClick={() => setIsAdding(true)}
        >
          {t('capacity.skill.add')}
        </Button>
      }
    >
      {team.skills.length === 0 && <EmptyState sentence={t('capacity.skill.empty')} />}
      <ul className={classes.rows}>
        {team.skills.map(({ id, personName, categoryId, brand, level, validUntil, isExpired }) => (
          <li key={id} className={classes.line}>
            <span className={classes.facts}>
              <b>
                <bdi>{personName}</bdi>
              </b>
              <span>
                <bdi>{categoryName(categoryId)}</bdi>
                {brand && (
                  <>
                    {' · '}
                    <bdi>{brand}</bdi>
                  </>
                )}
              </span>
              <span className={classes.quiet}>{t(`capacity.level.${level as 1 | 2 | 3}`)}</span>
              {isExpired ? (
                <StatusDot meaning="bad">{t('capacity.skill.expired')}</StatusDot>
              ) : (
                validUntil && (
                  <span className={classes.quiet}>
                    {t('capacity.skill.until')} <DayText day={validUntil} />
                  </span>
                )
              )}
            </span>
            <Button variant="subtle" color="gray" size="compact-sm" onClick={() => void remove(id)}>
              {t('common.action.remove')}
            </Button>
          </li>
        ))}
      </ul>
      {isAdding && <SkillSheet people={team.people} onClose={() => setIsAdding(false)} />}
    </Section>
  );
}
