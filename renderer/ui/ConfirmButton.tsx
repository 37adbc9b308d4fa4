import { Button, type ButtonProps } from '@mantine/core';
import type { TablerIcon } from '@tabler/icons-react';
import { confirmOnce, type Question } from './confirm.tsx';

interface ConfirmButtonProps extends Pick<ButtonProps, 'variant' | 'size' | 'disabled' | 'loading'> {
  label: string;
  question: Question;
  icon?: TablerIcon;
  onConfirm: () => void;
}

/** A button for what cannot be undone: it asks once before it does. */
export function ConfirmButton({ label, question, icon: Icon, onConfirm, ...rest }: ConfirmButtonProps) {
  const ask = async () => {
    if (await confirmOnce(question)) onConfirm();
  };
  return (
    <Button
      variant="default"
      {...rest}
      onClick={ask}
      leftSection={Icon && <Icon size={16} stroke={1.75} aria-hidden="true" />}
    >
      {label}
    </Button>
  );
}
