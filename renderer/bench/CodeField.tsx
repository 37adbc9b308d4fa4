import { Button, type ComboboxItem, type ComboboxParsedItem, Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { findCodes } from '../../shared/bench/code-search.rules.ts';
import { type CodeKind, codeName, topicsOf } from '../../shared/bench/codes.rules.ts';
import { orpc } from '../app/api.ts';
import { useDesk } from '../ui/desk.ts';
import classes from './bench.module.css';
import { useCodes } from './bench-queries.ts';

interface CodeFieldProps {
  kind: CodeKind;
  repairId: number;
  /** What is coded already, and what is being written: proposals follow it. */
  fault: string;
  cause: string;
  text: string;
  value?: string;
  onChange: (word: string) => void;
  error?: ReactNode;
  isFirst?: boolean;
  isRequired?: boolean;
}

/**
 * One of the shop's codes, found by typing in any of the six languages: the likeliest is marked as one types, so that
 * Enter, or going on, takes it. What the order's own words say is offered below, one tap each.
 */
export function CodeField(props: CodeFieldProps) {
  const { kind, repairId, fault, cause, text, value = '', onChange, error, isFirst, isRequired } = props;
  const { t } = useTranslation();
  const { language } = useDesk();
  const all = useCodes();
  const codes = useMemo(
    () => (all ?? []).filter((code) => code.kind === kind && (!code.isHidden || code.word === value)),
    [all, kind, value],
  );
  const { data: proposed = [] } = useQuery({
    ...orpc.bench.propose.queryOptions({
      input: {
        repairId,
        kind,
        text,
        fault: kind === 'fault' ? '' : fault,
        cause: kind === 'remedy' ? cause : '',
      },
    }),
    placeholderData: (before) => before,
  });
  const data = useMemo(
    () =>
      topicsOf[kind]
        .map((topic) => ({
          group: t(`bench.topic.${topic}`),
          items: codes
            .filter((code) => code.topic === topic)
            .map((code): ComboboxItem => ({ value: code.word, label: codeName(code, language) })),
        }))
        .filter(({ items }) => items.length > 0),
    [codes, kind, language, t],
  );
  const offered = proposed.flatMap((word) => codes.filter((code) => code.word === word && word !== value));
  return (
    <div>
      <Select
        label={t(`bench.kind.${kind}`)}
        placeholder={t('bench.finding.type')}
        nothingFoundMessage={t('bench.finding.nothing')}
        data={data}
        value={value || null}
        onChange={(word) => onChange(word ?? '')}
        searchable
        clearable
        selectFirstOptionOnChange
        autoSelectOnBlur
        size="md"
        required={isRequired ?? false}
        error={error}
        {...(isFirst && { 'data-autofocus': true })}
        filter={({ options, search }) => {
          const items = new Map(itemsOf(options).map((item) => [item.value, item]));
          const isChosen = codes.some((code) => code.word === value && codeName(code, language) === search);
          if (search.trim() === '' || isChosen) return options;
          return findCodes(codes, search).flatMap(({ word }) => items.get(word) ?? []);
        }}
        maxDropdownHeight={320}
      />
      {offered.length > 0 && value === '' && (
        <div className={classes.proposals}>
          {offered.map((code) => (
            <Button
              key={code.word}
              variant="light"
              className={classes.big}
              onClick={() => onChange(code.word)}
            >
              {codeName(code, language)}
            </Button>
          ))}
        </div>
      )}
    </div>
  );
}

function itemsOf(options: ComboboxParsedItem[]): ComboboxItem[] {
  return options.flatMap((option) => ('group' in option ? option.items : [option])) as ComboboxItem[];
}
