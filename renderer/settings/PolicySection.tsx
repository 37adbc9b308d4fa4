import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Policy } from '../../shared/settings/policy.ts';
import { policySchema } from '../../shared/settings/policy.ts';
import { api, orpc } from '../app/api.ts';
import { useContractForm } from '../ui/contract-form.ts';
import { FormActions } from '../ui/FormActions.tsx';
import { FormFrame } from '../ui/FormFrame.tsx';
import { notifyDone } from '../ui/notify.tsx';
import { FormSection } from '../ui/Section.tsx';
import { RowsSkeleton } from '../ui/Skeletons.tsx';
import { PolicyField } from './PolicyField.tsx';
import { policyGroups } from './policy-groups.ts';

/** The numbers by which the house works. */
export function PolicySection() {
  const { data } = useQuery(orpc.settings.policy.queryOptions());
  return data ? <PolicyForm policy={data} /> : <RowsSkeleton count={8} />;
}

function PolicyForm({ policy }: { policy: Policy }) {
  const { t } = useTranslation();
  const form = useContractForm(policySchema, {
    initialValues: { ...policy } as Policy & Record<string, unknown>,
    async submit(values) {
      await api.settings.changePolicy(values);
      notifyDone(t('common.state.saved'));
    },
  });
  return (
    <FormFrame form={form} enter="next">
      {policyGroups.map(({ titleKey, descriptionKey, fields }) => (
        <FormSection
          key={titleKey}
          title={t(titleKey)}
          {...(descriptionKey && { description: t(descriptionKey) })}
          columns={2}
        >
          {fields.map((field) => (
            <PolicyField key={field.name} field={field} form={form} />
          ))}
        </FormSection>
      ))}
      <FormActions form={form} label={t('common.action.save')} />
    </FormFrame>
  );
}
