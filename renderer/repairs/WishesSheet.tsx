import { Button, Group, Select } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { type Repair, wishesInput } from '../../shared/repairs/repairs.contract.ts';
import { isRemote, type Way, ways } from '../../shared/repairs/wishes.rules.ts';
import { api } from '../app/api.ts';
import { useContractForm } from '../ui/contract-form.ts';
import { FormActions } from '../ui/FormActions.tsx';
import { FormFrame } from '../ui/FormFrame.tsx';
import { notifyDone } from '../ui/notify.tsx';
import { FormSection } from '../ui/Section.tsx';
import { SideSheet } from '../ui/SideSheet.tsx';
import { ConvenienceFields } from './ConvenienceFields.tsx';
import classes from './repairs.module.css';

/** How the customer likes to have it back, and the way in which it is solved. */
export function WishesSheet({ repair, onClose }: { repair: Repair; onClose: () => void }) {
  const { t } = useTranslation();
  const { id, changedAt, collectAt, collectPlace, payBy, tellBy } = repair;
  const form = useContractForm(wishesInput, {
    initialValues: { id, seenAt: changedAt, collectAt, collectPlace, payBy, tellBy },
    submit: async (values) => {
      await api.repairs.changeWishes(values);
      notifyDone(t('common.state.saved'));
      onClose();
    },
  });
  return (
    <SideSheet title={t('repairs.action.wishes')} isOpen onClose={onClose}>
      <WayFields repair={repair} onDone={onClose} />
      <FormFrame form={form} enter="next">
        <div className={classes.stack}>
          <ConvenienceFields
            value={form.values}
            onChange={(patch) => form.setValues(patch)}
            errorAt={(field) => form.errors[field]}
          />
        </div>
        <FormActions form={form} label={t('common.action.save')} onCancel={onClose} />
      </FormFrame>
    </SideSheet>
  );
}

/** Remote first: the way, and afterwards whether it worked. If it did not, the thing comes to the bench. */
function WayFields({ repair, onDone }: { repair: Repair; onDone: () => void }) {
  const { t } = useTranslation();
  const { id, way } = repair;
  const { mutate, isPending } = useMutation({
    mutationFn: (input: { way: Way; hasWorked: boolean | null }) => api.repairs.changeWay({ id, ...input }),
    onSuccess: () => {
      notifyDone(t('common.state.saved'));
      onDone();
    },
  });
  return (
    <FormSection title={t('repairs.field.way')}>
      <Select
        aria-label={t('repairs.field.way')}
        data={ways.map((known) => ({ value: known, label: t(`repairs.way.${known}`) }))}
        value={way}
        allowDeselect={false}
        disabled={isPending}
        onChange={(value) => value && value !== way && mutate({ way: value as Way, hasWorked: null })}
      />
      <Group gap="xs">
        <span>{t(isRemote(way) ? 'repairs.way.did-it-work-away' : 'repairs.way.did-it-work')}</span>
        {([true, false] as const).map((hasWorked) => (
          <Button
            key={String(hasWorked)}
            size="compact-sm"
            variant={repair.hasWayWorked === hasWorked ? 'filled' : 'default'}
            disabled={isPending}
            onClick={() => mutate({ way, hasWorked })}
          >
            {t(hasWorked ? 'repairs.way.worked' : 'repairs.way.failed')}
          </Button>
        ))}
      </Group>
    </FormSection>
  );
}
