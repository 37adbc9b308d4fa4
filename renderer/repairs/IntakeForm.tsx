import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { type RefObject, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { IntakeInput } from '../../shared/repairs/repairs.contract.ts';
import { api } from '../app/api.ts';
import { freshKey } from '../app/fresh-key.ts';
import { useMay } from '../app/me.ts';
import { useContractForm } from '../ui/contract-form.ts';
import { FormActions } from '../ui/FormActions.tsx';
import { FormFrame } from '../ui/FormFrame.tsx';
import { notifyDone } from '../ui/notify.tsx';
import { ItemPart } from './ItemPart.tsx';
import { useIntakeAside } from './intake-aside.ts';
import { useDraftKeeper } from './intake-draft.ts';
import { signedIntake } from './intake-signatures.ts';
import { type IntakeValues, intakeOf, newItem, sameChoices, schemaFor } from './intake-values.ts';
import classes from './repairs.module.css';
import { TermsPart } from './TermsPart.tsx';
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
  const { keep } = keeper;
  const typed = useRef(JSON.stringify(typedOf(initial)));
  const [choices, setChoices] = useState(initial);
  const schema = useMemo(() => schemaFor(choices), [choices]);
  const once = useOnceKey();
  const aside = useIntakeAside();
  const mayOverride = useMay('promises.override');

  const follow = useCallback(
    (values: IntakeValues) => {
      setChoices((before) => (sameChoices(before, values) ? before : values));
      const text = JSON.stringify(typedOf(values));
      if (text === typed.current) return;
      typed.current = text;
      keep(values);
    },
    [keep],
  );
  const form = useContractForm<IntakeValues, typeof schema>(schema, {
    initialValues: initial,
    toInput: (values) => intakeOf(values, aside),
    onValuesChange: follow,
    submit: async (intake) => {
      const signed = await signedIntake(intake, mayOverride);
      if (!signed) return;
      const input = { ...signed, draft };
      await keeper.hold();
      const taken = await api.repairs.takeIn(input, { context: { key: once(input) } }).catch((refused) => {
        keeper.resume();
        throw refused;
      });
      keeper.end();
      const numbers = taken.repairs.map(({ number }) => number).join(', ');
      const count = taken.repairs.length;
      notifyDone(t('repairs.intake.done', { count, numbers }));
      void navigate(`/papers/${taken.receiptPaperId}?repair=${taken.repairs[0]?.id}`);
    },
  });
  const { items } = form.values;
  useFocusWhereItGoesOn(form.element);

  return (
    <FormFrame form={form} label={t('repairs.action.take-in')} enter="next">
      {/* biome-ignore lint/a11y/noStaticElementInteractions: it hears that a field was left, nothing is done with it */}
      <div className={classes.intake} onBlur={keeper.flush}>
        <WhoPart form={form} />
        {items.map((_, index) => (
          <ItemPart
            // biome-ignore lint/suspicious/noArrayIndexKey: what was brought has no other name than its place
            key={index}
            form={form}
            index={index}
            aside={aside}
            {...(items.length > 1 && {
              onRemove: () => {
                form.removeListItem('items', index);
                aside.removeItem(index);
              },
            })}
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
        <TermsPart form={form} aside={aside} />
      </div>
      <FormActions form={form} label={t('repairs.intake.submit')} isDraftKept={keeper.isKept} />
    </FormFrame>
  );
}

/** Without the lines of the checklists, which lay themselves out: a tick is typed, a line is not. */
function typedOf({ customer, items }: IntakeValues) {
  const ticked = (checks: IntakeInput['items'][number]['condition']) =>
    checks.filter(({ isTicked }) => isTicked);
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

/** Where a draft or a known customer was brought along, one goes on at the first thing that is still to be said. */
function useFocusWhereItGoesOn(element: RefObject<HTMLFormElement | null>): void {
  useEffect(() => {
    const fields = element.current?.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('[required]');
    const next = [...(fields ?? [])].find((field) => field.value.trim() === '');
    next?.focus();
  }, [element]);
}
