import { useTranslation } from 'react-i18next';
import type { WarrantyCard as Card } from '../../shared/warranty/warranty.contract.ts';
import { Code } from '../ui/Code.tsx';
import { DayText } from '../ui/DayText.tsx';
import { useFormat } from '../ui/format.ts';
import { KeyValues } from '../ui/KeyValues.tsx';
import { Money } from '../ui/Money.tsx';
import { Phone } from '../ui/Phone.tsx';
import { Section } from '../ui/Section.tsx';

/** Product, owner, purchase, seller, and which terms it keeps. */
export function CardFacts({ card }: { card: Card }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { device, customer, terms, currency } = card;
  const day = (value: string | null) => value && <DayText day={value} />;
  const previous = device.owners.length > 1 ? device.owners.at(-1)?.sinceOn : null;
  const items = [
    { label: t('warranty.fact.product'), value: <bdi>{device.category}</bdi> },
    { label: t('warranty.fact.phone'), value: customer.phone && <Phone value={customer.phone} /> },
    {
      label: t('warranty.fact.purchased'),
      value: device.purchasedOn ? (
        <>
          <DayText day={device.purchasedOn} /> ({t(`warranty.proof.${device.proof}`)})
        </>
      ) : (
        t('common.word.unknown')
      ),
    },
    { label: t('warranty.fact.seller'), value: device.seller && <bdi>{device.seller}</bdi> },
    {
      label: t('warranty.fact.receipt'),
      value: device.receiptNumber && <Code value={device.receiptNumber} />,
    },
    {
      label: t('warranty.fact.price'),
      value: device.priceMinor !== null && <Money minor={device.priceMinor} currency={currency} />,
    },
    { label: t('warranty.fact.delivered'), value: day(device.deliveredOn), isOptional: true },
    { label: t('warranty.fact.installed'), value: day(device.installedOn), isOptional: true },
    { label: t('warranty.fact.manufactured'), value: day(device.manufacturedOn), isOptional: true },
    { label: t('warranty.fact.place'), value: device.place && <bdi>{device.place}</bdi>, isOptional: true },
    {
      label: t('warranty.fact.owner-since'),
      value: previous && <DayText day={previous} />,
      isOptional: true,
    },
    {
      label: t('warranty.fact.terms'),
      value:
        terms.length > 0 &&
        terms.map(({ id, name, version }) => (
          <div key={id}>
            <bdi>{name}</bdi> <small>{format.digits(t('warranty.fact.version', { version }))}</small>
          </div>
        )),
    },
  ];
  return (
    <Section title={t('warranty.card.facts')}>
      <KeyValues items={items.filter(({ isOptional, value }) => !isOptional || value)} />
    </Section>
  );
}
