import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { type ListName, listFormats } from '../../shared/exports/lists.ts';
import { useMay } from '../app/me.ts';
import type { Action } from '../ui/action.ts';
import { saveList } from './works.ts';

/** A list's page saves the list, for whoever may take records out: all of it, whatever is filtered. */
export function useExportActions(list: ListName): readonly Action[] {
  const { t } = useTranslation();
  const may = useMay('records.export');
  return useMemo(
    () =>
      may
        ? listFormats.map((format) => ({
            id: `${list}.as-${format}`,
            labelKey: 'exports.lists.as',
            labelData: { list: t(`exports.list.${list}`), format: t(`exports.format.${format}`) },
            run: () => void saveList(list, format),
          }))
        : [],
    [list, may, t],
  );
}
