import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams, useSearchParams } from 'react-router';
import { z } from 'zod';
import { newVersionInput, termsInput, termsLayers } from '../../shared/warranty/warranty.contract.ts';
import type { Layer } from '../../shared/warranty/warranty.terms.ts';
import { api, orpc } from '../app/api.ts';
import { useContractForm } from '../ui/contract-form.ts';
import { useDesk } from '../ui/desk.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { FormActions } from '../ui/FormActions.tsx';
import { FormFrame } from '../ui/FormFrame.tsx';
import { notifyDone } from '../ui/notify.tsx';
import { Page } from '../ui/Page.tsx';
import { PageSkeleton } from '../ui/Skeletons.tsx';
import classes from './Terms.module.css';
import { TermsExample } from './TermsExample.tsx';
import { TermsFields } from './TermsFields.tsx';
import { emptyFields, fieldsOf, type TermsValues, termsOf } from './terms-values.ts';

/** New terms, or the next version of ones that are there: a form that shows what it comes to while one writes. */
export function TermsEditorPage() {
  const { t } = useTranslation();
  const { calendar, today } = useDesk();
  const { termsId = '' } = useParams();
  const [params] = useSearchParams();
  const isNew = termsId === 'new';
  const { data: all } = useQuery({ ...orpc.warranty.terms.queryOptions({ input: {} }), enabled: !isNew });
  if (isNew) {
    const layer = termsLayers.find((known) => known === params.get('layer')) ?? 'manufacturer';
    const initial: TermsValues = {
      scope: 'all',
      modelId: null,
      categoryId: null,
      validFrom: today,
      terms: emptyFields(layer, calendar),
    };
    return <Editor initial={initial} followedId={null} title={t('warranty.terms.new')} />;
  }
  if (!all) return <PageSkeleton />;
  const series = all.find(({ versions }) => versions.some(({ id }) => String(id) === termsId));
  const version = series?.versions.find(({ id }) => String(id) === termsId);
  if (!series || !version) return <EmptyState sentence={t('warranty.refusal.unknown-terms')} />;
  const initial: TermsValues = {
    scope: series.scope,
    modelId: series.modelId,
    categoryId: series.categoryId,
    validFrom: today,
    terms: fieldsOf(version.terms),
  };
  const about = [series.scopeName || t('warranty.scope.all'), t(`entitlement.layer.${series.layer}`)].join(
    ' · ',
  );
  return (
    <Editor
      key={version.id}
      initial={initial}
      followedId={version.id}
      title={t('warranty.terms.new-version-of', { name: version.terms.name })}
      subtitle={about}
    />
  );
}

interface EditorProps {
  initial: TermsValues;
  /** The version that the new one follows. */
  followedId: number | null;
  title: string;
  subtitle?: string;
}

function inputOf({ scope, modelId, categoryId, validFrom, terms }: TermsValues) {
  return {
    modelId: scope === 'model' ? modelId : null,
    categoryId: scope === 'category' ? categoryId : null,
    validFrom,
    terms: termsOf(terms),
    scope,
  };
}

const schema = termsInput
  .extend({ scope: z.enum(['all', 'category', 'model']) })
  .refine(({ scope, modelId }) => scope !== 'model' || modelId !== null, {
    path: ['modelId'],
    error: 'common.invalid.required',
  })
  .refine(({ scope, categoryId }) => scope !== 'category' || categoryId !== null, {
    path: ['categoryId'],
    error: 'common.invalid.required',
  });

function Editor({ initial, followedId, title, subtitle }: EditorProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const leave = () => void navigate('/settings/warranty');
  const form = useContractForm(schema, {
    initialValues: initial,
    toInput: inputOf,
    submit: async ({ scope: _scope, ...values }) => {
      if (followedId === null) await api.warranty.addTerms(values);
      else await api.warranty.newVersion(newVersionInput.parse({ ...values, id: followedId }));
      notifyDone(t('warranty.done.terms-saved'));
      leave();
    },
  });
  const layer: Layer = form.values.terms.layer;
  return (
    <Page title={title} subtitle={subtitle}>
      <div className={classes.editor}>
        <FormFrame form={form} label={title} enter="next">
          <TermsFields form={form} isFollowing={followedId !== null} layer={layer} />
          <FormActions form={form} label={t('common.action.save')} onCancel={leave} />
        </FormFrame>
        <TermsExample terms={termsOf(form.values.terms)} />
      </div>
    </Page>
  );
}
