import { Alert, Select, Stack, TextInput } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';
import { lostReasons } from '../../shared/estimates/estimate.rules.ts';
import { approveByCodeInput, type CodeFound, codeInput } from '../../shared/estimates/estimates.shapes.ts';
import { api, refusalOf } from '../app/api.ts';
import { refusalSentence } from '../app/failure.ts';
import { useContractForm } from '../ui/contract-form.ts';
import { DayText } from '../ui/DayText.tsx';
import { FormActions } from '../ui/FormActions.tsx';
import { FormFrame } from '../ui/FormFrame.tsx';
import { useFormat } from '../ui/format.ts';
import { KeyValues } from '../ui/KeyValues.tsx';
import { Money } from '../ui/Money.tsx';
import { MoneyField } from '../ui/MoneyField.tsx';
import { notifyDone } from '../ui/notify.tsx';
import { Page } from '../ui/Page.tsx';
import classes from './estimates.module.css';

/** A code came in by phone or message: whose it is, and the customer's yes by it. `?repair=` says where it is typed. */
export function CodePage() {
  const { t } = useTranslation();
  const [search] = useSearchParams();
  const repairId = Number(search.get('repair')) || null;
  const [found, setFound] = useState<{ code: string; owner: CodeFound } | null>(null);
  return (
    <Page title={t('estimates.code.title')} isNarrow>
      <CodeForm
        repairId={repairId}
        isFound={found !== null}
        onFound={(code, owner) => setFound({ code, owner })}
        onTyped={() => setFound(null)}
      />
      {found && <FoundForm key={found.code} code={found.code} repairId={repairId} owner={found.owner} />}
    </Page>
  );
}

interface CodeFormProps {
  repairId: number | null;
  /** What is to be done stands below then. */
  isFound: boolean;
  onFound: (code: string, owner: CodeFound) => void;
  onTyped: () => void;
}

function CodeForm({ repairId, isFound, onFound, onTyped }: CodeFormProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const [problem, setProblem] = useState('');
  const form = useContractForm(codeInput, {
    initialValues: { code: '', repairId },
    onValuesChange: () => {
      setProblem('');
      onTyped();
    },
    submit: async (typed) => {
      try {
        const answer = await api.estimates.readCode(typed);
        if (answer.outcome === 'found') return onFound(typed.code, answer);
        const { waitSeconds } = answer;
        setProblem(
          waitSeconds > 0
            ? format.digits(t('estimates.code.wrong-wait', { count: waitSeconds }))
            : t('estimates.code.wrong'),
        );
      } catch (failure) {
        const refusal = refusalOf(failure);
        if (!refusal?.reason.startsWith('estimates.')) throw failure;
        setProblem(refusalSentence(refusal));
      }
    },
  });
  return (
    <FormFrame form={form}>
      <TextInput
        label={t('estimates.code.field')}
        description={t('estimates.code.hint')}
        className={classes.codeField}
        dir="ltr"
        autoComplete="off"
        spellCheck={false}
        placeholder="XXXX-XXXX"
        autoFocus
        data-wants-code
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return;
          event.preventDefault();
          void form.send();
        }}
        {...form.getInputProps('code')}
      />
      {problem && (
        <Alert
          role="alert"
          color="var(--meaning-bad)"
          icon={<IconAlertTriangle size={16} aria-hidden="true" />}
          p="xs"
          mt="xs"
        >
          {problem}
        </Alert>
      )}
      {!isFound && <FormActions form={form} label={t('estimates.code.look')} />}
    </FormFrame>
  );
}

interface FoundFormProps {
  code: string;
  repairId: number | null;
  owner: CodeFound;
}

function FoundForm({ code, repairId, owner }: FoundFormProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { option, currency } = owner;
  const isLeft = option.kind === 'leaveAsIs';
  const form = useContractForm(approveByCodeInput, {
    initialValues: {
      ...{ code, repairId, optionId: option.id, amountMinor: option.customerMinor },
      ...{
        approver: owner.customerName,
        depositMinor: isLeft ? 0 : (owner.depositMinor as number | null),
        note: '',
      },
      reason: 'other' as (typeof lostReasons)[number],
    },
    submit: async (said) => {
      const answer = await api.estimates.approveByCode(said);
      if (answer.outcome !== 'answered') return;
      notifyDone(t(isLeft ? 'estimates.done.declined' : 'estimates.done.approved', { number: owner.number }));
      await navigate(`/repairs/${owner.repairId}`);
    },
  });
  return (
    <FormFrame form={form} label={owner.number} enter="next">
      <KeyValues
        items={[
          { label: t('estimates.code.order'), value: <bdi>{owner.number}</bdi> },
          { label: t('estimates.code.device'), value: <bdi>{owner.label}</bdi> },
          { label: t('estimates.code.customer'), value: <bdi>{owner.customerName}</bdi> },
          {
            label: t('estimates.field.way'),
            value: (
              <>
                {option.letter} · <bdi>{option.title || t(`estimates.option.${option.kind}`)}</bdi>
              </>
            ),
          },
          {
            label: t('estimates.sum.customer'),
            value: <Money minor={option.customerMinor} currency={currency} />,
          },
          { label: t('estimates.valid-until'), value: <DayText day={owner.validUntil} style="long" /> },
        ]}
      />
      <Stack mt="sm">
        {isLeft ? (
          <Select
            label={t('common.word.reason')}
            allowDeselect={false}
            data={lostReasons.map((reason) => ({ value: reason, label: t(`estimates.reason.${reason}`) }))}
            {...form.getInputProps('reason')}
          />
        ) : (
          <MoneyField
            label={t('estimates.field.deposit')}
            currency={currency}
            {...form.getInputProps('depositMinor')}
          />
        )}
        <TextInput
          label={t('estimates.field.approver')}
          required
          autoFocus
          {...form.getInputProps('approver')}
        />
      </Stack>
      <FormActions form={form} label={t(isLeft ? 'estimates.action.decline' : 'estimates.action.approve')} />
    </FormFrame>
  );
}
