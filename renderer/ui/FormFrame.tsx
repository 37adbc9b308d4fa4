import { type FormEvent, type KeyboardEvent, type ReactNode, useEffect } from 'react';
import type { ContractForm } from './contract-form.ts';
import classes from './FormFrame.module.css';
import { isApple, takesText } from './shortcut.ts';

interface FormFrameProps<Values> {
  form: ContractForm<Values>;
  /** The form's name, where no heading of its own says it. */
  label?: string;
  /**
   * What Enter does in a one-line field: sends short forms, goes to the next field in long ones.
   * A field that wants a code always goes to the next, because scanners end with Enter.
   */
  enter?: 'submit' | 'next';
  children: ReactNode;
}

const fieldSelector =
  'input:not([type="hidden"]):not(:disabled), textarea:not(:disabled), select:not(:disabled), button[type="submit"]';

function focusNextField(form: HTMLFormElement, field: Element) {
  const fields = [...form.querySelectorAll<HTMLElement>(fieldSelector)].filter(
    (candidate) => candidate === field || (candidate.tabIndex >= 0 && candidate.offsetParent !== null),
  );
  fields[fields.indexOf(field as HTMLElement) + 1]?.focus();
}

/** The `<form>` around a contract form: Ctrl/⌘+Enter sends from anywhere, Enter keeps its rule. */
export function FormFrame<Values>({ form, label, enter = 'submit', children }: FormFrameProps<Values>) {
  const { send, element } = form;

  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => {
      if (element.current?.dataset.busy) event.preventDefault();
    };
    globalThis.addEventListener('beforeunload', warn);
    return () => globalThis.removeEventListener('beforeunload', warn);
  }, [element]);

  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    event.stopPropagation();
    void send();
  };
  const onKeyDown = (event: KeyboardEvent<HTMLFormElement>) => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
    if (isApple ? event.metaKey : event.ctrlKey) {
      event.preventDefault();
      event.stopPropagation();
      void send();
      return;
    }
    const { target } = event;
    if (event.defaultPrevented || !(target instanceof HTMLInputElement) || !takesText(target)) return;
    if (target.getAttribute('aria-expanded') === 'true') return;
    if (enter === 'next' || target.closest('[data-wants-code]')) {
      event.preventDefault();
      focusNextField(event.currentTarget, target);
    }
  };

  return (
    <form
      ref={element}
      noValidate
      className={classes.form}
      data-busy={form.isSubmitting || undefined}
      aria-label={label}
      onSubmit={onSubmit}
      onKeyDown={onKeyDown}
    >
      {children}
    </form>
  );
}
