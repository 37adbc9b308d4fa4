import { Checkbox, Kbd } from '@mantine/core';
import type { KeyboardEvent } from 'react';
import { toLatinDigits } from '../../shared/kernel/digits.ts';
import type { CheckValues } from './intake-values.ts';
import classes from './repairs.module.css';

interface ChecklistProps {
  legend: string;
  hint: string;
  checks: readonly CheckValues[];
  onChange: (checks: CheckValues[]) => void;
}

/** Lines to tick: by Space, or by 1 to 9 while one of them has the focus. */
export function Checklist({ legend, hint, checks, onChange }: ChecklistProps) {
  const toggle = (index: number) =>
    onChange(checks.map((check, i) => (i === index ? { ...check, isTicked: !check.isTicked } : check)));

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const digit = Number(toLatinDigits(event.key));
    if (event.key.length !== 1 || !Number.isInteger(digit) || digit < 1 || digit > checks.length) return;
    event.preventDefault();
    toggle(digit - 1);
  };

  if (checks.length === 0) return null;
  return (
    <fieldset className={classes.checklist} onKeyDown={onKeyDown} aria-description={hint}>
      <legend className={classes.legend}>{legend}</legend>
      <div className={classes.checks}>
        {checks.map((check, index) => (
          <Checkbox
            key={check.label}
            checked={check.isTicked}
            onChange={() => toggle(index)}
            label={
              <span className={classes.checkLabel}>
                {check.label}
                {index < 9 && (
                  <Kbd size="xs" aria-hidden="true" className={classes.checkKey}>
                    {index + 1}
                  </Kbd>
                )}
              </span>
            }
          />
        ))}
      </div>
    </fieldset>
  );
}
