import { type ComboboxItem, type ComboboxItemGroup, Select, type SelectProps } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Category } from '../../shared/catalogue/catalogue.contract.ts';
import { allNames, nameIn } from '../../shared/catalogue/catalogue.rules.ts';
import { searchText } from '../../shared/kernel/search-text.ts';
import { orpc } from '../app/api.ts';
import { useDesk } from '../ui/desk.ts';

interface CategorySelectProps extends Omit<SelectProps, 'value' | 'onChange' | 'data' | 'filter'> {
  value: number | null;
  onChange: (id: number | null) => void;
}

type Groups = ComboboxItemGroup<ComboboxItem>[];

/** What kind of thing it is; found by its name in any of the six languages. */
export function CategorySelect({ value, onChange, ...rest }: CategorySelectProps) {
  const { t } = useTranslation();
  const { language } = useDesk();
  const { data: categories } = useQuery(orpc.catalogue.categories.queryOptions());
  const others = t('catalogue.select.others');
  const groups = useMemo(
    () => groupsOf(categories ?? [], value, (category) => nameIn(category, language), others),
    [categories, value, language, others],
  );
  const words = useMemo(
    () =>
      new Map(
        (categories ?? []).map((category) => [String(category.id), searchText(allNames(category).join(' '))]),
      ),
    [categories],
  );

  return (
    <Select
      label={t('catalogue.field.category')}
      placeholder={t('catalogue.select.placeholder')}
      nothingFoundMessage={t('catalogue.select.nothing')}
      searchable
      openOnFocus={false}
      selectFirstOptionOnChange
      maxDropdownHeight={320}
      comboboxProps={{ position: 'bottom-start' }}
      {...rest}
      data={groups}
      value={value === null ? null : String(value)}
      onChange={(id) => onChange(id === null ? null : Number(id))}
      filter={({ options, search }) => matching(options as Groups, searchText(search).split(' '), words)}
    />
  );
}

function groupsOf(
  categories: readonly Category[],
  chosen: number | null,
  label: (category: Category) => string,
  others: string,
): Groups {
  const shown = categories.filter(({ id, isHidden }) => !isHidden || id === chosen);
  const itemOf = (category: Category) => ({ value: String(category.id), label: label(category) });
  const parents = new Set(categories.map(({ parent }) => parent));
  const groups = shown
    .filter(({ id }) => parents.has(id))
    .map((group) => ({
      group: label(group),
      items: shown.filter(({ id, parent }) => parent === group.id && !parents.has(id)).map(itemOf),
    }));
  const alone = shown.filter(({ id, parent }) => parent === null && !parents.has(id)).map(itemOf);
  return [...groups, ...(alone.length > 0 ? [{ group: others, items: alone }] : [])].filter(
    ({ items }) => items.length > 0,
  );
}

function matching(groups: Groups, asked: string[], words: ReadonlyMap<string, string>): Groups {
  const fits = ({ value }: ComboboxItem) => {
    const known = ` ${words.get(value) ?? ''}`;
    return asked.every((word) => known.includes(` ${word}`));
  };
  return groups
    .map(({ group, items }) => ({ group, items: items.filter(fits) }))
    .filter(({ items }) => items.length > 0);
}
