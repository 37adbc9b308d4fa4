import { DirectionProvider, MantineProvider, useDirection } from '@mantine/core';
import { ModalsProvider } from '@mantine/modals';
import { Notifications } from '@mantine/notifications';
import { QueryClientProvider } from '@tanstack/react-query';
import { type ReactNode, useEffect, useLayoutEffect, useMemo } from 'react';
import { dayOfInstant } from '../../shared/kernel/day.ts';
import { directionOf } from '../../shared/kernel/language.ts';
import { type Desk, DeskProvider } from '../ui/desk.ts';
import { useFormat } from '../ui/format.ts';
import { watchOpenAbove } from '../ui/open-above.ts';
import { cssVariables, theme } from '../ui/theme.ts';
import classes from './App.module.css';
import { styleNonce } from './content-policy.ts';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { speakFactsWith } from './failure.ts';
import { Gate } from './Gate.tsx';
import { speak } from './i18n.ts';
import { useMe, useReader } from './me.ts';
import { useNow } from './now.ts';
import { followChanges, queryClient, report } from './query-client.ts';

/** The whole program in a page. */
export function App() {
  return (
    <Providers>
      <Gate />
    </Providers>
  );
}

/** What every page stands on: theme, direction, words, rows. */
export function Providers({ children }: { children: ReactNode }) {
  return (
    <DirectionProvider detectDirection={false}>
      <MantineProvider
        theme={theme}
        cssVariablesResolver={cssVariables}
        defaultColorScheme="auto"
        getStyleNonce={styleNonce}
      >
        <QueryClientProvider client={queryClient}>
          <ReadingDesk>
            <ModalsProvider>
              <ErrorBoundary>{children}</ErrorBoundary>
            </ModalsProvider>
            <Notifications position="bottom-center" zIndex={400} classNames={{ root: classes.notices }} />
          </ReadingDesk>
        </QueryClientProvider>
      </MantineProvider>
    </DirectionProvider>
  );
}

const noShop = { zone: 'UTC', currency: 'EUR', country: 'GB' } as const;

/** Hands language, calendar and shop to everything beneath. */
function ReadingDesk({ children }: { children: ReactNode }) {
  const shop = useMe()?.shop ?? noShop;
  const { language, calendar } = useReader();
  const { setDirection } = useDirection();
  const now = useNow();
  const { zone, currency, country } = shop;
  const today = dayOfInstant(now, zone);
  const desk = useMemo<Desk>(
    () => ({ language, calendar, zone, currency, country, today, reportFailure: report }),
    [language, calendar, zone, currency, country, today],
  );
  useLayoutEffect(() => {
    speak(language);
    setDirection(directionOf(language));
    void globalThis.window.aftercare?.setMenuLanguage(language);
  }, [language, setDirection]);
  useEffect(followChanges, []);
  useEffect(watchOpenAbove, []);
  return (
    <DeskProvider value={desk}>
      <FactWords />
      {children}
    </DeskProvider>
  );
}

function FactWords() {
  const format = useFormat();
  useEffect(() => speakFactsWith(format), [format]);
  return null;
}
