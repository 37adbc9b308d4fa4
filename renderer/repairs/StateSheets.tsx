import { NumberInput, Switch, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type OwnState, ownStateInput, stateSettingInput } from '../../shared/repairs/moves.contract.ts';
import type { RepairState } from '../../shared/repairs/states.rules.ts';
import { api } from '../app/api.ts';
import { NamesFields } from '../catalogue/NamesFields.tsx';
import { useContractForm } from '../ui/contract-form.ts';
import { FormActions } from '../ui/FormActions.tsx';
import { FormFrame } from '../ui/FormFrame.tsx';
import { notifyDone } from '../ui/notify.tsx';
import { SideSheet } from '../ui/SideSheet.tsx';
import classes from './repairs.module.css';
import { useStateWord } from './state-words.ts';

export interface StateRow {
  state: RepairState;
  names: OwnState['names'];
  longestMinutes: number | null;
  isHidden: boolean;
  isHideable: boolean;
  group: string;
}

/** Another name, a longest time, or out of the way: what an order does there stays the same. */
export function StateSheet({ row, onClose }: { row: StateRow; onClose: () => void }) {
  const { t } = useTranslation();
  const stateWord = useStateWord();
  const { state, names, longestMinutes, isHidden, isHideable } = row;
  const form = useContractForm(stateSettingInput, {
    initialValues: { state, names, longestMinutes, isHidden },
    submit: async (values) => {
      await api.repairs.setState(values);
      notifyDone(t('common.state.saved'));
      onClose();
    },
  });
  return (
    <SideSheet title={stateWord(state)} isOpen onClose={onClose}>
      <FormFrame form={form} enter="next">
        <div className={classes.stack}>
          <NamesFields value={form.values.names} onChange={(given) => form.setFieldValue('names', given)} />
          {row.group === 'open' && (
            <LongestTime
              value={form.values.longestMinutes}
              onChange={(minutes) => form.setFieldValue('longestMinutes', minutes)}
              error={form.errors.longestMinutes}
            />
          )}
          {isHideable && (
            <Switch
              label={t('repairs.states.hide')}
              description={t('repairs.states.hide-hint')}
              {...form.getInputProps('isHidden', { type: 'checkbox' })}
            />
          )}
        </div>
        <FormActions form={form} label={t('common.action.save')} onCancel={onClose} />
      </FormFrame>
    </SideSheet>
  );
}

interface OwnStateSheetProps {
  state: RepairState;
  own: OwnState | null;
  onClose: () => void;
}

/** A name of the shop's own inside a state. */
export function OwnStateSheet({ state, own, onClose }: OwnStateSheetProps) {
  const { t } = useTranslation();
  const stateWord = useStateWord();
  const form = useContractForm(ownStateInput, {
    initialValues: {
      id: own?.id ?? null,
      state,
      name: own?.name ?? '',
      names: own?.names ?? {},
      longestMinutes: own?.longestMinutes ?? null,
      isHidden: own?.isHidden ?? false,
    },
    submit: async (values) => {
      await api.repairs.keepOwnState(values);
      notifyDone(t('common.state.saved'));
      onClose();
    },
  });
  return (
    <SideSheet title={t('repairs.states.inside', { state: stateWord(state) })} isOpen onClose={onClose}>
      <FormFrame form={form} enter="next">
        <div className={classes.stack}>
          <TextInput
            label={t('common.word.name')}
            required
            maxLength={60}
            data-autofocus
            {...form.getInputProps('name')}
          />
          <NamesFields value={form.values.names} onChange={(given) => form.setFieldValue('names', given)} />
          <LongestTime
            value={form.values.longestMinutes}
            onChange={(minutes) => form.setFieldValue('longestMinutes', minutes)}
            error={form.errors.longestMinutes}
          />
          {own && (
            <Switch
              label={t('repairs.states.hide')}
              description={t('repairs.states.hide-hint')}
              {...form.getInputProps('isHidden', { type: 'checkbox' })}
            />
          )}
        </div>
        <FormActions form={form} label={t('common.action.save')} onCancel={onClose} />
      </FormFrame>
    </SideSheet>
  );
}

interface LongestTimeProps {
  value: number | null;
  onChange: (minutes: number | null) => void;
  error: ReactNode;
}

/** Asked in hours of working time, kept in minutes. */
function LongestTime({ value, onChange, error }: LongestTimeProps) {
  const { t } = useTranslation();
  return (
    <NumberInput
      label={t('repairs.states.longest')}
      description={t('repairs.states.longest-hint')}
      value={value === null ? '' : value / 60}
      onChange={(hours) => onChange(typeof hours === 'number' ? Math.round(hours * 60) : null)}
      error={error}
      min={0}
      step={1}
      decimalScale={2}
    />
  );
}
