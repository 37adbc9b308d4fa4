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
  onOpen: (deviceId: number) => void;
}

const pauseMs = 120;

/** The one big box: any text, in any script; Enter opens the likeliest, the arrow goes to the list. */
export function LookupBox({ asked, isFocused, onAsk, onOpen }: LookupBoxProps) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [typed, setTyped] = useState(asked);
  const sent = useRef(asked);
  const box = useRef<HTMLInputElement>(null);

  useEffect(() => {
    if (asked === sent.current) return;
    sent.current = asked;
    setTyped(asked);
  }, [asked]);

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
    try {
      sent.current = typed;
      onAsk(typed);
      const options = orpc.warranty.find.queryOptions({ input: { text: typed } });
      const { rows } = await queries.fetchQuery(options);
      const exact = rows.filter((row) => row.isExact);
      const [likeliest] = exact.length > 0 ? exact : rows;
      if (likeliest) onOpen(likeliest.deviceId);
    } catch (error) {
      report(error);
    }
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
