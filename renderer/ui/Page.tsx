import { Group, Title } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { type ReactNode, useMemo } from 'react';
import { ActionButton } from './ActionButton.tsx';
import { ActionMenu } from './ActionMenu.tsx';
import { type Action, useActions } from './action.ts';
import classes from './Page.module.css';

interface PageProps {
  /** In words: it becomes the window's title too. */
  title: string;
  /** Beside the title: a status, a number to copy. */
  aside?: ReactNode;
  /** Under the title: who and what, in one line. */
  subtitle?: ReactNode;
  primary?: Action;
  /** A record with a primary action of its own is open on the page, whose own one then steps back. */
  isBehindRecord?: boolean;
  /** The rest, in a menu. Registered like `primary`: no `useActions` needed for them. */
  actions?: readonly Action[];
  /** A row of filters under the head, which stays while the content scrolls. */
  filters?: ReactNode;
  /** The content is one list that scrolls by itself and touches the edges. */
  isList?: boolean;
  /** Holds text and forms: lines stay short enough to read. */
  isNarrow?: boolean;
  children: ReactNode;
}

const none: readonly Action[] = [];

/** One screen: what it is, what to do next, then the content. */
export function Page(props: PageProps) {
  const {
    title,
    aside,
    subtitle,
    primary,
    actions = none,
    filters,
    isBehindRecord,
    isList,
    isNarrow,
  } = props;
  useDocumentTitle(title);
  useActions(useMemo(() => (primary ? [primary, ...actions] : actions), [primary, actions]));
  return (
    <section className={classes.page} data-list={isList || undefined} aria-label={title}>
      <header className={classes.head}>
        <div className={classes.words}>
          <Group gap="sm" wrap="wrap">
            <Title order={1}>{title}</Title>
            {aside}
          </Group>
          {subtitle && <div className={classes.subtitle}>{subtitle}</div>}
        </div>
        <Group gap="xs" wrap="nowrap" className={classes.actions}>
          {primary && <ActionButton action={primary} variant={isBehindRecord ? 'default' : 'filled'} />}
          <ActionMenu actions={actions} />
        </Group>
      </header>
      {filters && <div className={classes.filters}>{filters}</div>}
      <div className={classes.content} data-narrow={isNarrow || undefined}>
        {props.children}
      </div>
    </section>
  );
}
