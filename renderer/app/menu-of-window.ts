import { useMantineColorScheme } from '@mantine/core';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { MenuAction } from '../../shared/bridge.ts';
import { isActionEnabled, offeredActions } from '../ui/action.ts';
import { notifyDone } from '../ui/notify.tsx';

/** The actions that the window's own menu means, by their ids. */
const actionIds: Readonly<Partial<Record<MenuAction, string>>> = {
  'new-repair': 'repairs.take-in',
  'look-up': 'app.search',
  print: 'print',
  shortcuts: 'app.shortcuts',
};

const schemes = { 'theme-light': 'light', 'theme-dark': 'dark', 'theme-auto': 'auto' } as const;

/** Does what was chosen in the menu of the program's window; in a browser there is none. */
export function useMenuOfWindow(): void {
  const navigate = useNavigate();
  const { t } = useTranslation();
  const { setColorScheme } = useMantineColorScheme();
  useEffect(() => {
    return globalThis.window.aftercare?.onMenu((message) => {
      if (message.kind === 'navigate') void navigate(message.to);
      if (message.kind === 'recovered') notifyDone(t('shell.recovered'));
      if (message.kind !== 'action') return;
      const { action } = message;
      if (action in schemes) {
        setColorScheme(schemes[action as keyof typeof schemes]);
        return;
      }
      const offered = offeredActions().find(({ id }) => id === actionIds[action]);
      if (offered && isActionEnabled(offered)) offered.run();
    });
  }, [navigate, setColorScheme, t]);
}
