import { Checkbox, Stack, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { type InvoiceOfOrder, payments } from '../../shared/payments/payments.contract.ts';
import { api } from '../app/api.ts';
import { useMe } from '../app/me.ts';
import { withSecondPerson } from '../people/second-person.ts';
import { useContractForm } from '../ui/contract-form.ts';
import { FormActions } from '../ui/FormActions.tsx';
import { FormFrame } from '../ui/FormFrame.tsx';
import { useFormat } from '../ui/format.ts';
import { notifyDone } from '../ui/notify.tsx';
import { SideSheet } from '../ui/SideSheet.tsx';
import { inputSchemaOf } from './input-schema.ts';

interface CreditSheetProps {
  invoice: InvoiceOfOrder | null;
  repairId: number;
  currency: string;
  onClose: () => void;
}

/** Takes back an invoice: all of it, or what is ticked. */
export function CreditSheet({ invoice, ...rest }: CreditSheetProps) {
  const { t } = useTranslation();
  return (
    <SideSheet title={t('payments.action.credit')} isOpen={invoice !== null} onClose={rest.onClose}>
      {invoice && <CreditForm invoice={invoice} {...rest} />}
    </SideSheet>
  );
}

const schema = inputSchemaOf(payments.credit);

function CreditForm({
  invoice,
  repairId,
  currency,
  onClose,
}: CreditSheetProps & { invoice: InvoiceOfOrder }) {
  const { t } = useTranslation();
  const format = useFormat();
  const navigate = useNavigate();
  const me = useMe();
  const open = invoice.lines.filter(({ isCredited }) => !isCredited);
  const form = useContractForm(schema, {
    initialValues: { invoiceId: invoice.id, lineIds: open.map(({ id }) => id), reason: '' },
    async submit(input) {
      const minor = open
        .filter(({ id }) => input.lineIds.includes(id))
        .reduce((sum, line) => sum + line.customerMinor, 0);
      const asked = {
        right: 'payments.approve',
        sentence: t('payments.second.credit', { amount: format.money(minor, currency) }),
        exceptId: me?.person?.id,
      } as const;
      const done = await withSecondPerson(asked, (countersignId) =>
        api.payments.credit({ ...input, ...(countersignId && { countersignId }) }),
      );
      if (!done) return;
      notifyDone(t('payments.done.credited'));
      onClose();
      navigate(`/papers/${done.paperId}?repair=${repairId}`);
    },
  });
  const chosen = form.values.lineIds;
  return (
    <FormFrame form={form} enter="next">
      <Stack>
        <Checkbox.Group
          label={t('payments.credit.lines', { number: invoice.number })}
          value={chosen.map(String)}
          onChange={(ids) => form.setFieldValue('lineIds', ids.map(Number) as never)}
          error={form.errors.lineIds}
        >
          <Stack gap="xs" mt="xs">
            {open.map((line) => (
              <Checkbox
                key={line.id}
                value={String(line.id)}
                label={
                  <>
                    <bdi>
                      {line.label || t(`papers.bill.kind.${line.kind === 'storage' ? 'fee' : line.kind}`)}
                    </bdi>
                    {' · '}
                    <bdi>{format.money(line.customerMinor, currency)}</bdi>
                  </>
                }
              />
            ))}
          </Stack>
        </Checkbox.Group>
        <TextInput label={t('common.word.reason')} required {...form.getInputProps('reason')} />
      </Stack>
      <FormActions form={form} label={t('payments.action.credit')} onCancel={onClose} />
    </FormFrame>
  );
}
