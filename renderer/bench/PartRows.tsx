import { ActionIcon, Button, Menu } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Part } from '../../shared/bench/bench.contract.ts';
import { type PartState, partStates } from '../../shared/bench/parts.rules.ts';
import { api } from '../app/api.ts';
import { DayText } from '../ui/DayText.tsx';
import { useFormat } from '../ui/format.ts';
import { notifyDone } from '../ui/notify.tsx';
import { StatusDot } from '../ui/StatusDot.tsx';
import classes from './bench.module.css';

interface PartRowsProps {
  parts: readonly Part[];
  mayWork: boolean;
  onChange: (part: Part) => void;
  onOrder: (part: Part) => void;
  /** The last part that was waited for is here. */
  onAllHere: () => void;
}

/** The parts of an order, each with the one step that usually comes next. */
export function PartRows({ parts, mayWork, onChange, onOrder, onAllHere }: PartRowsProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const move = useMutation({
    mutationFn: ({ part, to }: { part: Part; to: PartState }) => api.bench.movePart({ partId: part.id, to }),
    onSuccess: ({ wasLast }, { part }) => {
      if (wasLast) onAllHere();
      else notifyDone(t('bench.part.noted', { name: part.name }));
    },
  });
  const go = (part: Part, to: PartState) => (to === 'ordered' ? onOrder(part) : move.mutate({ part, to }));
  return (
    <ul className={classes.rows}>
      {parts.map((part) => {
        const [next, ...others] = partStates[part.state].next as readonly PartState[];
        const isOver = part.state === 'fitted' || part.state === 'cancelled';
        return (
          <li key={part.id} className={classes.row}>
            <span className={classes.rowWords}>
              <span>
                {part.quantity > 1 && <>{format.count(part.quantity)} × </>}
                <bdi>{part.name}</bdi>
              </span>
              <span className={classes.inline}>
                <StatusDot meaning={partStates[part.state].meaning}>
                  {t(`bench.part.state.${part.state}`)}
                </StatusDot>
                {partStates[part.state].isOutstanding && part.expectedOn && (
                  <span className={classes.quiet}>
                    <DayText day={part.expectedOn} isRelative />
                  </span>
                )}
                {part.supplier && <bdi className={classes.quiet}>{part.supplier}</bdi>}
              </span>
            </span>
            {mayWork && (
              <span className={classes.inline}>
                {next && !isOver && (
                  <Button variant="default" className={classes.big} onClick={() => go(part, next)}>
                    {t(`bench.part.to.${next}`)}
                  </Button>
                )}
                <Menu>
                  <Menu.Target>
                    <ActionIcon
                      variant="subtle"
                      color="gray"
                      size={44}
                      aria-label={`${t('common.action.more')}: ${part.name}`}
                    >
                      <IconDots size={18} aria-hidden="true" />
                    </ActionIcon>
                  </Menu.Target>
                  <Menu.Dropdown>
                    {(isOver && next ? [next, ...others] : others).map((to) => (
                      <Menu.Item key={to} onClick={() => go(part, to)}>
                        {t(`bench.part.to.${to}`)}
                      </Menu.Item>
                    ))}
                    <Menu.Item onClick={() => onChange(part)}>{t('common.action.edit')}</Menu.Item>
                  </Menu.Dropdown>
                </Menu>
              </span>
            )}
          </li>
        );
      })}
    </ul>
  );
}
