import { Text } from '@mantine/core';
import { modals } from '@mantine/modals';
import i18next from 'i18next';

export interface Question {
  /** "Delete the customer Maria Lopez?" */
  title: string;
  /** What follows: "Her three repairs stay, without a name." */
  consequence: string;
  /** The button: "Delete". Never "OK". */
  verb: string;
  isDestructive?: boolean;
}

/** Asks once, with the consequence in the question and the verb on the button. */
export function confirmOnce({ title, consequence, verb, isDestructive = true }: Question): Promise<boolean> {
  return new Promise((resolve) => {
    modals.openConfirmModal({
      title,
      children: <Text size="sm">{consequence}</Text>,
      labels: { confirm: verb, cancel: i18next.t('common.action.cancel') },
      confirmProps: isDestructive ? { color: 'var(--meaning-bad)' } : {},
      cancelProps: { 'data-autofocus': true },
      closeButtonProps: { 'aria-label': i18next.t('common.action.close') },
      onConfirm: () => resolve(true),
      onCancel: () => resolve(false),
      onClose: () => resolve(false),
    });
  });
}
