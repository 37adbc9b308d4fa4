import { TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { orpc } from '../app/api.ts';
import { report } from '../app/query-client.ts';
import classes from './WarrantyPage.module.css';

interface LookupBoxProps {
  /** What the address says is asked. */
  asked: string;
  /** Whether the box is what the hands want first: nothing is open. */
  isFocused: boolean;
  onAsk: (text: string) => void;
  /** `text`: what was asked for it, whatever the address says by now. */
  onOpen: (deviceId: number, text: string) => void;
}

const pauseMs = 120;

/** The one big box: any text, in any script; Enter opens the likeliest, the arrow goes to the list. */
export function LookupBox({ asked, isFocused, onAsk, onOpen }: LookupBoxProps) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [typed, setTyped] = useState(asked);
  const sent = useRef(asked);
  /** What the address asked when this box last looked at it; null at first. */
  const arrived = useRef<string | null>(null);
  const box = useRef<HTMLInputElement>(null);

  const look = async (text: string) => {
    try {
      return (await queries.fetchQuery(orpc.warranty.find.queryOptions({ input: { text } }))).rows;
    } catch (error) {
      report(error);
      return undefined;
    }
  };

  const openExact = useRef<(text: string) => void>(() => undefined);
  openExact.current = async (text) => {
    const rows = await look(text);
    const exact = rows?.filter((row) => row.isExact) ?? [];
    if (exact[0] && exact.length === 1) onOpen(exact[0].deviceId, text);
  };

  // A scan, or a link from elsewhere: what is meant exactly is opened at once.
  useEffect(() => {
    const isArrival = arrived.current !== asked && (asked !== sent.current || arrived.current === null);
    arrived.current = asked;
    if (asked !== sent.current) {
      sent.current = asked;
      setTyped(asked);
    }
    if (isArrival && isFocused && asked.trim() !== '') openExact.current(asked);
  }, [asked, isFocused]);

  useEffect(() => {
    if (isFocused) box.current?.focus({ preventScroll: true });
  }, [isFocused]);

  const ask = useRef(onAsk);
  ask.current = onAsk;
  useEffect(() => {
    if (typed === sent.current) return;
    const timer = setTimeout(() => {
      sent.current = typed;
      ask.current(typed);
    }, pauseMs);
    return () => clearTimeout(timer);
  }, [typed]);

  const openLikeliest = async () => {
    sent.current = typed;
    onAsk(typed);
    const rows = (await look(typed)) ?? [];
    const likeliest = rows.find((row) => row.isExact) ?? rows[0];
    if (likeliest) onOpen(likeliest.deviceId, typed);
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter' && typed.trim() !== '') {
      event.preventDefault();
      void openLikeliest();
    }
    if (event.key === 'ArrowDown') {
      event.preventDefault();
      document.querySelector<HTMLElement>('[role="grid"] [data-index="0"]')?.focus();
    }
  };

  return (
    <TextInput
      ref={box}
      className={classes.box}
      size="lg"
      type="search"
      aria-label={t('warranty.find.label')}
      placeholder={t('warranty.find.placeholder')}
      value={typed}
      maxLength={200}
      leftSection={<IconSearch size={22} stroke={1.75} aria-hidden="true" />}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onKeyDown={onKeyDown}
    />
  );
}
