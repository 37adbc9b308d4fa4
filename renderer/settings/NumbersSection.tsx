import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '../../shared/settings/number-series.rules.ts';
import { type Series, seriesSchema } from '../../shared/settings/settings.contract.ts';
import { api, orpc } from '../app/api.ts';
import { Code } from '../ui/Code.tsx';
import { useContractForm } from '../ui/contract-form.ts';
import { FormActions } from '../ui/FormActions.tsx';
import { FormFrame } from '../ui/FormFrame.tsx';
import { notifyDone } from '../ui/notify.tsx';
import { Section } from '../ui/Section.tsx';
import { RowsSkeleton } from '../ui/Skeletons.tsx';
import { OldNumbersFields } from './OldNumbersFields.tsx';

export function NumbersSection() {
  const series = useQuery(orpc.settings.series.queryOptions()).data;
  if (!series) return <RowsSkeleton count={4} />;
  return series.map((one) => <SeriesForm key={`${one.kind} ${one.sample}`} series={one} />);
}

function SeriesForm({ series: { sample, ...series } }: { series: Series & { sample: string } }) {
  const { t } = useTranslation();
  const year = Number(/([0-9]{4})-[0-9]+$/.exec(sample)?.[1] ?? 0);
  const form = useContractForm(seriesSchema, {
    initialValues: series,
    async submit(changed) {
      await api.settings.changeSeries(changed);
      notifyDone(t('common.state.saved'));
    },
  });
  const { beginsAnewEachYear, next, ...looks } = form.values;
  const count = typeof next === 'number' ? next : 1;
  const preview = formatNumber(looks, beginsAnewEachYear ? year || new Date().getFullYear() : 0, count);
  return (
    <Section title={t(`settings.numbers.kind.${series.kind}`)} description={t('settings.numbers.why')}>
      <FormFrame form={form}>
        <p>
          {t('settings.numbers.preview')} <Code value={preview} />
        </p>
        <OldNumbersFields
          prefix={form.getInputProps('prefix')}
          next={form.getInputProps('next')}
          year={form.getInputProps('beginsAnewEachYear', { type: 'checkbox' })}
        />
        <FormActions form={form} label={t('common.action.save')} />
      </FormFrame>
    </Section>
  );
}
