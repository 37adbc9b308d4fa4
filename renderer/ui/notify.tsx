import { Button, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react';
import i18next from 'i18next';

interface DoneOptions {
  /** Takes it back: only where that is whole and true. */
  undo?: () => void | Promise<void>;
}

const readingMs = 5000;
const undoMs = 10_000;

let lastToast = 0;

/** Says that something is done, and for a while how to take it back. */
export function notifyDone(message: string, { undo }: DoneOptions = {}): void {
  lastToast += 1;
  const id = `done-${lastToast}`;
  const takeBack = () => {
    notifications.hide(id);
    void undo?.();
  };
  notifications.show({
    id,
    role: 'status',
    autoClose: undo ? undoMs : readingMs,
    color: 'var(--meaning-good)',
    icon: <IconCheck size={16} aria-hidden="true" />,
    closeButtonProps: { 'aria-label': i18next.t('common.action.close') },
    message: undo ? (
      <Group justify="space-between" wrap="nowrap">
        <Text size="sm">{message}</Text>
        <Button size="compact-sm" variant="subtle" flex="none" onClick={takeBack}>
          {i18next.t('common.action.undo')}
        </Button>
      </Group>
    ) : (
      message
    ),
  });
}

/** Says why something was not done. Stays until it is closed. With an `id`, the same is on the screen only once. */
export function notifyProblem(message: string, detail?: string, id?: string): void {
  notifications.show({
    ...(id && { id }),
    role: 'alert',
    autoClose: false,
    color: 'var(--meaning-bad)',
    icon: <IconAlertTriangle size={16} aria-hidden="true" />,
    closeButtonProps: { 'aria-label': i18next.t('common.action.close') },
    ...(detail && { title: message }),
    message: detail ?? message,
  });
}

/** Takes a problem that is over from the screen. */
export function takeBackProblem(id: string): void {
  notifications.hide(id);
}
