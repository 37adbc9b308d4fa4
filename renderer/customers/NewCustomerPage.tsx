import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';
import { customerInput } from '../../shared/customers/customers.contract.ts';
import { api } from '../app/api.ts';
import { useOnceKey } from '../app/once-key.ts';
import { useContractForm } from '../ui/contract-form.ts';
import { FormActions } from '../ui/FormActions.tsx';
import { FormFrame } from '../ui/FormFrame.tsx';
import { notifyDone } from '../ui/notify.tsx';
import { Page } from '../ui/Page.tsx';
import { CustomerFields } from './CustomerFields.tsx';
import { customerInputOf, useNewCustomer } from './customer-values.ts';

/** A new card. `?name=` or `?phone=` is what was already typed in a search. */
export function NewCustomerPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const once = useOnceKey();
  const asked = search.get('name') ?? '';
  const isPhone = /^[\d\s+()\-\p{Nd}]{5,}$/u.test(asked);
  const blank = useNewCustomer(isPhone ? '' : asked);
  const form = useContractForm(customerInput, {
    initialValues: { ...blank, phones: isPhone ? [{ typed: asked, label: '' }] : [] },
    toInput: customerInputOf,
    submit: async (input) => {
      const { id, number } = await api.customers.register(input, { context: { key: once(input) } });
      notifyDone(t('customers.done.registered', { name: input.name, number }));
      void navigate(`/customers/${id}`, { replace: true });
    },
  });
  return (
    <Page title={t('customers.form.new-title')} isNarrow>
      <FormFrame form={form} enter="next">
        <CustomerFields value={form.values} onChange={form.setValues} errors={form.errors} autoFocus />
        <FormActions form={form} label={t('customers.action.register')} onCancel={() => void navigate(-1)} />
      </FormFrame>
    </Page>
  );
}
