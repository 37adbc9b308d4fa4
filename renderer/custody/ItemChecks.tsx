import { Checkbox, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CustodyItem } from '../../shared/custody/custody.contract.ts';
import { itemName, whereText } from './where.ts';

interface ItemChecksProps {
  items: readonly CustodyItem[];
  value: readonly number[];
  onChange: (itemIds: number[]) => void;
  error?: ReactNode;
}

/** The things of an order to tick, each with where it is now. */
export function ItemChecks({ items, value, onChange, error }: ItemChecksProps) {
  const { t, i18n } = useTranslation();
  return (
    <Checkbox.Group
      label={t('custody.field.items')}
      value={value.map(String)}
      onChange={(ids) => onChange(ids.map(Number))}
      error={error}
    >
      <Stack gap="xs" mt="xs">
        {items.map((item) => (
          <Checkbox
            key={item.id}
            value={String(item.id)}
            label={itemName(t, item, i18n.language)}
            description={whereText(t, item.last)}
          />
        ))}
      </Stack>
    </Checkbox.Group>
  );
}
