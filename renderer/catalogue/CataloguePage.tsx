import { IconCategoryPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import type { Category } from '../../shared/catalogue/catalogue.contract.ts';
import { nameIn } from '../../shared/catalogue/catalogue.rules.ts';
import { orpc } from '../app/api.ts';
import type { Action } from '../ui/action.ts';
import { useDesk } from '../ui/desk.ts';
import { ListDetail } from '../ui/ListDetail.tsx';
import { Page } from '../ui/Page.tsx';
import { RowsSkeleton } from '../ui/Skeletons.tsx';
import { CategoryDialog } from './CategoryDialog.tsx';
import { CategoryRecord } from './CategoryRecord.tsx';
import { CategoryTree } from './CategoryTree.tsx';

/** What the shop repairs: categories, their models, and what of them can be serviced by itself. */
export function CataloguePage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { language } = useDesk();
  const openId = Number(useParams().categoryId) || null;
  const [isAdding, setIsAdding] = useState(false);
  const { data: categories } = useQuery(orpc.catalogue.categories.queryOptions());
  const open = categories?.find(({ id }) => id === openId) ?? null;
  const nameOf = (category: Category) => nameIn(category, language);
  const add: Action = {
    id: 'catalogue.add-category',
    labelKey: 'catalogue.action.add-category',
    icon: IconCategoryPlus,
    shortcut: 'A',
    run: () => setIsAdding(true),
  };
  const address = (id: number | null) => `/settings/catalogue${id === null ? '' : `/${id}`}`;

  return (
    <Page title={t('catalogue.title')} subtitle={t('catalogue.subtitle')} primary={add} isList>
      <ListDetail
        openKey={openId}
        onClose={() => void navigate(address(null))}
        detail={open && <CategoryRecord key={open.id} category={open} name={nameOf(open)} />}
        list={
          categories ? (
            <CategoryTree
              categories={categories}
              nameOf={nameOf}
              openId={openId}
              onOpen={(id) => void navigate(address(id))}
            />
          ) : (
            <RowsSkeleton />
          )
        }
      />
      {isAdding && categories && (
        <CategoryDialog
          parents={categories.filter(({ parent }) => parent === null)}
          nameOf={nameOf}
          onClose={() => setIsAdding(false)}
          onAdded={(id) => void navigate(address(id))}
        />
      )}
    </Page>
  );
}
