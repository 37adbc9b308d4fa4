import { Button, Group, SegmentedControl, TextInput } from '@mantine/core';
import { IconPlus, IconSearch } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { findCodes } from '../../shared/bench/code-search.rules.ts';
import { type CodeKind, codeKinds, codeName, type ServiceCode } from '../../shared/bench/codes.rules.ts';
import type { Action } from '../ui/action.ts';
import { useDesk } from '../ui/desk.ts';
import { Page } from '../ui/Page.tsx';
import { StatusDot } from '../ui/StatusDot.tsx';
import classes from './bench.module.css';
import { useCodes } from './bench-queries.ts';
import { CodeSheet } from './CodeSheet.tsx';

/** What findings are coded by: the program's list, as the shop calls and hides it, and the shop's own. */
export function CodesPage() {
  const { t } = useTranslation();
  const { language } = useDesk();
  const all = useCodes();
  const [kind, setKind] = useState<CodeKind>('fault');
  const [typed, setTyped] = useState('');
  const [open, setOpen] = useState<ServiceCode | 'new' | null>(null);
  const add = useMemo<Action>(
    () => ({ id: 'bench.add-code', labelKey: 'bench.codes.add', icon: IconPlus, run: () => setOpen('new') }),
    [],
  );
  const shown = findCodes(
    (all ?? []).filter((code) => code.kind === kind),
    typed,
  );
  return (
    <Page title={t('bench.codes.title')} subtitle={t('bench.codes.subtitle')} primary={add}>
      <Group gap="sm">
        <SegmentedControl
          aria-label={t('bench.codes.kind')}
          value={kind}
          onChange={(value) => setKind(value as CodeKind)}
          data={codeKinds.map((value) => ({ value, label: t(`bench.kind.${value}`) }))}
        />
        <TextInput
          aria-label={t('bench.finding.type')}
          placeholder={t('bench.finding.type')}
          leftSection={<IconSearch size={16} aria-hidden="true" />}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
      </Group>
      <ul className={classes.rows}>
        {shown.map((code) => (
          <li key={code.word} className={classes.codeRow} data-hidden={code.isHidden || undefined}>
            <span>
              <bdi>{codeName(code, language)}</bdi>
            </span>
            <span className={classes.inline}>
              <span className={classes.quiet}>{t(`bench.topic.${code.topic}`)}</span>
              {code.answersTo && (
                <span className={classes.quiet}>{t(`bench.answers-to.${code.answersTo}`)}</span>
              )}
              {code.isOwn && <StatusDot meaning="waiting">{t('bench.codes.own')}</StatusDot>}
              {code.isHidden && <StatusDot meaning="done">{t('bench.codes.hidden')}</StatusDot>}
            </span>
            <Button variant="default" size="compact-sm" onClick={() => setOpen(code)}>
              {t('common.action.edit')}
            </Button>
          </li>
        ))}
      </ul>
      {open && (
        <CodeSheet
          key={open === 'new' ? 'new' : open.word}
          code={open === 'new' ? null : open}
          kind={kind}
          onClose={() => setOpen(null)}
        />
      )}
    </Page>
  );
}
