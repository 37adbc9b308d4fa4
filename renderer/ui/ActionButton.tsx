import { Button, type ButtonProps, Tooltip } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type Action, isActionEnabled } from './action.ts';
import { ShortcutHint } from './ShortcutHint.tsx';

interface ActionButtonProps extends Pick<ButtonProps, 'variant' | 'size' | 'fullWidth' | 'loading'> {
  action: Action;
}

/** An action as a button; its shortcut shows on hover and focus. */
export function ActionButton({ action, variant = 'default', ...rest }: ActionButtonProps) {
  const { t } = useTranslation();
  const Icon = action.icon;
  const button = (
    <Button
      {...rest}
      variant={variant}
      {...(action.isDestructive && { color: 'var(--meaning-bad)' })}
      disabled={!isActionEnabled(action)}
      onClick={action.run}
      leftSection={Icon && <Icon size={16} stroke={1.75} aria-hidden="true" />}
      {...(action.shortcut && { 'aria-keyshortcuts': ariaKeys(action.shortcut) })}
    >
      {t(action.labelKey, action.labelData ?? {})}
    </Button>
  );
  if (!action.shortcut) return button;
  return (
    <Tooltip
      label={<ShortcutHint shortcut={action.shortcut} />}
      events={{ hover: true, focus: true, touch: false }}
    >
      {button}
    </Tooltip>
  );
}

/** The shortcut as `aria-keyshortcuts` spells it. */
const ariaKeys = (shortcut: string) =>
  shortcut.replace('mod', 'Control').replace('alt', 'Alt').replace('shift', 'Shift');
