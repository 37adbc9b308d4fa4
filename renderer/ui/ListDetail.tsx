import { ActionIcon } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './ListDetail.module.css';
import { escapeIsForAbove } from './open-above.ts';
import { takesText } from './shortcut.ts';

interface ListDetailProps {
  list: ReactNode;
  /** Nothing is open if null: the list has the whole width. */
  detail: ReactNode | null;
  /** What is open: when it changes the focus goes to the record. */
  openKey: string | number | null;
  /** Esc and the close button: back to the list's own address. */
  onClose: () => void;
}

/** A list and the open record: beside each other where wide, the record over its list on a tablet. */
export function ListDetail({ list, detail, openKey, onClose }: ListDetailProps) {
  const { t } = useTranslation();
  const panel = useRef<HTMLElement>(null);
  const cameFrom = useRef<HTMLElement | null>(null);
  const isOpen = detail !== null;

  useEffect(() => {
    if (openKey === null) {
      if (cameFrom.current?.isConnected) cameFrom.current.focus();
      cameFrom.current = null;
      return;
    }
    const focused = document.activeElement;
    if (focused instanceof HTMLElement && !panel.current?.contains(focused) && focused !== document.body) {
      cameFrom.current = focused;
    }
    panel.current?.focus({ preventScroll: true });
  }, [openKey]);

  useEffect(() => {
    if (!isOpen) return;
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented || event.isComposing) return;
      if (escapeIsForAbove()) return;
      // The first Esc leaves the field, so that nothing typed is lost by a reflex.
      if (takesText(event.target)) (event.target as HTMLElement).blur();
      else onClose();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [isOpen, onClose]);

  return (
    <div className={classes.outer}>
      <div className={classes.split} data-open={isOpen || undefined}>
        <div className={classes.list}>{list}</div>
        {isOpen && (
          <article className={classes.detail} ref={panel} tabIndex={-1}>
            <ActionIcon
              className={classes.close}
              variant="subtle"
              color="gray"
              size={36}
              onClick={onClose}
              aria-label={t('common.action.close')}
              aria-keyshortcuts="Escape"
            >
              <IconX size={18} aria-hidden="true" />
            </ActionIcon>
            <div className={classes.content}>{detail}</div>
          </article>
        )}
      </div>
    </div>
  );
}
