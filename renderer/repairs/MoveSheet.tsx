import { Alert, Checkbox, Select, TextInput } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { moveInput, type OfferedMove } from '../../shared/repairs/moves.contract.ts';
import type { WaitOwner } from '../../shared/repairs/states.rules.ts';
import { api } from '../app/api.ts';
import { useArrow } from '../ui/arrow.ts';
import { useContractForm } from '../ui/contract-form.ts';
import { FormActions } from '../ui/FormActions.tsx';
import { FormFrame } from '../ui/FormFrame.tsx';
import { notifyDone } from '../ui/notify.tsx';
import { SideSheet } from '../ui/SideSheet.tsx';
import { obstacleSentence } from './obstacle-sentence.ts';
import classes from './repairs.module.css';
import { useStateWord } from './state-words.ts';

export interface StartedMove {
  id: number;
  number: string;
  seenAt: number;
  /** How many other orders of the visit could go along. */
  together: number;
  move: OfferedMove;
}

interface MoveSheetProps {
  started: StartedMove;
  onClose: () => void;
}

/** A move that needs a word, or that something stands in the way of. */
export function MoveSheet({ started, onClose }: MoveSheetProps) {
  const { t } = useTranslation();
  const stateWord = useStateWord();
  const arrow = useArrow();
  const { id, number, seenAt, together, move } = started;
  const { to, needsReason, waitsFor, ownStates, obstacles } = move;
  const form = useContractForm(moveInput, {
    initialValues: {
      id,
      seenAt,
      to,
      ownStateId: null as number | null,
      waitsFor: waitsFor[0] as WaitOwner | undefined,
      reason: '',
      isWholeVisit: false,
    },
    submit: async (values) => {
      await api.repairs.move(values);
      notifyDone(t('repairs.done.moved', { number, state: stateWord(to) }));
      onClose();
    },
  });
  const title = `${number} ${arrow} ${stateWord(to)}`;
  if (obstacles.length > 0) {
    return (
      <SideSheet title={title} isOpen onClose={onClose}>
        <Alert
          color="var(--meaning-risk)"
          icon={<IconAlertTriangle size={18} aria-hidden="true" />}
          title={t('repairs.obstacle.first')}
        >
          <ul className={classes.obstacles}>
            {obstacles.map((obstacle) => (
              <li key={JSON.stringify(obstacle)}>{obstacleSentence(obstacle)}</li>
            ))}
          </ul>
        </Alert>
      </SideSheet>
    );
  }
  return (
    <SideSheet title={title} isOpen onClose={onClose}>
      <FormFrame form={form} enter="next">
        <div className={classes.stack}>
          {ownStates.length > 0 && (
            <Select
              label={t('repairs.states.own-one')}
              data={ownStates.map((own) => ({ value: String(own.id), label: own.name }))}
              value={form.values.ownStateId === null ? null : String(form.values.ownStateId)}
              onChange={(value) => form.setFieldValue('ownStateId', value === null ? null : Number(value))}
              clearable
            />
          )}
          {waitsFor.length > 1 && (
            <Select
              label={t('repairs.field.waits-for')}
              data={waitsFor.map((owner) => ({ value: owner, label: t(`repairs.waits.${owner}`) }))}
              allowDeselect={false}
              {...form.getInputProps('waitsFor')}
            />
          )}
          <TextInput
            label={t('common.word.reason')}
            description={t('repairs.move.reason-hint')}
            required={needsReason}
            maxLength={300}
            data-autofocus
            {...form.getInputProps('reason')}
          />
          {together > 0 && (
            <Checkbox
              label={t('repairs.move.whole-visit', { count: together })}
              {...form.getInputProps('isWholeVisit', { type: 'checkbox' })}
            />
          )}
        </div>
        <FormActions form={form} label={stateWord(to)} onCancel={onClose} />
      </FormFrame>
    </SideSheet>
  );
}
