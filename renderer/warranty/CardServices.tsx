import { Table } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { WarrantyCard as Card } from '../../shared/warranty/warranty.contract.ts';
import { useFormat } from '../ui/format.ts';
import { Section } from '../ui/Section.tsx';
import { StatusDot } from '../ui/StatusDot.tsx';

type Service = Card['services'][number];

interface CardServicesProps {
  services: readonly Service[];
  currency: string;
}

/** What may be had for this device today, and what it costs with and without a warranty. */
export function CardServices({ services, currency }: CardServicesProps) {
  const { t } = useTranslation();
  const format = useFormat();
  if (services.length === 0) return null;
  const price = (minor: number | null) =>
    minor === null ? t('warranty.service.by-estimate') : format.money(minor, currency);
  return (
    <Section title={t('warranty.card.services')} description={t('warranty.card.services-hint')}>
      <Table horizontalSpacing="xs" verticalSpacing={6}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('warranty.column.service')}</Table.Th>
            <Table.Th>{t('warranty.column.today')}</Table.Th>
            <Table.Th ta="end">{t('warranty.column.without')}</Table.Th>
            <Table.Th ta="end">{t('warranty.column.minutes')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {services.map((service) => (
            <Table.Tr key={service.id}>
              <Table.Th scope="row" fw={400}>
                <bdi>{service.name}</bdi>
              </Table.Th>
              <Table.Td>
                <StatusDot meaning={meaningOf(service)}>
                  {service.coveredBasisPoints >= 10_000
                    ? t('warranty.service.free')
                    : service.todayMinor === null
                      ? t('warranty.service.by-estimate')
                      : service.coveredBasisPoints > 0
                        ? t('warranty.service.part', { price: price(service.todayMinor) })
                        : t('warranty.service.full', { price: price(service.todayMinor) })}
                </StatusDot>
              </Table.Td>
              <Table.Td ta="end">{price(service.priceMinor)}</Table.Td>
              <Table.Td ta="end">
                {service.usualMinutes === null
                  ? '–'
                  : format.digits(t('warranty.service.minutes', { count: service.usualMinutes }))}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Section>
  );
}

function meaningOf({ coveredBasisPoints }: Service) {
  if (coveredBasisPoints >= 10_000) return 'good';
  return coveredBasisPoints > 0 ? 'risk' : 'done';
}
