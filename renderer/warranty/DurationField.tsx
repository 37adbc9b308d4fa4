import { Input, Select } from '@mantine/core';
import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { CountField } from './CountField.tsx';
import classes from './Terms.module.css';
import { type DurationUnit, type DurationValue, durationUnits } from './terms-values.ts';

interface DurationFieldProps {
  label: string;
  value: DurationValue;
  onChange: (value: DurationValue) => void;
  error?: ReactNode;
}

/** So many months or days, for life, or not at all. */
export function DurationField({ label, value, onChange, error }: DurationFieldProps) {
  const { t } = useTranslation();
  const id = useId();
  const isCounted = value.unit === 'months' || value.unit === 'days';
  return (
    <Input.Wrapper label={label} error={error} id={id} labelElement="div">
      <div className={classes.duration}>
        {isCounted && (
          <CountField
            className={classes.count}
            aria-label={label}
            aria-invalid={Boolean(error)}
            value={value.count}
            error={Boolean(error)}
            onChange={(count) => onChange({ ...value, count })}
          />
        )}
        <Select
          aria-label={t('warranty.duration.unit', { label })}
          allowDeselect={false}
          data={durationUnits.map((unit) => ({ value: unit, label: t(`warranty.duration.${unit}`) }))}
          value={value.unit}
          onChange={(unit) => onChange({ unit: (unit ?? 'none') as DurationUnit, count: value.count ?? 12 })}
        />
      </div>
    </Input.Wrapper>
  );
}
