import { Anchor, Button, TextInput } from '@mantine/core';
import { IconPhone, IconPlus } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { toLatinDigits } from '../../shared/kernel/digits.ts';
import { orpc } from '../app/api.ts';
import type { Action } from '../ui/action.ts';
import { Code } from '../ui/Code.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { useFormat } from '../ui/format.ts';
import { Page } from '../ui/Page.tsx';
import { Phone } from '../ui/Phone.tsx';
import { CallersOrders } from './CallersOrders.tsx';
import classes from './caller.module.css';

const fewestDigits = 3;

/** The telephone rings: the last digits of the number tell who it is, and all that they may ask about. */
export function CallerPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const format = useFormat();
  const [search, setSearch] = useSearchParams();
  // the address follows what is typed a moment later: the field itself must lose no key
  const [typed, setTyped] = useState(search.get('digits') ?? '');
  const digits = toLatinDigits(typed).replaceAll(/\D/g, '');
  const isAsked = digits.length >= fewestDigits;
  const { data: callers = [], isSuccess } = useQuery({
    ...orpc.repairs.whoCalls.queryOptions({ input: { digits }, enabled: isAsked }),
    placeholderData: keepPreviousData,
  });
  const shown = isAsked ? callers : [];
  const chosen = Number(search.get('customer')) || (shown.length === 1 ? shown[0]?.id : undefined);
  const set = (values: Record<string, string>) => setSearch(values, { replace: true });
  const type = (text: string) => {
    setTyped(text);
    set(text ? { digits: text } : {});
  };
  const takeIn = useMemo<Action>(
    () => ({
      id: 'repairs.take-in',
      labelKey: 'repairs.action.take-in',
      icon: IconPlus,
      shortcut: 'N',
      run: () => navigate(chosen ? `/repairs/new?customer=${chosen}` : '/repairs/new'),
    }),
    [navigate, chosen],
  );
  const onKeyDown = (event: KeyboardEvent) => {
    const [first] = shown;
    if (event.key === 'Enter' && first) set({ digits: typed, customer: String(first.id) });
  };
  return (
    <Page title={t('repairs.caller.title')} primary={takeIn} isBehindRecord={!chosen}>
      <TextInput
        label={t('repairs.caller.digits')}
        description={t('repairs.caller.hint')}
        leftSection={<IconPhone size={18} aria-hidden="true" />}
        value={typed}
        onChange={(event) => type(event.currentTarget.value)}
        onKeyDown={onKeyDown}
        inputMode="tel"
        autoComplete="off"
        size="lg"
        maw="22rem"
        dir="ltr"
        autoFocus
        maxLength={40}
      />
      {shown.length > 1 && (
        <ul className={classes.callers}>
          {shown.map(({ id, name, number, phone, openRepairs }) => (
            <li key={id}>
              <Button
                variant={id === chosen ? 'light' : 'subtle'}
                color="gray"
                justify="flex-start"
                fullWidth
                mih={44}
                aria-pressed={id === chosen}
                onClick={() => set({ digits: typed, customer: String(id) })}
              >
                <span className={classes.caller}>
                  <bdi>{name}</bdi> <Code value={number} isPlain /> <Phone value={phone} />
                  {openRepairs > 0 && (
                    <span>{format.digits(t('repairs.caller.open', { count: openRepairs }))}</span>
                  )}
                </span>
              </Button>
            </li>
          ))}
        </ul>
      )}
      {isAsked && isSuccess && shown.length === 0 && (
        <EmptyState
          icon={IconPhone}
          sentence={t('repairs.caller.nobody')}
          hint={t('repairs.caller.nobody-hint')}
        />
      )}
      {chosen && isAsked && (
        <CallersOrders customerId={chosen} head={shown.find(({ id }) => id === chosen) ?? null} />
      )}
      {chosen && isAsked && (
        <Anchor component={Link} to={`/customers/${chosen}`}>
          {t('repairs.caller.card')}
        </Anchor>
      )}
    </Page>
  );
}
