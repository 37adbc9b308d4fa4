import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Navigate, useNavigate, useParams } from 'react-router';
import { type Customer, customerInput } from '../../shared/customers/customers.contract.ts';
import { api, orpc, refusalOf } from '../app/api.ts';
import { useContractForm } from '../ui/contract-form.ts';
import { FormActions } from '../ui/FormActions.tsx';
import { FormFrame } from '../ui/FormFrame.tsx';
import { notifyDone } from '../ui/notify.tsx';
import { Page } from '../ui/Page.tsx';
import { PageSkeleton } from '../ui/Skeletons.tsx';
import { ChangedMeanwhile } from './ChangedMeanwhile.tsx';
import { CustomerFields } from './CustomerFields.tsx';
import { type CustomerValues, customerInputOf } from './customer-values.ts';

export function EditCustomerPage() {
  const id = Number(useParams().customerId);
  const { data: customer } = useQuery(orpc.customers.byId.queryOptions({ input: { id } }));
  if (!customer) return <PageSkeleton />;
  if (customer.mergedInto !== null) return <Navigate to={`/customers/${customer.mergedInto}/edit`} replace />;
  return <EditCustomer key={id} customer={customer} />;
}

/** The form keeps what was typed whatever comes from elsewhere: what others changed is shown beside it. */
function EditCustomer({ customer }: { customer: Customer }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [seenAt, setSeenAt] = useState(customer.changedAt);
  const [isBehind, setIsBehind] = useState(false);
  const form = useContractForm(customerInput, {
    initialValues: valuesOf(customer),
    toInput: customerInputOf,
    submit: async (input) => {
      try {
        await api.customers.change({ ...input, id: customer.id, seenAt });
      } catch (error) {
        if (refusalOf(error)?.reason !== 'customers.changed-meanwhile') throw error;
        const current = await queries.fetchQuery({
          ...orpc.customers.byId.queryOptions({ input: { id: customer.id } }),
          staleTime: 0,
        });
        setSeenAt(current.changedAt);
        setIsBehind(true);
        return;
      }
      notifyDone(t('customers.done.changed', { name: input.name }));
      void navigate(`/customers/${customer.id}`, { replace: true });
    },
  });
  return (
    <Page title={t('customers.form.edit-title')} subtitle={<bdi>{customer.name}</bdi>} isNarrow>
      <FormFrame form={form} enter="next">
        {isBehind && (
          <ChangedMeanwhile
            onTakeTheirs={() => {
              form.setValues(valuesOf(customer));
              setIsBehind(false);
            }}
          />
        )}
        <CustomerFields
          value={form.values}
          onChange={form.setValues}
          errors={form.errors}
          except={customer.id}
          autoFocus
        />
        <FormActions
          form={form}
          label={t('common.action.save')}
          onCancel={() => void navigate(`/customers/${customer.id}`)}
        />
      </FormFrame>
    </Page>
  );
}

function valuesOf(customer: Customer): CustomerValues {
  const { kind, name, email, address, taxNumber, language, calendar, channel, consents, notes, flag } =
    customer;
  const phones = customer.phones.map(({ typed, label }) => ({ typed, label }));
  return {
    kind,
    name,
    phones,
    email,
    address,
    taxNumber,
    language,
    calendar,
    channel,
    consents,
    notes,
    flag,
  };
}
