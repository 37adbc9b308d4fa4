import { Button, Group } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import {
  type TermsSeries,
  type TermsVersionRow,
  termsLayers,
} from '../../shared/warranty/warranty.contract.ts';
import { type Duration, kinds, type WarrantyTerms } from '../../shared/warranty/warranty.terms.ts';
import { orpc } from '../app/api.ts';
import { DayText } from '../ui/DayText.tsx';
import { useDesk } from '../ui/desk.ts';
import { useFormat } from '../ui/format.ts';
import { Page } from '../ui/Page.tsx';
import { Section } from '../ui/Section.tsx';
import { PageSkeleton } from '../ui/Skeletons.tsx';
import { RetireSheet } from './RetireSheet.tsx';
import { ServicesSection } from './ServicesSection.tsx';
import classes from './Terms.module.css';

/** What the shop and others promise, in all versions, and the services with their prices. */
export function TermsPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { data: all } = useQuery(orpc.warranty.terms.queryOptions({ input: {} }));
  const [retiring, setRetiring] = useState<TermsVersionRow | null>(null);
  if (!all) return <PageSkeleton />;
  const shown = termsLayers.filter((layer) => all.some((series) => series.layer === layer));
  return (
    <Page
      title={t('warranty.terms.title')}
      subtitle={t('warranty.terms.subtitle')}
      primary={{
        id: 'warranty.new-terms',
        labelKey: 'warranty.terms.new',
        icon: IconPlus,
        shortcut: 'A',
        run: () => void navigate('/settings/warranty/terms/new'),
      }}
    >
      {shown.map((layer) => (
        <Section
          key={layer}
          title={t(`entitlement.layer.${layer}`)}
          description={t(`warranty.layer-hint.${layer}`)}
        >
          <ul className={classes.series}>
            {all
              .filter((series) => series.layer === layer)
              .map((series) => (
                <Series
                  key={`${series.modelId} ${series.categoryId}`}
                  series={series}
                  onFollow={(version) => void navigate(`/settings/warranty/terms/${version.id}`)}
                  onRetire={setRetiring}
                />
              ))}
          </ul>
        </Section>
      ))}
      <ServicesSection />
      <RetireSheet version={retiring} onClose={() => setRetiring(null)} />
    </Page>
  );
}

interface SeriesProps {
  series: TermsSeries;
  onFollow: (version: TermsVersionRow) => void;
  onRetire: (version: TermsVersionRow) => void;
}

function Series({ series, onFollow, onRetire }: SeriesProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { today } = useDesk();
  const [newest] = series.versions;
  if (!newest) return null;
  const isStanding = newest.validUntil === null;
  return (
    <li className={classes.oneSeries}>
      <div className={classes.seriesHead}>
        <strong>
          <bdi>{newest.terms.name}</bdi>
        </strong>
        <span className={classes.quiet}>
          {series.scope === 'all' ? (
            t('warranty.scope.all')
          ) : (
            <>
              {t(`warranty.scope.${series.scope}`)}: <bdi>{series.scopeName}</bdi>
            </>
          )}
        </span>
        <span>
          {t('warranty.column.payer')}: {t(`entitlement.payer.${newest.terms.payer}`)}
        </span>
        {isStanding && (
          <Group gap="xs">
            <Button variant="default" size="compact-sm" onClick={() => onFollow(newest)}>
              {t('warranty.terms.new-version')}
            </Button>
            <Button variant="subtle" color="gray" size="compact-sm" onClick={() => onRetire(newest)}>
              {t('warranty.terms.retire')}
            </Button>
          </Group>
        )}
      </div>
      <ul className={classes.versions}>
        {series.versions.map((version) => {
          const isCurrent =
            version.validFrom <= today && (version.validUntil === null || today <= version.validUntil);
          return (
            <li key={version.id} data-current={isCurrent || undefined}>
              {format.digits(t('warranty.fact.version', { version: version.version }))}:{' '}
              <DayText day={version.validFrom} /> –{' '}
              {version.validUntil ? <DayText day={version.validUntil} /> : t('warranty.terms.until-further')}
              {isCurrent && <> ({t('warranty.terms.in-force')})</>} · <TermsSummary terms={version.terms} />
            </li>
          );
        })}
      </ul>
    </li>
  );
}

/** How long, kind by kind, in one line. */
function TermsSummary({ terms }: { terms: WarrantyTerms }) {
  const { t } = useTranslation();
  const format = useFormat();
  const duration = (value: Duration) => {
    if (value === 'lifetime') return t('warranty.duration.lifetime');
    if (value === null) return '';
    return format.digits(
      'months' in value
        ? t('warranty.duration.count-months', { count: value.months })
        : t('warranty.duration.count-days', { count: value.days }),
    );
  };
  const byDuration = new Map<string, string[]>();
  for (const kind of kinds) {
    const said = duration(terms.durations[kind]);
    if (said) byDuration.set(said, [...(byDuration.get(said) ?? []), t(`entitlement.kind.${kind}`)]);
  }
  const parts = [...byDuration].map(([said, names]) => `${names.join(t('warranty.comma'))}: ${said}`);
  const components = terms.components.map(
    (one) => `${one.component}: ${duration(one.duration) || t('warranty.duration.none')}`,
  );
  return <span>{[...parts, ...components].join('; ')}</span>;
}
