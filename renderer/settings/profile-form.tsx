import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { api, orpc } from '../app/api.ts';
import { type ContractForm, useContractForm } from '../ui/contract-form.ts';
import { FormActions } from '../ui/FormActions.tsx';
import { FormFrame } from '../ui/FormFrame.tsx';
import { notifyDone } from '../ui/notify.tsx';
import { RowsSkeleton } from '../ui/Skeletons.tsx';

export type Shop = Awaited<ReturnType<typeof api.settings.shop>>;

interface ProfileFormProps<Schema extends z.ZodObject> {
  /** The fields of the profile that this form changes. */
  schema: Schema;
  children: (form: ContractForm<z.output<Schema> & Record<string, unknown>>) => ReactNode;
}

/** A form over some fields of the shop's profile. */
export function ProfileForm<Schema extends z.ZodObject>(props: ProfileFormProps<Schema>) {
  const shop = useQuery(orpc.settings.shop.queryOptions());
  return shop.data ? <LoadedForm {...props} shop={shop.data} /> : <RowsSkeleton count={5} />;
}

function LoadedForm<Schema extends z.ZodObject>({
  schema,
  shop,
  children,
}: ProfileFormProps<Schema> & { shop: Shop }) {
  const { t } = useTranslation();
  type Values = z.output<Schema> & Record<string, unknown>;
  const form = useContractForm<Values, z.ZodType>(schema, {
    initialValues: schema.parse(shop) as Values,
    async submit(changes) {
      await api.settings.change(changes as Parameters<typeof api.settings.change>[0]);
      notifyDone(t('common.state.saved'));
    },
  });
  return (
    <FormFrame form={form} enter="next">
      {children(form)}
      <FormActions form={form} label={t('common.action.save')} />
    </FormFrame>
  );
}
