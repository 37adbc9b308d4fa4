import { Anchor, Button } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconUsers } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { orpc } from '../app/api.ts';
import { Code } from '../ui/Code.tsx';
import { Phone } from '../ui/Phone.tsx';
import classes from './AlikeNotice.module.css';

const pauseMs = 250;
const shown = 3;

interface AlikeNoticeProps {
  name: string;
  phones: readonly string[];
  except?: number;
  onChoose?: (id: number) => void;
  className?: string | undefined;
}

/** Warns, while somebody types, that this customer may have a card already. */
export function AlikeNotice({ name, phones, except, onChoose, className }: AlikeNoticeProps) {
  const { t } = useTranslation();
  const [asked] = useDebouncedValue(
    JSON.stringify({ name: name.trim(), phones: phones.filter((typed) => typed.trim() !== '') }),
    pauseMs,
  );
  const input = JSON.parse(asked) as { name: string; phones: string[] };
  const isAsked = input.name !== '' || input.phones.length > 0;
  const { data } = useQuery(
    orpc.customers.alike.queryOptions({
      input: { ...input, ...(except !== undefined && { except }) },
      enabled: isAsked,
      placeholderData: keepPreviousData,
    }),
  );
  const found = isAsked ? (data ?? []) : [];
  return (
    <div role="status" className={className} hidden={found.length === 0}>
      {found.length > 0 && (
        <div className={classes.notice}>
          <IconUsers size={18} stroke={1.75} aria-hidden="true" className={classes.icon} />
          <div className={classes.words}>
            <div>{t('customers.alike.title', { count: found.length })}</div>
            <ul className={classes.list}>
              {found.slice(0, shown).map((row) => (
                <li key={row.id} className={classes.row}>
                  {onChoose ? (
                    <bdi>{row.name}</bdi>
                  ) : (
                    <Anchor component={Link} to={`/customers/${row.id}`}>
                      <bdi>{row.name}</bdi>
                    </Anchor>
                  )}
                  <Code value={row.number} isPlain />
                  {row.phone && <Phone value={row.phone} />}
                  <span className={classes.because}>{t(`customers.alike.because-${row.because}`)}</span>
                  {onChoose && (
                    <Button size="compact-sm" variant="light" onClick={() => onChoose(row.id)}>
                      {t('customers.alike.choose')}
                    </Button>
                  )}
                </li>
              ))}
            </ul>
          </div>
        </div>
      )}
    </div>
  );
}
