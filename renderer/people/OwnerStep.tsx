import { Button, Collapse, NumberInput, TextInput } from '@mantine/core';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import {
  openShopSchema,
  ownerSchema,
  type Profile,
  type Series,
} from '../../shared/settings/settings.contract.ts';
import { api } from '../app/api.ts';
import { freshKey } from '../app/fresh-key.ts';
import { askWhoIsThere } from '../app/query-client.ts';
import { useContractForm } from '../ui/contract-form.ts';
import { FormFrame } from '../ui/FormFrame.tsx';
import classes from './FirstRun.module.css';
import { FirstSecrets } from './FirstSecrets.tsx';
import type { OldNumbers } from './ShopStep.tsx';

const schema = z.object({
  owner: ownerSchema,
  stationName: openShopSchema.shape.stationName,
  branch: openShopSchema.shape.branch,
});

interface OwnerStepProps {
  profile: Profile;
  numbers: OldNumbers;
  onBack: () => void;
}

/** The first owner and the first device; then the shop is open. */
export function OwnerStep({ profile, numbers, onBack }: OwnerStepProps) {
  const { t } = useTranslation();
  const key = useRef(freshKey());
  const [isChain, setIsChain] = useState(false);
  const form = useContractForm(schema, {
    initialValues: {
      owner: { name: '', password: '', pin: '' },
      stationName: t('people.door.device-example'),
      branch: 1,
    },
    async submit(written) {
      const { continues, ...form } = numbers;
      const series: Series[] = continues ? [{ ...form, kind: 'repair', width: 5 }] : [];
      await api.settings.openShop({ ...written, profile, series }, { context: { key: key.current } });
      askWhoIsThere();
    },
  });
  return (
    <FormFrame form={form} enter="next" label={t('people.first.owner')}>
      <div className={classes.fields}>
        <TextInput
          label={t('people.door.your-name')}
          withAsterisk
          autoFocus
          autoComplete="name"
          {...form.getInputProps('owner.name')}
        />
        <FirstSecrets
          inputProps={(name) => form.getInputProps(name === 'stationName' ? name : `owner.${name}`)}
        />
      </div>
      <Button
        variant="subtle"
        size="compact-sm"
        mt="md"
        className={classes.start}
        onClick={() => setIsChain(!isChain)}
        aria-expanded={isChain}
      >
        {t('people.first.chain')}
      </Button>
      <Collapse expanded={isChain}>
        <NumberInput
          mt="xs"
          maw="16rem"
          label={t('people.first.branch')}
          description={t('people.first.branch-why')}
          min={1}
          max={8191}
          allowDecimal={false}
          hideControls
          {...form.getInputProps('branch')}
        />
      </Collapse>
      <div className={classes.foot}>
        <Button variant="subtle" color="gray" onClick={onBack}>
          {t('common.action.back')}
        </Button>
        <Button type="submit" size="md" loading={form.isSubmitting}>
          {t('people.first.open')}
        </Button>
      </div>
    </FormFrame>
  );
}
