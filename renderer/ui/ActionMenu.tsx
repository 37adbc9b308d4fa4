import { ActionIcon, Menu } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from './ActionMenu.module.css';
import { type Action, isActionEnabled } from './action.ts';
import { ShortcutHint } from './ShortcutHint.tsx';

interface ActionMenuProps {
  actions: readonly Action[];
  /** The menu's name where "More actions" says too little. */
  label?: string;
}

/** The actions beside the primary one. */
export function ActionMenu({ actions, label }: ActionMenuProps) {
  const { t } = useTranslation();
  if (actions.length === 0) return null;
  return (
    <Menu>
      <Menu.Target>
        <ActionIcon variant="default" size={36} aria-label={label ?? t('common.action.more')}>
          <IconDots size={18} aria-hidden="true" />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown className={classes.dropdown}>
        {actions.map((action) => (
          <Menu.Item
            key={action.id}
            onClick={action.run}
            disabled={!isActionEnabled(action)}
            leftSection={action.icon && <action.icon size={16} stroke={1.75} aria-hidden="true" />}
            rightSection={action.shortcut && <ShortcutHint shortcut={action.shortcut} />}
            {...(action.isDestructive && { color: 'var(--meaning-bad)' })}
          >
            {t(action.labelKey, action.labelData ?? {})}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
