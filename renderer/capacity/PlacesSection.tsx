import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Place } from '../../shared/capacity/capacity.contract.ts';
import { nameIn } from '../../shared/catalogue/catalogue.rules.ts';
import { orpc } from '../app/api.ts';
import { useDesk } from '../ui/desk.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { useFormat } from '../ui/format.ts';
import { Section } from '../ui/Section.tsx';
import { RowsSkeleton } from '../ui/Skeletons.tsx';
import { StatusDot } from '../ui/StatusDot.tsx';
import classes from './capacity.module.css';
import { PlaceSheet } from './PlaceSheet.tsx';

/** Places and tools of which there are only so many, and the work that needs them. */
export function PlacesSection() {
  const { t } = useTranslation();
  const format = useFormat();
  const { language } = useDesk();
  const { data: team } = useQuery(orpc.capacity.team.queryOptions());
  const { data: categories } = useQuery(orpc.catalogue.categories.queryOptions());
  const [open, setOpen] = useState<Place | 'new' | null>(null);
  if (!team || !categories) return <RowsSkeleton count={6} />;
  const names = (ids: readonly number[]) =>
    categories.filter(({ id }) => ids.includes(id)).map((category) => nameIn(category, language));
  return (
    <Section
      title={t('capacity.place.title')}
      description={t('capacity.place.why')}
      aside={
        <Button
          variant="default"
          size="compact-sm"
          leftSection={<IconPlus size={14} aria-hidden="true" />}
          onClick={() => setOpen('new')}
        >
          {t('capacity.place.add')}
        </Button>
      }
    >
      {team.places.length === 0 && <EmptyState sentence={t('capacity.place.empty')} />}
      <ul className={classes.rows}>
        {team.places.map((place) => (
          <li key={place.id} className={classes.line}>
            <span className={classes.facts}>
              <b>
                <bdi>{place.name}</bdi>
              </b>
              <span>
                {t('capacity.place.there-are', { count: place.count, number: format.count(place.count) })}
              </span>
              <bdi className={classes.quiet}>{names(place.categoryIds).join(', ')}</bdi>
              {place.isHidden && <StatusDot meaning="done">{t('capacity.place.hidden')}</StatusDot>}
            </span>
            <Button variant="default" size="compact-sm" onClick={() => setOpen(place)}>
              {t('common.action.edit')}
            </Button>
          </li>
        ))}
      </ul>
      {open && <PlaceSheet place={open === 'new' ? null : open} onClose={() => setOpen(null)} />}
    </Section>
  );
}
