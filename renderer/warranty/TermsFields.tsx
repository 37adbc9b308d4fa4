import { Autocomplete, Checkbox, Select, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { calendars } from '../../shared/kernel/language.ts';
import { termsLayers, termsScopes } from '../../shared/warranty/warranty.contract.ts';
import {
  chainRules,
  kinds,
  type Layer,
  promisers,
  startEvents,
} from '../../shared/warranty/warranty.terms.ts';
import { orpc } from '../app/api.ts';
import { CategorySelect } from '../catalogue/CategorySelect.tsx';
import { DayField } from '../ui/DayField.tsx';
import { FormSection } from '../ui/Section.tsx';
import { CountField } from './CountField.tsx';
import { DurationField } from './DurationField.tsx';
import classes from './Terms.module.css';
import { ComponentRows, ExclusionRows, StepRows } from './TermsRows.tsx';
import { errorUnder, type TermsForm } from './terms-form.ts';
import { ofLayer } from './terms-values.ts';

interface TermsFieldsProps {
  form: TermsForm;
  /** The next version of terms: their layer and what they are for stay. */
  isFollowing: boolean;
  layer: Layer;
}

/** Terms as one would tell them: for what, who, how long, from when, what not, and what happens after a repair. */
export function TermsFields({ form, isFollowing, layer }: TermsFieldsProps) {
  const { t } = useTranslation();
  return (
    <>
      <FormSection title={t('warranty.terms.for-what')} columns={2}>
        {!isFollowing && (
          <>
            <Select
              label={t('warranty.terms.layer')}
              allowDeselect={false}
              data={termsLayers.map((one) => ({ value: one, label: t(`entitlement.layer.${one}`) }))}
              {...form.getInputProps('terms.layer')}
              autoFocus
              onChange={(chosen) =>
                form.setValues({ terms: ofLayer(form.values.terms, (chosen ?? layer) as Layer) })
              }
            />
            <ScopeFields form={form} />
          </>
        )}
        <TextInput
          label={t('warranty.terms.name')}
          description={t('warranty.terms.name-hint')}
          required
          {...(isFollowing && { autoFocus: true })}
          {...form.getInputProps('terms.name')}
        />
        <TextInput
          label={t('warranty.terms.clause')}
          description={t('warranty.terms.clause-hint')}
          {...form.getInputProps('terms.clause')}
        />
        <Select
          label={t('warranty.terms.payer')}
          allowDeselect={false}
          data={promisers.map((payer) => ({ value: payer, label: t(`entitlement.payer.${payer}`) }))}
          {...form.getInputProps('terms.payer')}
        />
        <DayField
          label={t('warranty.terms.valid-from')}
          description={t(isFollowing ? 'warranty.terms.valid-from-next' : 'warranty.terms.valid-from-hint')}
          required
          {...form.getInputProps('validFrom')}
        />
      </FormSection>
      <FormSection title={t('warranty.terms.how-long')} description={t('warranty.terms.how-long-hint')}>
        {kinds.map((kind) => (
          <div key={kind} className={classes.kindRow}>
            <DurationField
              label={t(`entitlement.kind.${kind}`)}
              value={form.values.terms.durations[kind]}
              onChange={(value) => form.setFieldValue(`terms.durations.${kind}`, value)}
              error={errorUnder(form, `terms.durations.${kind}`)}
            />
            {form.values.terms.durations[kind].unit !== 'none' && (
              <CountField
                label={t('warranty.terms.share')}
                rightSection="%"
                className={classes.share}
                {...form.getInputProps(`terms.basisPoints.${kind}`)}
              />
            )}
          </div>
        ))}
      </FormSection>
      <FormSection title={t('warranty.terms.components')} description={t('warranty.terms.components-hint')}>
        <ComponentRows form={form} />
      </FormSection>
      {layer !== 'repair' && (
        <FormSection title={t('warranty.terms.start')} columns={3}>
          <Select
            label={t('warranty.terms.start-from')}
            allowDeselect={false}
            data={startEvents.map((event) => ({ value: event, label: t(`entitlement.startRule.${event}`) }))}
            {...form.getInputProps('terms.start.from')}
          />
          <CountField
            label={t('warranty.terms.plus-months')}
            description={t('warranty.terms.plus-months-hint')}
            {...form.getInputProps('terms.start.plusMonths')}
          />
          <CountField
            label={t('warranty.terms.if-unknown')}
            description={t('warranty.terms.if-unknown-hint')}
            {...form.getInputProps('terms.start.ifUnknownMonthsAfterManufacture')}
          />
        </FormSection>
      )}
      <FormSection title={t('warranty.terms.exclusions')}>
        <ExclusionRows form={form} />
      </FormSection>
      <FormSection title={t('warranty.terms.steps')} description={t('warranty.terms.steps-hint')}>
        <StepRows form={form} />
      </FormSection>
      <FormSection title={t('warranty.terms.after-repair')} columns={2}>
        <Select
          label={t('warranty.terms.chain')}
          description={t('warranty.terms.chain-hint')}
          allowDeselect={false}
          data={chainRules.map((rule) => ({ value: rule, label: t(`entitlement.chainRule.${rule}`) }))}
          {...form.getInputProps('terms.chainRule')}
        />
        <CountField
          label={t('warranty.terms.extend')}
          description={t('warranty.terms.extend-hint')}
          {...form.getInputProps('terms.extendMonthsAfterRepair')}
        />
        <CountField
          label={t('warranty.terms.max-claims')}
          description={t('warranty.terms.max-claims-hint')}
          {...form.getInputProps('terms.maxClaims')}
        />
        <CountField
          label={t('warranty.terms.grace')}
          description={t('warranty.terms.grace-hint')}
          {...form.getInputProps('terms.graceDays')}
        />
        <Select
          label={t('common.word.calendar')}
          description={t('warranty.terms.calendar-hint')}
          allowDeselect={false}
          data={calendars.map((name) => ({ value: name, label: t(`common.calendar.${name}`) }))}
          {...form.getInputProps('terms.calendar')}
        />
        <div className={classes.checks}>
          <Checkbox
            label={t('warranty.terms.paused')}
            {...form.getInputProps('terms.isPausedInShop', { type: 'checkbox' })}
          />
          <Checkbox
            label={t('warranty.terms.transferable')}
            {...form.getInputProps('terms.isTransferable', { type: 'checkbox' })}
          />
          <Checkbox
            label={t('warranty.terms.registration')}
            {...form.getInputProps('terms.isRegistrationNeeded', { type: 'checkbox' })}
          />
        </div>
      </FormSection>
    </>
  );
}

function ScopeFields({ form }: { form: TermsForm }) {
  const { t } = useTranslation();
  const { scope, categoryId } = form.values;
  return (
    <>
      <Select
        label={t('warranty.terms.scope')}
        description={t('warranty.terms.scope-hint')}
        allowDeselect={false}
        data={termsScopes.map((one) => ({ value: one, label: t(`warranty.scope.${one}`) }))}
        {...form.getInputProps('scope')}
      />
      {scope === 'category' && (
        <CategorySelect
          value={categoryId}
          onChange={(id) => form.setFieldValue('categoryId', id)}
          error={form.errors.categoryId}
          required
        />
      )}
      {scope === 'model' && <ModelField form={form} />}
    </>
  );
}

function ModelField({ form }: { form: TermsForm }) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const { data: models = [] } = useQuery(orpc.catalogue.models.queryOptions({ input: { text, limit: 50 } }));
  const nameOf = (model: (typeof models)[number]) => [model.brand, model.name].filter(Boolean).join(' ');
  const choose = (typed: string) => {
    setText(typed);
    const chosen = models.find((model) => nameOf(model) === typed);
    form.setFieldValue('modelId', chosen?.id ?? null);
  };
  return (
    <Autocomplete
      label={t('warranty.scope.model')}
      required
      data={[...new Set(models.map(nameOf))]}
      filter={({ options }) => options}
      value={text}
      onChange={choose}
      error={form.errors.modelId}
    />
  );
}
