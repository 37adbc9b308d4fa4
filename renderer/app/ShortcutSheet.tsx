import { Modal, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type Action, isActionEnabled, useOfferedActions } from '../ui/action.ts';
import { ShortcutHint } from '../ui/ShortcutHint.tsx';
import classes from './ShortcutSheet.module.css';

interface ShortcutSheetProps {
  isOpen: boolean;
  onClose: () => void;
  /** The ids of actions that are there on every screen. */
  everywhere: ReadonlySet<string>;
}

/** `?`: what the keyboard can do on this screen. */
export function ShortcutSheet({ isOpen, onClose, everywhere }: ShortcutSheetProps) {
  const { t } = useTranslation();
  const actions = useOfferedActions().filter((action) => action.shortcut && isActionEnabled(action));
  const here = actions.filter(({ id }) => !everywhere.has(id));
  const global = actions.filter(({ id }) => everywhere.has(id));
  const line = ({ id, labelKey, labelData, shortcut }: Action) => (
    <Line key={id} label={t(labelKey, labelData ?? {})} shortcut={shortcut ?? ''} />
  );
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      title={t('app.shortcuts.title')}
      size="34rem"
      closeOnClickOutside
      closeButtonProps={{ 'aria-label': t('common.action.close') }}
    >
      {here.length > 0 && (
        <>
          <Title order={3}>{t('app.shortcuts.here')}</Title>
          <ul className={classes.lines}>{here.map(line)}</ul>
        </>
      )}
      <Title order={3}>{t('app.shortcuts.everywhere')}</Title>
      <ul className={classes.lines}>
        {global.map(line)}
        <Line label={t('app.shortcuts.submit')} shortcut="mod+Enter" />
        <Line label={t('app.shortcuts.back')} shortcut="Esc" />
        <Line label={t('app.shortcuts.rows')} shortcut="↑+↓" />
        <Line label={t('app.shortcuts.open-row')} shortcut="Enter" />
      </ul>
      <p className={classes.scanner}>{t('app.shortcuts.scanner')}</p>
    </Modal>
  );
}

function Line({ label, shortcut }: { label: string; shortcut: string }) {
  return (
    <li className={classes.line}>
      <span>{label}</span>
      <ShortcutHint shortcut={shortcut} isSpoken />
    </li>
  );
}
