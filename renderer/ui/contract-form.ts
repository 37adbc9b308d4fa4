import { type FormErrors, type UseFormReturnType, useForm } from '@mantine/form';
import { type RefObject, useCallback, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { useDesk } from './desk.ts';
import { isForFields, refusalDataOf } from './failure-data.ts';
import { fieldSentence } from './field-problem.ts';

interface ContractFormOptions<Values, Parsed> {
  /** What the fields hold at first: '' for empty text, null for nothing chosen. */
  initialValues: Values;
  /** Sends what the schema made of the values. Awaited: while it runs the form is busy. */
  submit: (parsed: Parsed) => Promise<unknown>;
  /** Makes of the fields' values what the schema expects: '' to null, rows that are empty left out. */
  toInput?: (values: Values) => unknown;
  /** Told of each change, for drafts. */
  onValuesChange?: (values: Values) => void;
}

export interface ContractForm<Values> extends UseFormReturnType<Values> {
  isSubmitting: boolean;
  /** How many fields need mending; 0 before the first attempt. */
  problemCount: number;
  /** Checks, sends, and brings what is refused back to the fields. */
  send: () => Promise<void>;
  element: RefObject<HTMLFormElement | null>;
}

/**
 * A Mantine form that is checked by the contract's own schema, whose messages are locale keys. A refusal that
 * names fields is shown at them; any other failure goes to the desk's one handler. The first field to mend gets
 * the focus.
 */
export function useContractForm<Values extends Record<string, unknown>, Schema extends z.ZodType>(
  schema: Schema,
  options: ContractFormOptions<Values, z.output<Schema>>,
): ContractForm<Values> {
  const { t } = useTranslation();
  const { reportFailure } = useDesk();
  const { initialValues, submit, toInput, onValuesChange } = options;
  const element = useRef<HTMLFormElement>(null);
  const isBusy = useRef(false);
  const [isSubmitting, setIsSubmitting] = useState(false);

  const check = useCallback(
    (values: Values): FormErrors => {
      const checked = schema.safeParse(toInput ? toInput(values) : values, { reportInput: true });
      const errors: FormErrors = {};
      for (const issue of checked.error?.issues ?? []) {
        const { path, key, data } = fieldSentence(issue);
        errors[path] ??= t(key, data);
      }
      return errors;
    },
    [schema, toInput, t],
  );

  const form = useForm<Values>({
    initialValues,
    validate: check,
    validateInputOnBlur: false,
    clearInputErrorOnChange: true,
    ...(onValuesChange && { onValuesChange }),
  });

  const focusFirstProblem = () => {
    requestAnimationFrame(() => {
      const field = element.current?.querySelector<HTMLElement>('[aria-invalid="true"]');
      field?.focus();
      field?.scrollIntoView({ block: 'center' });
    });
  };

  const send = async () => {
    if (isBusy.current) return;
    const values = form.getValues();
    const errors = check(values);
    form.setErrors(errors);
    if (Object.keys(errors).length > 0) {
      focusFirstProblem();
      return;
    }
    isBusy.current = true;
    setIsSubmitting(true);
    try {
      await submit(schema.parse(toInput ? toInput(values) : values));
    } catch (failure) {
      if (isForFields(failure)) {
        const problems = refusalDataOf(failure)?.fields ?? [];
        form.setErrors(
          Object.fromEntries(problems.map((p) => [p.path.join('.'), t(p.message, p.data ?? {})])),
        );
        focusFirstProblem();
      } else {
        reportFailure(failure);
      }
    } finally {
      isBusy.current = false;
      setIsSubmitting(false);
    }
  };

  return { ...form, isSubmitting, problemCount: Object.keys(form.errors).length, send, element };
}
