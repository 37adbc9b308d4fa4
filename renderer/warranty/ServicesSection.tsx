import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { nameIn } from '../../shared/catalogue/catalogue.rules.ts';
import type { Service } from '../../shared/warranty/warranty.contract.ts';
import { orpc } from '../app/api.ts';
import { type Column, DataTable } from '../ui/DataTable.tsx';
import { useDesk } from '../ui/desk.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { useFormat } from '../ui/format.ts';
import { Section } from '../ui/Section.tsx';
import { ServiceSheet } from './ServiceSheet.tsx';

/** What can be had at this shop, with price and usual time. */
export function ServicesSection() {
  const { t } = useTranslation();
  const format = useFormat();
  const { language } = useDesk();
  const { data: services } = useQuery(orpc.warranty.services.queryOptions());
  const { data: categories = [] } = useQuery(orpc.catalogue.categories.queryOptions());
  const [open, setOpen] = useState<Service | 'new' | null>(null);
  const categoryOf = (id: number | null) => {
    const category = categories.find((one) => one.id === id);
    return category ? nameIn(category, language) : t('common.word.all');
  };
  const columns: Column<Service>[] = [
    {
      id: 'name',
      header: t('common.word.name'),
      width: 'minmax(10rem, 3fr)',
      cell: (row) => (
        <span>
          <bdi>{nameIn(row, language)}</bdi>
          {row.isHidden && ` (${t('warranty.service.hidden')})`}
        </span>
      ),
    },
    {
      id: 'category',
      header: t('warranty.scope.category'),
      cell: (row) => categoryOf(row.categoryId),
      isSecondary: true,
    },
    { id: 'kind', header: t('warranty.column.what'), cell: (row) => t(`entitlement.kind.${row.kind}`) },
    {
      id: 'minutes',
      header: t('warranty.column.minutes'),
      align: 'end',
      cell: (row) =>
        row.usualMinutes === null
          ? '–'
          : format.digits(t('warranty.service.minutes', { count: row.usualMinutes })),
    },
    {
      id: 'price',
      header: t('warranty.column.price'),
      align: 'end',
      cell: (row) =>
        row.priceMinor === null ? t('warranty.service.by-estimate') : format.money(row.priceMinor),
    },
  ];
  return (
    <Section
      title={t('warranty.service.title')}
      description={t('warranty.service.hint')}
      aside={
        <Button variant="subtle" size="compact-sm" onClick={() => setOpen('new')}>
          {t('common.action.add')}
        </Button>
      }
    >
      <DataTable
        label={t('warranty.service.title')}
        columns={columns}
        rows={services}
        rowKey={(row) => row.id}
        onOpen={setOpen}
        maxHeight="28rem"
        empty={<EmptyState sentence={t('warranty.service.empty')} />}
      />
      <ServiceSheet service={open} onClose={() => setOpen(null)} />
    </Section>
  );
}
