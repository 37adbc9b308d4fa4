import { ActionIcon, Button, Radio, Select, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { letterOf, optionKinds } from '../../shared/estimates/estimate.rules.ts';
import type { Repair } from '../../shared/repairs/repairs.contract.ts';
import { orpc } from '../app/api.ts';
import type { ContractForm } from '../ui/contract-form.ts';
import { DayField } from '../ui/DayField.tsx';
import { useFormat } from '../ui/format.ts';
import { Money } from '../ui/Money.tsx';
import type { PricedOption } from './EstimateForm.tsx';
import { type EstimateValues, newLine, type OptionValues } from './estimate-values.ts';
import classes from './estimates.module.css';
import { LineFields, type OfferedService } from './LineFields.tsx';

interface OptionFieldsProps {
  form: ContractForm<EstimateValues>;
  index: number;
  option: OptionValues;
  priced: PricedOption | null;
  services: readonly OfferedService[];
  repair: Repair;
  /** What is typed into first. */
  isFirst: boolean;
}

/** One way with its lines; what it comes to is said as it is typed. */
export function OptionFields({ form, index, option, priced, services, repair, isFirst }: OptionFieldsProps) {
  const { t } = useTranslation();
  const path = `options.${index}`;
  const mayGo = form.values.options.length > 1;
  const recommend = () =>
    form.setFieldValue(
      'options',
      form.values.options.map((each, place) => ({ ...each, isRecommended: place === index })),
    );
  const remove = () => {
    const rest = form.values.options.filter((_, place) => place !== index);
    if (option.isRecommended && rest[0]) rest[0] = { ...rest[0], isRecommended: true };
    form.setFieldValue('options', rest);
  };
  return (
    <section
      className={classes.way}
      aria-label={`${letterOf(index)} ${t(`estimates.option.${option.kind}`)}`}
    >
      <div className={classes.wayHead}>
        <strong className={classes.letter}>{letterOf(index)}</strong>
        <Select
          aria-label={t('estimates.field.way')}
          data={optionKinds.map((kind) => ({ value: kind, label: t(`estimates.option.${kind}`) }))}
          allowDeselect={false}
          {...form.getInputProps(`${path}.kind`)}
        />
        <TextInput
          aria-label={t('estimates.field.title')}
          placeholder={t('estimates.field.title')}
          {...form.getInputProps(`${path}.title`)}
        />
        <Radio
          name="recommended"
          label={t('estimates.option.recommended')}
          checked={option.isRecommended}
          onChange={recommend}
        />
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={t('estimates.write.remove-option', { letter: letterOf(index) })}
          disabled={!mayGo}
          onClick={remove}
        >
          <IconTrash size={16} aria-hidden="true" />
        </ActionIcon>
      </div>
      {option.lines.map((line, place) => (
        <LineFields
          // biome-ignore lint/suspicious/noArrayIndexKey: rows are typed in place
          key={place}
          form={form}
          path={`${path}.lines.${place}`}
          line={line}
          price={priced?.rows[place] ?? null}
          services={services}
          currency={repair.currency}
          isFirst={isFirst && place === 0}
          isLast={place === option.lines.length - 1}
          onMore={() => form.insertListItem(`${path}.lines`, newLine(line.kind))}
          onRemove={() => form.removeListItem(`${path}.lines`, place)}
        />
      ))}
      <div className={classes.wayFoot}>
        <Button
          variant="subtle"
          size="compact-sm"
          leftSection={<IconPlus size={16} aria-hidden="true" />}
          onClick={() =>
            form.insertListItem(`${path}.lines`, newLine(option.kind === 'leaveAsIs' ? 'fee' : 'parts'))
          }
        >
          {t('estimates.write.add-line')}
        </Button>
        <ReadyOn form={form} path={path} option={option} minutes={priced?.minutes ?? 0} repair={repair} />
        <p className={classes.total} aria-live="polite">
          {t('estimates.sum.customer')} <Money minor={priced?.customerMinor} currency={repair.currency} />
          <span className={classes.quiet}>
            {priced && priced.coveredMinor > 0 && (
              <>
                {t('estimates.sum.covered')} <Money minor={priced.coveredMinor} currency={repair.currency} />
                {' · '}
              </>
            )}
            {t('estimates.sum.tax')} <Money minor={priced?.taxMinor} currency={repair.currency} />
          </span>
        </p>
      </div>
    </section>
  );
}

interface ReadyOnProps extends Pick<OptionFieldsProps, 'form' | 'option' | 'repair'> {
  path: string;
  minutes: number;
}

/** The day by which it would be done: typed, or the earliest that the shop can honour. */
function ReadyOn({ form, path, option, minutes, repair }: ReadyOnProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const days = option.lines
    .map(({ expectedOn }) => expectedOn)
    .filter((day) => /^\d{4}-\d\d-\d\d$/.test(day ?? ''));
  const partsOn = days.reduce<string | null>(
    (last, day) => (last === null || (day ?? '') > last ? day : last),
    null,
  );
  const { data } = useQuery(
    orpc.promises.earliest.queryOptions({
      input: {
        repairId: repair.id,
        ...(minutes > 0 && minutes <= 10_000 && { minutes }),
        ...(partsOn && { partsOn }),
      },
      enabled: option.kind !== 'leaveAsIs',
    }),
  );
  const { onChange, ...field } = form.getInputProps(`${path}.readyOn`);
  return (
    <div className={classes.ready}>
      <span aria-hidden="true">{t('estimates.field.ready')}</span>
      <DayField
        className={classes.readyDay}
        aria-label={t('estimates.field.ready')}
        {...field}
        onChange={onChange}
      />
      {data?.day && data.day !== option.readyOn && option.kind !== 'leaveAsIs' && (
        <Button variant="subtle" size="compact-sm" onClick={() => onChange(data.day)}>
          {t('estimates.write.earliest', { day: format.day(data.day, 'long') })}
        </Button>
      )}
    </div>
  );
}
