import { Button, Group, Select, Switch, TextInput } from '@mantine/core';
import { IconPlus, IconPrinter } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Place, placeInput } from '../../shared/custody/custody.contract.ts';
import { type PlaceKind, placeKinds } from '../../shared/custody/custody.rules.ts';
import { api, orpc } from '../app/api.ts';
import { barcode } from '../papers/barcode.ts';
import { useContractForm } from '../ui/contract-form.ts';
import { FormActions } from '../ui/FormActions.tsx';
import { FormFrame } from '../ui/FormFrame.tsx';
import { notifyDone } from '../ui/notify.tsx';
import { Section } from '../ui/Section.tsx';
import { SideSheet } from '../ui/SideSheet.tsx';
import classes from './custody.module.css';
import { printPlaces } from './print-places.ts';
import { placeName } from './where.ts';

/** Where things stand in this shop, each with the label that says so to a scanner. */
export function PlacesSection() {
  const { t } = useTranslation();
  const { data: places = [] } = useQuery(orpc.custody.places.queryOptions());
  const [edited, setEdited] = useState<Place | 'new' | null>(null);
  return (
    <Section
      title={t('settings.section.shelves')}
      description={t('custody.places.why')}
      aside={
        <Group gap="xs">
          <Button
            variant="default"
            leftSection={<IconPrinter size={16} aria-hidden="true" />}
            onClick={() => void printPlaces()}
          >
            {t('custody.places.print')}
          </Button>
          <Button leftSection={<IconPlus size={16} aria-hidden="true" />} onClick={() => setEdited('new')}>
            {t('custody.places.add')}
          </Button>
        </Group>
      }
    >
      <ul className={classes.places}>
        {places.map((place) => (
          <li key={place.id} className={classes.place} data-hidden={place.isHidden || undefined}>
            <span className={classes.placeWords}>
              <bdi>{placeName(t, place)}</bdi>{' '}
              <span className={classes.quiet}>
                {t(`custody.kind.${place.kind}`)}
                {place.isHidden && ` · ${t('custody.places.hidden')}`}
              </span>
            </span>
            <img className={classes.bars} src={barcode('code128', place.barcode) ?? ''} alt={place.barcode} />
            <Button variant="subtle" size="compact-sm" onClick={() => setEdited(place)}>
              {t('common.action.edit')}
            </Button>
          </li>
        ))}
      </ul>
      {edited && <PlaceSheet place={edited === 'new' ? null : edited} onClose={() => setEdited(null)} />}
    </Section>
  );
}

function PlaceSheet({ place, onClose }: { place: Place | null; onClose: () => void }) {
  const { t } = useTranslation();
  const [isHidden, setIsHidden] = useState(place?.isHidden ?? false);
  const form = useContractForm(placeInput, {
    initialValues: {
      kind: (place?.kind ?? 'shelf') as PlaceKind,
      name: place ? placeName(t, place) : '',
    },
    submit: async (values) => {
      if (place) await api.custody.changePlace({ ...values, id: place.id, isHidden });
      else await api.custody.addPlace(values);
      notifyDone(t('common.state.saved'));
      onClose();
    },
  });
  return (
    <SideSheet title={t(place ? 'custody.places.edit' : 'custody.places.add')} isOpen onClose={onClose}>
      <FormFrame form={form}>
        <TextInput label={t('common.word.name')} required data-autofocus {...form.getInputProps('name')} />
        <Select
          label={t('custody.field.kind')}
          allowDeselect={false}
          data={placeKinds.map((kind) => ({ value: kind, label: t(`custody.kind.${kind}`) }))}
          {...form.getInputProps('kind')}
        />
        {place && (
          <Switch
            label={t('custody.places.hide')}
            description={t('custody.places.hide-hint')}
            checked={isHidden}
            onChange={(event) => setIsHidden(event.currentTarget.checked)}
          />
        )}
        <FormActions form={form} label={t('common.action.save')} onCancel={onClose} />
      </FormFrame>
    </SideSheet>
  );
}
