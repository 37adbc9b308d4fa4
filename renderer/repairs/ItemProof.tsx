import { Button } from '@mantine/core';
import { IconKey } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PhotoField } from '../evidence/PhotoField.tsx';
import type { ContractForm } from '../ui/contract-form.ts';
import { PasscodeField } from '../vault/PasscodeField.tsx';
import type { IntakeAside } from './intake-aside.ts';
import type { IntakeValues, ItemValues } from './intake-values.ts';
import classes from './repairs.module.css';

interface ItemProofProps {
  form: ContractForm<IntakeValues>;
  index: number;
  aside: IntakeAside;
}

/** How it looks, in photos, and how it is opened: neither is asked for, both are one press away. */
export function ItemProof({ form, index, aside }: ItemProofProps) {
  const { t } = useTranslation();
  const { items } = form.values;
  const { photos = [], device } = items[index] as ItemValues;
  const passcode = aside.passcodes[index] ?? null;
  const [isOpen, setIsOpen] = useState(passcode !== null);
  const path = `items.${index}`;
  return (
    <div className={classes.stack}>
      <PhotoField
        label={t('evidence.field.photos')}
        value={photos}
        onChange={(next) => form.setFieldValue(`${path}.photos`, next as never)}
        error={form.errors[`${path}.photos`]}
        isKeyed={index === items.length - 1}
      />
      {device.mode !== 'none' && !isOpen && (
        <Button
          variant="subtle"
          size="compact-md"
          className={classes.start}
          leftSection={<IconKey size={16} aria-hidden="true" />}
          onClick={() => setIsOpen(true)}
        >
          {t('vault.action.keep')}
        </Button>
      )}
      {device.mode !== 'none' && isOpen && (
        <PasscodeField
          value={passcode}
          onChange={(next) => {
            aside.setPasscode(index, next);
            form.clearFieldError(`${path}.passcode.code`);
          }}
          error={form.errors[`${path}.passcode.code`]}
        />
      )}
    </div>
  );
}
