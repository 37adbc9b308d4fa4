import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useCallback, useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { IntakeInput } from '../../shared/repairs/repairs.contract.ts';
import { api } from '../app/api.ts';
import { freshKey } from '../app/fresh-key.ts';
import { useContractForm } from '../ui/contract-form.ts';
import { FormActions } from '../ui/FormActions.tsx';
import { FormFrame } from '../ui/FormFrame.tsx';
import { notifyDone } from '../ui/notify.tsx';
import { type DraftKeeper, useDraftKeeper } from './intake-draft.ts';
import { ItemPart } from './ItemPart.tsx';
import { type IntakeValues, intakeOf, newItem, schemaFor } from './intake-values.ts';
import classes from './repairs.module.css';
import { WhoPart } from './WhoPart.tsx';

interface IntakeFormProps {
  /** The draft's name. */
  draft: string;
  personId: number;
  initial: IntakeValues;
}

/** Everything that is asked when something is brought, in the order in which people say it. */
export function IntakeForm({ draft, personId, initial }: IntakeFormProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const keeper = useDraftKeeper(draft, personId);
  const shape = useRef(initial);
  const once = useOnceKey();
  const schema = useMemo(() => latestSchema(shape), []);

  const form = useContractForm<IntakeValues, typeof schema>(schema, {
    initialValues: initial,
    toInput: intakeOf,
    onValuesChange: useKeepTyped(keeper, initial, shape),
    submit: async (intake) => {
      const input = { ...intake, draft };
      const taken = await api.repairs.takeIn(input, { context: { key: once(input) } });
      await keeper.end();
      const numbers = taken.repairs.map(({ number }) => number).join(', ');
      notifyDone(t('repairs.intake.done', { count: taken.repairs.length, numbers }));
      void navigate(`/papers/${taken.receiptPaperId}?repair=${taken.repairs[0]?.id}`);
    },
  });
  const { items } = form.values;

  return (
    <FormFrame form={form} label={t('repairs.action.take-in')} enter="next">
      <div className={classes.intake} onBlur={keeper.flush}>
        <WhoPart form={form} />
        {items.map((_, index) => (
          <ItemPart
            // biome-ignore lint/suspicious/noArrayIndexKey: what was brought has no other name than its place
            key={index}
            form={form}
            index={index}
            {...(items.length > 1 && { onRemove: () => form.removeListItem('items', index) })}
          />
        ))}
        {items.length < 10 && (
          <Button
            variant="default"
            className={classes.start}
            leftSection={<IconPlus size={16} aria-hidden="true" />}
            onClick={() => form.insertListItem('items', newItem())}
          >
            {t('repairs.intake.add-item')}
          </Button>
        )}
      </div>
      <FormActions form={form} label={t('repairs.intake.submit')} isDraftKept={keeper.isKept} />
    </FormFrame>
  );
}

/** The schema follows the choices made in the form: which customer, which device. */
function latestSchema(shape: { current: IntakeValues }) {
  const schema = schemaFor(shape.current);
  return new Proxy(schema, {
    get: (_, name) => {
      const now = schemaFor(shape.current);
      const value = Reflect.get(now, name);
      return typeof value === 'function' ? value.bind(now) : value;
    },
  });
}

/** Hands on what was typed to the draft, but not the form as it opened. */
function useKeepTyped(keeper: DraftKeeper, initial: IntakeValues, shape: { current: IntakeValues }) {
  const untouched = useRef(JSON.stringify(typedOf(initial)));
  const { keep } = keeper;
  useEffect(() => {
    shape.current = initial;
  }, [initial, shape]);
  return useCallback(
    (values: IntakeValues) => {
      shape.current = values;
      const typed = JSON.stringify(typedOf(values));
      if (typed === untouched.current) return;
      untouched.current = typed;
      keep(values);
    },
    [keep, shape],
  );
}

/** Without the lines of the checklists, which lay themselves out: a tick is typed, a line is not. */
function typedOf({ customer, items }: IntakeValues) {
  const ticked = (checks: IntakeInput['items'][number]['condition']) => checks.filter(({ isTicked }) => isTicked);
  return {
    customer,
    items: items.map((item) => ({
      ...item,
      condition: ticked(item.condition),
      accessories: ticked(item.accessories),
    })),
  };
}

/** One key for one and the same intake, however often it is sent; another as soon as something in it changed. */
function useOnceKey(): (input: unknown) => string {
  const last = useRef({ text: '', key: '' });
  return (input) => {
    const text = JSON.stringify(input);
    if (text !== last.current.text) last.current = { text, key: freshKey() };
    return last.current.key;
  };
}
