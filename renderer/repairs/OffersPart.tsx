import { TagsInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { policyFields } from '../../shared/settings/policy.ts';
import { api, orpc } from '../app/api.ts';
import { useMay } from '../app/me.ts';
import { useContractForm } from '../ui/contract-form.ts';
import { FormActions } from '../ui/FormActions.tsx';
import { FormFrame } from '../ui/FormFrame.tsx';
import { notifyDone } from '../ui/notify.tsx';
import { Section } from '../ui/Section.tsx';
import classes from './repairs.module.css';

const offers = z.object({
  offeredHours: policyFields.offeredHours.unwrap(),
  offeredPlaces: policyFields.offeredPlaces.unwrap(),
});

type Offers = z.output<typeof offers>;

/** At which hours and places the counter offers to bring and collect. */
export function OffersPart() {
  const mayWrite = useMay('settings.write');
  const { data } = useQuery(orpc.settings.policy.queryOptions());
  if (!mayWrite || !data) return null;
  const { offeredHours, offeredPlaces } = data;
  return <Editor initial={{ offeredHours, offeredPlaces }} />;
}

function Editor({ initial }: { initial: Offers }) {
  const { t } = useTranslation();
  const form = useContractForm(offers, {
    initialValues: initial,
    submit: async (values) => {
      await api.settings.changePolicy(values);
      notifyDone(t('common.state.saved'));
    },
  });
  return (
    <Section title={t('repairs.offers.title')} description={t('repairs.offers.hint')}>
      <FormFrame form={form}>
        <div className={classes.stack}>
          <TagsInput
            label={t('repairs.offers.hours')}
            description={t('repairs.offers.enter')}
            placeholder="9–11"
            {...form.getInputProps('offeredHours')}
          />
          <TagsInput
            label={t('repairs.offers.places')}
            description={t('repairs.offers.enter')}
            {...form.getInputProps('offeredPlaces')}
          />
        </div>
        <FormActions form={form} label={t('common.action.save')} />
      </FormFrame>
    </Section>
  );
}
