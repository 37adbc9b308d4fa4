import { Combobox, VisuallyHidden } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Details } from '../ui/Details.tsx';
import { ShortcutHint } from '../ui/ShortcutHint.tsx';
import classes from './FinderOptions.module.css';
import type { Finder } from './finder.ts';

/** The option's value: what kind it is, and which. */
export const optionOf = {
  hit: (key: string) => `hit:${key}`,
  action: (id: string) => `action:${id}`,
  all: 'all',
} as const;

/** Does what the chosen option stands for. */
export function chooseOption(finder: Finder, value: string): void {
  const hit = finder.hits?.find(({ key }) => optionOf.hit(key) === value);
  const action = finder.actions.find(({ id }) => optionOf.action(id) === value);
  if (hit) finder.openHit(hit);
  else if (action) {
    finder.setText('');
    action.run();
  } else if (value === optionOf.all) void finder.lookUp(finder.text);
}

/** Tells those who do not see the list how many records there are. */
export function FoundCount({ finder }: { finder: Finder }) {
  const { t } = useTranslation();
  const isAsked = finder.text.trim() !== '' && finder.hits !== null;
  return (
    <VisuallyHidden role="status">
      {isAsked && t('app.search.found', { count: finder.hits?.length ?? 0 })}
    </VisuallyHidden>
  );
}

/** Records first, then actions. */
export function FinderOptions({ finder, withActions }: { finder: Finder; withActions: boolean }) {
  const { t } = useTranslation();
  const { hits, actions } = finder;
  const text = finder.text.trim();
  return (
    <Combobox.Options className={classes.options} aria-label={t('app.search.label')}>
      {text !== '' && (
        <Combobox.Group label={t('app.search.records')}>
          {hits?.map(({ key, icon: Icon, title, detail }) => (
            <Combobox.Option value={optionOf.hit(key)} key={key} className={classes.option}>
              <Icon size={16} stroke={1.75} aria-hidden="true" />
              <span className={classes.title}>
                <Details text={title} />
              </span>
              <span className={classes.detail}>
                <Details text={detail} />
              </span>
            </Combobox.Option>
          ))}
          {hits?.length === 0 && (
            <Combobox.Empty className={classes.empty}>
              <div>{t('app.search.nothing', { text })}</div>
              <div className={classes.detail}>{t('app.search.nothing-hint')}</div>
            </Combobox.Empty>
          )}
          {hits !== null && hits.length > 1 && (
            <Combobox.Option value={optionOf.all} className={classes.option}>
              {t('app.search.all', { text })}
            </Combobox.Option>
          )}
        </Combobox.Group>
      )}
      {withActions && actions.length > 0 && (
        <Combobox.Group label={t('app.search.actions')}>
          {actions.map(({ id, icon: Icon, labelKey, labelData, shortcut }) => (
            <Combobox.Option value={optionOf.action(id)} key={id} className={classes.option}>
              {Icon ? (
                <Icon size={16} stroke={1.75} aria-hidden="true" />
              ) : (
                <span className={classes.blank} />
              )}
              <span className={classes.title}>{t(labelKey, labelData ?? {})}</span>
              {shortcut && (
                <span className={classes.shortcut}>
                  <ShortcutHint shortcut={shortcut} />
                </span>
              )}
            </Combobox.Option>
          ))}
        </Combobox.Group>
      )}
    </Combobox.Options>
  );
}
