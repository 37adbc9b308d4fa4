import { Select, Switch } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { type Way, ways } from '../../shared/repairs/wishes.rules.ts';
import { useMe } from '../app/me.ts';
import type { ContractForm } from '../ui/contract-form.ts';
import { ConvenienceFields } from './ConvenienceFields.tsx';
import { usePeopleHere } from './HandOffSheets.tsx';
import type { IntakeValues, ItemValues } from './intake-values.ts';
import classes from './repairs.module.css';

interface MorePartProps {
  form: ContractForm<IntakeValues>;
  index: number;
}

/** What is asked only sometimes, folded away: urgency, the way, who takes it on, how it is to be handed over. */
export function MorePart({ form, index }: MorePartProps) {
  const { t } = useTranslation();
  const me = useMe()?.person?.id ?? null;
  const people = usePeopleHere(me);
  const item = form.values.items[index] as ItemValues;
  const path = `items.${index}` as const;
  const set = <Field extends keyof ItemValues>(field: Field, value: ItemValues[Field]) =>
    form.setFieldValue(`${path}.${field}`, value as never);
  return (
    <details className={classes.more}>
      <summary>
        <IconChevronDown size={16} aria-hidden="true" className={classes.moreMark} />
        {t('repairs.intake.more')}
        <span className={classes.quiet}>{t('repairs.intake.more-hint')}</span>
      </summary>
      <div className={classes.deviceFields}>
        <Switch
          label={t('repairs.word.urgent')}
          description={t('repairs.intake.urgent-hint')}
          checked={item.isUrgent}
          onChange={(event) => set('isUrgent', event.currentTarget.checked)}
        />
        <Select
          label={t('repairs.field.way')}
          description={t('repairs.intake.way-hint')}
          data={ways.map((way) => ({ value: way, label: t(`repairs.way.${way}`) }))}
          value={item.way}
          allowDeselect={false}
          onChange={(way) => way && set('way', way as Way)}
        />
        <Select
          label={t('repairs.intake.hand-to')}
          description={t('repairs.hand-off.hint')}
          placeholder={t('repairs.intake.keep-it')}
          data={people}
          value={item.handToId === null ? null : String(item.handToId)}
          onChange={(value) => set('handToId', value === null ? null : Number(value))}
          error={form.errors[`${path}.handToId`]}
          clearable
          searchable
        />
        <ConvenienceFields
          value={item}
          onChange={(patch) => {
            for (const [field, value] of Object.entries(patch))
              set(field as keyof ItemValues, value as never);
          }}
          errorAt={(field) => form.errors[`${path}.${field}`]}
        />
      </div>
    </details>
  );
}
