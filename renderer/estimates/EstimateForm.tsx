import { Alert, Button, Menu, Textarea } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconAlertTriangle, IconPlus } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { optionKinds } from '../../shared/estimates/estimate.rules.ts';
import {
  type EstimateInput,
  type EstimatesOfRepair,
  estimateInput,
  optionsInput,
} from '../../shared/estimates/estimates.shapes.ts';
import type { Repair } from '../../shared/repairs/repairs.contract.ts';
import { api, orpc } from '../app/api.ts';
import { refusalSentence } from '../app/failure.ts';
import { useContractForm } from '../ui/contract-form.ts';
import { FormActions } from '../ui/FormActions.tsx';
import { FormFrame } from '../ui/FormFrame.tsx';
import { MoneyField } from '../ui/MoneyField.tsx';
import { notifyDone } from '../ui/notify.tsx';
import type { useEstimateKeeper } from './estimate-draft.ts';
import { type EstimateValues, inputOf, isBlank, newOption } from './estimate-values.ts';
import classes from './estimates.module.css';
import { OptionFields } from './OptionFields.tsx';

interface EstimateFormProps {
  repair: Repair;
  told: EstimatesOfRepair;
  initial: EstimateValues;
  keeper: ReturnType<typeof useEstimateKeeper>;
}

type Finish = 'keep' | 'answer' | 'limit' | 'nothingToPay';

export function EstimateForm({ repair, told, initial, keeper }: EstimateFormProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const finish = useRef<Finish>('answer');
  const form = useContractForm(estimateInput, {
    initialValues: initial,
    toInput: inputOf,
    onValuesChange: keeper.keep,
    submit: async (estimate: EstimateInput) => {
      const way = finish.current;
      finish.current = 'answer';
      if (way === 'keep') await api.estimates.keep(estimate);
      else await api.estimates.send({ estimate, startBy: way });
      await keeper.end();
      notifyDone(t(`estimates.done.${way}`, { number: repair.number }));
      await navigate(`/repairs/${repair.id}`, {
        state: way === 'answer' ? { sheet: 'estimates.message' } : null,
      });
    },
  });
  const preview = usePreview(form.values);
  const { data: services } = useQuery(
    orpc.estimates.services.queryOptions({ input: { repairId: repair.id } }),
  );
  const place = form.values.options.findIndex(({ isRecommended }) => isRecommended);
  const recommended = preview?.options[place];
  const hasLines = recommended !== undefined && recommended.lines.length > 0;
  const isFree = hasLines && recommended.customerMinor === 0;
  const isWithinLimit =
    hasLines && told.costLimitMinor !== null && recommended.customerMinor <= told.costLimitMinor;
  const atOnce =
    form.values.options[place]?.kind === 'leaveAsIs'
      ? null
      : isFree
        ? 'nothingToPay'
        : isWithinLimit
          ? 'limit'
          : null;
  const finishBy = (way: Finish) => {
    finish.current = way;
    void form.send();
  };
  const used = form.values.options.map(({ kind }) => kind);
  const addOption = (kind: (typeof optionKinds)[number]) => form.insertListItem('options', newOption(kind));
  return (
    <FormFrame form={form} enter="next">
      {preview?.needs.map((need) => (
        <Alert
          key={need}
          color="var(--meaning-risk)"
          icon={<IconAlertTriangle size={18} aria-hidden="true" />}
          p="xs"
          mb="xs"
        >
          {refusalSentence({ code: 'CONFLICT', reason: need })}
        </Alert>
      ))}
      {form.values.options.map((option, index) => (
        <OptionFields
          // biome-ignore lint/suspicious/noArrayIndexKey: ways have no name of their own, and keep their places
          key={index}
          form={form}
          index={index}
          option={option}
          priced={preview?.options[index] ?? null}
          services={services ?? []}
          repair={repair}
          isFirst={index === 0 && initial.seenAt === null}
        />
      ))}
      {preview?.options.some(({ isNotWorthIt }) => isNotWorthIt) && (
        <Alert
          color="var(--meaning-risk)"
          icon={<IconAlertTriangle size={18} aria-hidden="true" />}
          p="xs"
          title={t('estimates.worth.title')}
        >
          {t('estimates.worth.sentence')}{' '}
          {(['exchange', 'tradeIn', 'leaveAsIs'] as const)
            .filter((kind) => !used.includes(kind))
            .map((kind) => (
              <Button key={kind} size="compact-sm" variant="default" me="xs" onClick={() => addOption(kind)}>
                {t(`estimates.option.${kind}`)}
              </Button>
            ))}
        </Alert>
      )}
      <Menu position="bottom-start">
        <Menu.Target>
          <Button
            variant="default"
            size="compact-sm"
            my="sm"
            style={{ justifySelf: 'start', alignSelf: 'start' }}
            leftSection={<IconPlus size={16} aria-hidden="true" />}
          >
            {t('estimates.write.add-option')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {optionKinds.map((kind) => (
            <Menu.Item key={kind} onClick={() => addOption(kind)}>
              {t(`estimates.option.${kind}`)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      <div className={classes.foot}>
        <MoneyField
          label={t('estimates.field.value')}
          description={t('estimates.field.value-hint')}
          currency={told.currency}
          {...form.getInputProps('valueMinor')}
        />
        <Textarea label={t('estimates.field.note')} autosize minRows={1} {...form.getInputProps('note')} />
      </div>
      {form.errors.options && (
        <p role="alert" className={classes.problem}>
          {form.errors.options}
        </p>
      )}
      <FormActions form={form} label={t('estimates.action.send')} isDraftKept={keeper.isKept}>
        {atOnce && (
          <Button variant="default" onClick={() => finishBy(atOnce)}>
            {t(`estimates.action.${atOnce}`)}
          </Button>
        )}
        <Button variant="default" onClick={() => finishBy('keep')}>
          {t('estimates.action.keep')}
        </Button>
      </FormActions>
    </FormFrame>
  );
}

/** What it comes to as it is typed, with each row where it stands; null until it can be reckoned. */
function usePreview(values: EstimateValues) {
  const [settled] = useDebouncedValue(values, 150);
  const input = inputOf(settled);
  const options = optionsInput.safeParse(input.options);
  const { data } = useQuery({
    ...orpc.estimates.preview.queryOptions({
      input: {
        repairId: settled.repairId,
        valueMinor: Number.isSafeInteger(settled.valueMinor) ? settled.valueMinor : null,
        options: options.data ?? [],
      },
    }),
    enabled: options.success,
    placeholderData: keepPreviousData,
  });
  if (!data || data.options.length !== settled.options.length) return null;
  return {
    ...data,
    options: data.options.map((priced, index) => {
      const rest = [...priced.lines];
      const rows = settled.options[index]?.lines.map((line) =>
        isBlank(line) ? null : (rest.shift() ?? null),
      );
      return { ...priced, rows: rows ?? [] };
    }),
  };
}

export type PricedOption = NonNullable<ReturnType<typeof usePreview>>['options'][number];
