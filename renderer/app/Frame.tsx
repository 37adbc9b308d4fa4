import { useMediaQuery } from '@mantine/hooks';
import {
  IconCommand,
  IconKeyboard,
  IconLock,
  IconPasswordUser,
  IconPhone,
  IconPlus,
  IconSearch,
} from '@tabler/icons-react';
import { useCallback, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Outlet, useLocation, useNavigate } from 'react-router';
import { type Action, useActions } from '../ui/action.ts';
import { useScanner } from '../ui/scanner.ts';
import { useActionShortcuts, useEscLeavesField } from '../ui/shortcut.ts';
import { api } from './api.ts';
import { ConnectionBanner } from './ConnectionBanner.tsx';
import classes from './Frame.module.css';
import { useFinder } from './finder.ts';
import { useFocusOnPage } from './focus-page.ts';
import { HealthBanner } from './HealthBanner.tsx';
import { useIdleLock } from './idle-lock.ts';
import { useMay, useMe } from './me.ts';
import { useMenuOfWindow } from './menu-of-window.ts';
import { Palette } from './Palette.tsx';
import { askWhoIsThere, report } from './query-client.ts';
import { Rail } from './Rail.tsx';
import { menuFor } from './routes.tsx';
import { SettingsTrail } from './SettingsTrail.tsx';
import { ShortcutSheet } from './ShortcutSheet.tsx';
import { useSession } from './session.ts';
import { useIsReadOnly } from './store-health.ts';
import { TopBar } from './TopBar.tsx';

const intake = '/repairs/new';
const caller = '/caller';
const narrowScreen = '(max-width: 60em)';

/** What stands around every page: menu, search, who is at the desk; and the keys that work everywhere. */
export function Frame() {
  const { t } = useTranslation();
  const me = useMe();
  const mayTakeIn = useMay('repairs.takeIn');
  const mayEstimate = useMay('estimates.write');
  const mayReadRepairs = useMay('repairs.read');
  const navigate = useNavigate();
  const isAtIntake = useLocation().pathname === intake;
  const search = useRef<HTMLInputElement>(null);
  const main = useRef<HTMLElement>(null);
  const [isPaletteOpen, setIsPaletteOpen] = useState(false);
  const [isSheetOpen, setIsSheetOpen] = useState(false);
  const { isRailNarrow, setRailNarrow } = useSession();
  const isScreenNarrow = useMediaQuery(narrowScreen, false);
  const { lookUp } = useFinder();
  const isReadOnly = useIsReadOnly();

  const leave = useCallback((goAway: () => Promise<unknown>) => {
    void goAway().then(askWhoIsThere, report);
  }, []);
  const lock = useCallback(() => leave(() => api.people.lock()), [leave]);
  const signOut = useCallback(() => leave(() => api.people.signOut()), [leave]);

  const actions = useMemo<Action[]>(
    () => [
      {
        id: 'repairs.take-in',
        labelKey: 'repairs.action.take-in',
        icon: IconPlus,
        shortcut: 'N',
        isEnabled: mayTakeIn && !isAtIntake,
        run: () => void navigate(intake),
      },
      {
        id: 'repairs.caller',
        labelKey: 'repairs.caller.title',
        icon: IconPhone,
        shortcut: 'F2',
        isEnabled: mayReadRepairs,
        run: () => void navigate(caller),
      },
      {
        id: 'app.search',
        labelKey: 'app.shortcuts.search',
        icon: IconSearch,
        shortcut: '/',
        run: () => {
          search.current?.focus();
          search.current?.select();
        },
      },
      {
        id: 'app.palette',
        labelKey: 'app.palette.open',
        icon: IconCommand,
        shortcut: 'mod+K',
        run: () => setIsPaletteOpen((isOpen) => !isOpen),
      },
      {
        id: 'app.shortcuts',
        labelKey: 'app.shortcuts.title',
        icon: IconKeyboard,
        shortcut: '?',
        run: () => setIsSheetOpen((isOpen) => !isOpen),
      },
      {
        id: 'estimates.code-came-in',
        labelKey: 'estimates.action.code-came-in',
        icon: IconPasswordUser,
        isEnabled: mayEstimate,
        run: () => void navigate('/approval-code'),
      },
      { id: 'app.lock', labelKey: 'app.person.switch', icon: IconLock, shortcut: 'mod+shift+L', run: lock },
    ],
    [lock, mayEstimate, mayTakeIn, mayReadRepairs, isAtIntake, navigate],
  );
  const everywhere = useMemo(() => new Set(actions.map(({ id }) => id)), [actions]);

  useActions(actions, { isEverywhere: true });
  useActionShortcuts();
  useEscLeavesField();
  useFocusOnPage(main);
  useScanner((code) => void lookUp(code), { isEverywhere: true });
  // while nothing can be written nobody could unlock it again, and a half-typed form would be out of reach
  useIdleLock(me?.shop?.lockAfterMinutes ?? 0, () => {
    if (!isReadOnly.current) lock();
  });
  useMenuOfWindow();

  return (
    <div className={classes.frame}>
      <a className={classes.skip} href="#content">
        {t('app.skip')}
      </a>
      <Rail
        entries={menuFor(me?.rights ?? [])}
        isNarrow={isRailNarrow || isScreenNarrow}
        onNarrow={setRailNarrow}
      />
      <div className={classes.side}>
        <TopBar
          searchRef={search}
          onLock={lock}
          onShortcuts={() => setIsSheetOpen(true)}
          onSignOut={signOut}
        />
        <ConnectionBanner />
        <HealthBanner onSee={() => void navigate('/settings/health')} />
        <main id="content" ref={main} tabIndex={-1} className={classes.main}>
          <SettingsTrail />
          <div className={classes.page}>
            <Outlet />
          </div>
        </main>
      </div>
      <Palette isOpen={isPaletteOpen} onClose={() => setIsPaletteOpen(false)} />
      <ShortcutSheet isOpen={isSheetOpen} onClose={() => setIsSheetOpen(false)} everywhere={everywhere} />
    </div>
  );
}
