import { Drawer } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { directionOf } from '../../shared/kernel/language.ts';
import { useDesk } from './desk.ts';

interface SideSheetProps {
  title: string;
  isOpen: boolean;
  onClose: () => void;
  size?: 'sm' | 'md' | 'lg';
  children: ReactNode;
}

/** A sheet over the end of the screen: something on the side that must not lose the page behind it. */
export function SideSheet({ title, isOpen, onClose, size = 'md', children }: SideSheetProps) {
  const { t } = useTranslation();
  const { language } = useDesk();
  return (
    <Drawer
      opened={isOpen}
      onClose={onClose}
      title={title}
      size={size}
      position={directionOf(language) === 'rtl' ? 'left' : 'right'}
      closeButtonProps={{ 'aria-label': t('common.action.close') }}
    >
      {children}
    </Drawer>
  );
}
