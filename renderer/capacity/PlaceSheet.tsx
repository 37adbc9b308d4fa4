import { MultiSelect, NumberInput, Switch, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { newPlaceInput, type Place } from '../../shared/capacity/capacity.contract.ts';
import { nameIn } from '../../shared/catalogue/catalogue.rules.ts';
import { api, orpc } from '../app/api.ts';
import { useContractForm } from '../ui/contract-form.ts';
import { useDesk } from '../ui/desk.ts';
import { FormActions } from '../ui/FormActions.tsx';
import { FormFrame } from '../ui/FormFrame.tsx';
import { notifyDone } from '../ui/notify.tsx';
import { SideSheet } from '../ui/SideSheet.tsx';
import classes from './capacity.module.css';

/** A place or tool: how many there are, and which work needs one of them all the time. */
export function PlaceSheet({ place, onClose }: { place: Place | null; onClose: () => void }) {
  const { t } = useTranslation();
  const { language } = useDesk();
  const { data: categories = [] } = useQuery(orpc.catalogue.categories.queryOptions());
  const form = useContractForm(newPlaceInput, {
    initialValues: {
      name: place?.name ?? '',
      count: place?.count ?? 1,
      categoryIds: [...(place?.categoryIds ?? [])],
      isHidden: place?.isHidden ?? false,
    },
    submit: async (values) => {
      if (place) await api.capacity.changePlace({ ...values, id: place.id, isHidden: form.values.isHidden });
      else await api.capacity.addPlace(values);
      notifyDone(t('common.state.saved'));
      onClose();
    },
  });
  const { categoryIds, count } = form.values;
  return (
    <SideSheet title={place?.name ?? t('capacity.place.add')} isOpen onClose={onClose}>
      <FormFrame form={form} enter="next">
        <div className={classes.stack}>
          <TextInput label={t('common.word.name')} required data-autofocus {...form.getInputProps('name')} />
          <NumberInput
            label={t('capacity.place.count')}
            description={t('capacity.place.count-hint')}
            value={count}
            onChange={(value) => form.setFieldValue('count', typeof value === 'number' ? value : 0)}
            error={form.errors.count}
            min={0}
            max={100}
            required
          />
          <MultiSelect
            label={t('capacity.place.categories')}
            data={categories
              .filter(({ id, isHidden }) => !isHidden || categoryIds.includes(id))
              .map((category) => ({ value: String(category.id), label: nameIn(category, language) }))}
            value={categoryIds.map(String)}
            onChange={(ids) => form.setFieldValue('categoryIds', ids.map(Number))}
            error={form.errors.categoryIds}
            searchable
            required
          />
          {place && (
            <Switch
              label={t('capacity.place.hidden')}
              checked={form.values.isHidden}
              onChange={(event) => form.setFieldValue('isHidden', event.currentTarget.checked)}
            />
          )}
        </div>
        <FormActions form={form} label={t('common.action.save')} onCancel={onClose} />
      </FormFrame>
    </SideSheet>
  );
}
