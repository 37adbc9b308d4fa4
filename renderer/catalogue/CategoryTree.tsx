import { UnstyledButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Category } from '../../shared/catalogue/catalogue.contract.ts';
import classes from './CategoryTree.module.css';

interface CategoryTreeProps {
  categories: readonly Category[];
  nameOf: (category: Category) => string;
  openId: number | null;
  onOpen: (id: number) => void;
}

/** Groups and, under each, its categories. */
export function CategoryTree({ categories, nameOf, openId, onOpen }: CategoryTreeProps) {
  const { t } = useTranslation();
  const childrenOf = (id: number | null) => categories.filter(({ parent }) => parent === id);
  const branch = (category: Category) => (
    <li key={category.id}>
      <UnstyledButton
        className={classes.node}
        aria-current={category.id === openId || undefined}
        data-group={category.parent === null || undefined}
        onClick={() => onOpen(category.id)}
      >
        <bdi>{nameOf(category)}</bdi>
        {category.isHidden && <span className={classes.hidden}>{t('catalogue.hidden')}</span>}
      </UnstyledButton>
      {childrenOf(category.id).length > 0 && (
        <ul className={classes.branch}>{childrenOf(category.id).map(branch)}</ul>
      )}
    </li>
  );
  return (
    <nav aria-label={t('catalogue.title')} className={classes.tree}>
      <ul className={classes.branch}>{childrenOf(null).map(branch)}</ul>
    </nav>
  );
}
