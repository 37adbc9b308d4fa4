import { Alert, Anchor, Checkbox, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useParams } from 'react-router';
import { handOverInput, type PreparedHandover } from '../../shared/handovers/handovers.contract.ts';
import { api, orpc } from '../app/api.ts';
import { failureWords } from '../app/failure.ts';
import { SignaturePad } from '../evidence/SignaturePad.tsx';
import { AmountFields } from '../payments/AmountFields.tsx';
import { leftOf } from '../payments/amounts.ts';
import { useContractForm } from '../ui/contract-form.ts';
import { FormActions } from '../ui/FormActions.tsx';
import { FormFrame } from '../ui/FormFrame.tsx';
import { useFormat } from '../ui/format.ts';
import { notifyDone } from '../ui/notify.tsx';
import { Page } from '../ui/Page.tsx';
import { Phone } from '../ui/Phone.tsx';
import { Section } from '../ui/Section.tsx';
import { PageSkeleton } from '../ui/Skeletons.tsx';
import { BillToPay } from './BillToPay.tsx';
import { refuseHalfDone } from './before-handing.ts';
import { dueOf, handOverInputOf, includedOf, type OrderValues, valuesOf } from './handover-values.ts';
import { OrderToHandOver } from './OrderToHandOver.tsx';
import { WhoCollects } from './WhoCollects.tsx';

/** Giving back: things, explanation, money, signature, on one page and in one act. */
export function HandoverPage() {
  const repairId = Number(useParams().repairId);
  const { t } = useTranslation();
  // while it is given back nobody asks whether it can be: the answer would be that it is gone
  const [isGiving, setIsGiving] = useState(false);
  const { data, error } = useQuery({
    ...orpc.handovers.prepare.queryOptions({ input: { repairId } }),
    enabled: !isGiving,
    gcTime: 0,
    retry: false,
    // what is typed here must not be overtaken by what changes elsewhere; the core looks again at the end
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
  });
  if (error) {
    return (
      <Page title={t('handovers.title')} isNarrow>
        <Alert color="var(--meaning-risk)">
          {failureWords(error).title}{' '}
          <Anchor component={Link} inherit to={`/repairs/${repairId}`}>
            {t('papers.open-repair')}
          </Anchor>
        </Alert>
      </Page>
    );
  }
  return data ? <Handover prepared={data} repairId={repairId} onGiving={setIsGiving} /> : <PageSkeleton />;
}

interface HandoverProps {
  prepared: PreparedHandover;
  repairId: number;
  onGiving: (isGiving: boolean) => void;
}

function Handover({ prepared, repairId, onGiving }: HandoverProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const navigate = useNavigate();
  const { bill, orders, notReady } = prepared;
  const form = useContractForm(handOverInput, {
    initialValues: valuesOf(prepared),
    toInput: handOverInputOf,
    async submit(input) {
      refuseHalfDone(t, prepared, input);
      onGiving(true);
      const done = await api.handovers.handOver(input).catch((failure: unknown) => {
        onGiving(false);
        throw failure;
      });
      notifyDone(
        done.changeMinor
          ? t('payments.done.change', { amount: format.money(done.changeMinor, bill?.currency) })
          : t('handovers.done.handed-over'),
      );
      navigate(`/papers/${done.invoicePaperId ?? done.paperId}?repair=${repairId}`);
    },
  });
  const { values } = form;
  const dueMinor = dueOf(prepared, includedOf(values.orders));
  const left = bill ? leftOf(values.typed, dueMinor) : prepared.isOwed ? 1 : 0;
  const setOrder = (index: number) => (value: OrderValues) => {
    form.setFieldValue(`orders.${index}`, value as never);
    form.clearFieldError(`orders.${index}.itemIds`);
  };
  return (
    <Page
      title={t('handovers.title')}
      subtitle={
        <>
          <bdi>{prepared.customerName}</bdi>{' '}
          {prepared.customerPhone && <Phone value={prepared.customerPhone} />}
        </>
      }
      isNarrow
    >
      <FormFrame form={form} enter="next">
        {notReady.length > 0 && (
          <Text size="sm" c="dimmed" mb="md">
            {t('handovers.not-ready-yet', { count: notReady.length })}{' '}
            {notReady.map(({ repairId: id, number }) => (
              <Anchor key={id} component={Link} inherit to={`/repairs/${id}`}>
                <bdi>{number}</bdi>{' '}
              </Anchor>
            ))}
          </Text>
        )}
        {orders.map((order) => {
          // another of the visit may have become ready since the page was opened: it is not handed over with these
          const index = values.orders.findIndex(({ repairId: id }) => id === order.repairId);
          const value = values.orders[index];
          return value ? (
            <OrderToHandOver
              key={order.repairId}
              order={order}
              value={value}
              onChange={setOrder(index)}
              mayBeLeft={values.orders.length > 1}
              notReturned={form.errors[`orders.${index}.itemIds`]}
            />
          ) : null;
        })}
        <Section title={t('handovers.bill.title')}>
          <Stack gap="md">
            {bill ? (
              <BillToPay bill={bill} />
            ) : (
              <Text size="sm">{t(prepared.isOwed ? 'handovers.bill.owed' : 'handovers.bill.not-owed')}</Text>
            )}
            {bill && dueMinor > 0 && (
              <AmountFields
                value={values.typed}
                onChange={(typed) => {
                  form.setFieldValue('typed', typed as never);
                  form.clearErrors();
                }}
                dueMinor={dueMinor}
                currency={bill.currency}
                errors={form.errors}
              />
            )}
            {(left === null || left > 0) && (
              <Checkbox
                label={t('handovers.bill.may-stay-owed')}
                {...form.getInputProps('mayStayOwed', { type: 'checkbox' })}
              />
            )}
          </Stack>
        </Section>
        <WhoCollects form={form} customerName={prepared.customerName} />
        <Section title={t('handovers.sign.title')}>
          <SignaturePad
            label={t('handovers.sign.label')}
            signer={values.isByAnother ? values.collectedBy : prepared.customerName}
            required
            value={values.signature}
            error={form.errors.signature}
            onChange={(signature) => form.setFieldValue('signature', signature as never)}
          />
        </Section>
        <FormActions
          form={form}
          label={t('handovers.action.hand-over')}
          onCancel={() => navigate(`/repairs/${repairId}`)}
        />
      </FormFrame>
    </Page>
  );
}
