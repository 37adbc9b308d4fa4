import { Autocomplete, Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type PayWay, payWays, type TellWay, tellWays } from '../../shared/repairs/wishes.rules.ts';
import { orpc } from '../app/api.ts';

export interface Convenience {
  collectAt: string;
  collectPlace: string;
  payBy: PayWay;
  tellBy: TellWay;
}

interface ConvenienceFieldsProps {
  value: Convenience;
  onChange: (patch: Partial<Convenience>) => void;
  errorAt: (field: keyof Convenience) => ReactNode;
}

/** The hour, the place, the way of paying and of being told that the customer likes; the shop's offers are at hand. */
export function ConvenienceFields({ value, onChange, errorAt }: ConvenienceFieldsProps) {
  const { t } = useTranslation();
  const { data: policy } = useQuery(orpc.settings.policy.queryOptions());
  return (
    <>
      <Autocomplete
        label={t('repairs.field.collect-at')}
        data={policy?.offeredHours ?? []}
        value={value.collectAt}
        onChange={(collectAt) => onChange({ collectAt })}
        error={errorAt('collectAt')}
        maxLength={40}
      />
      <Autocomplete
        label={t('repairs.field.collect-place')}
        data={policy?.offeredPlaces ?? []}
        value={value.collectPlace}
        onChange={(collectPlace) => onChange({ collectPlace })}
        error={errorAt('collectPlace')}
        maxLength={80}
      />
      <Select
        label={t('repairs.field.pay-by')}
        placeholder={t('repairs.pay.any')}
        data={payWays.filter(Boolean).map((way) => ({ value: way, label: t(`repairs.pay.${way}`) }))}
        value={value.payBy || null}
        onChange={(way) => onChange({ payBy: (way ?? '') as PayWay })}
        clearable
      />
      <Select
        label={t('repairs.field.tell-by')}
        placeholder={t('repairs.tell.any')}
        data={tellWays.filter(Boolean).map((way) => ({ value: way, label: t(`repairs.tell.${way}`) }))}
        value={value.tellBy || null}
        onChange={(way) => onChange({ tellBy: (way ?? '') as TellWay })}
        clearable
      />
    </>
  );
}
