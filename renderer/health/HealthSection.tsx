import { Button, Group, Progress } from '@mantine/core';
import { IconShieldCheck } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Check, Finding, StoreState } from '../../shared/health/health.contract.ts';
import { api, orpc } from '../app/api.ts';
import { useMay } from '../app/me.ts';
import { useStoreHealth } from '../app/store-health.ts';
import { Code } from '../ui/Code.tsx';
import { ConfirmButton } from '../ui/ConfirmButton.tsx';
import { useFormat } from '../ui/format.ts';
import { KeyValues } from '../ui/KeyValues.tsx';
import { Section } from '../ui/Section.tsx';
import { RowsSkeleton } from '../ui/Skeletons.tsx';
import { StatusDot } from '../ui/StatusDot.tsx';

const lookMs = 700;

/** What the checks of the shop's file said last, and a check now. */
export function HealthSection() {
  const { t } = useTranslation();
  const format = useFormat();
  const state = useStoreHealth();
  const checks = useQuery({
    ...orpc.health.checks.queryOptions(),
    refetchInterval: ({ state: { data } }) => (data?.running ? lookMs : false),
  }).data;
  if (!state || !checks) return <RowsSkeleton />;
  const { lastQuick, lastFull, anchor, running } = checks;
  return (
    <Section title={t('settings.section.health')} description={t('health.section.why')}>
      <KeyValues
        items={[
          { label: t('health.section.state'), value: <State state={state} /> },
          { label: t('health.section.last-quick'), value: <Outcome check={lastQuick} /> },
          { label: t('health.section.last-full'), value: <Outcome check={lastFull} /> },
          {
            label: t('health.section.anchor'),
            value:
              anchor.event === null
                ? t('health.section.anchor-none')
                : t('health.section.anchor-event', { event: format.count(anchor.event) }),
          },
          ...(state.code ? [{ label: t('health.section.code'), value: <Code value={codeOf(state)} /> }] : []),
        ]}
      />
      {anchor.isForeign && <p>{t('health.section.anchor-foreign')}</p>}
      {running ? <Running share={running.share} /> : <Ways state={state} />}
    </Section>
  );
}

function State({ state: { state, finding } }: { state: StoreState }) {
  const { t } = useTranslation();
  const sentence = useFindingSentence();
  if (state === 'sound') return <StatusDot meaning="good">{t('health.section.sound')}</StatusDot>;
  if (state === 'full') return <StatusDot meaning="risk">{t('health.section.full')}</StatusDot>;
  return (
    <StatusDot meaning="bad">
      {t('health.section.failing')}
      {finding && ` · ${sentence(finding)}`}
    </StatusDot>
  );
}

function Outcome({ check }: { check: Check | null }) {
  const { t } = useTranslation();
  const format = useFormat();
  const sentence = useFindingSentence();
  if (!check) return <>{t('health.section.never')}</>;
  const { endedAt, events, finding } = check;
  const at = format.instant(endedAt);
  if (finding) {
    return (
      <StatusDot meaning="bad">{t('health.section.found', { at, finding: sentence(finding) })}</StatusDot>
    );
  }
  return (
    <StatusDot meaning="good">
      {t('health.section.clean', { at, count: events, events: format.count(events) })}
    </StatusDot>
  );
}

function useFindingSentence(): (finding: Finding) => string {
  const { t } = useTranslation();
  const format = useFormat();
  return ({ kind, event, lastEvent }) =>
    t(`health.finding.${kind}`, {
      event: format.count(event ?? 0),
      lastEvent: format.count(lastEvent ?? 0),
    });
}

function codeOf({ code, finding }: StoreState): string {
  return [code, finding?.detail].filter(Boolean).join(' · ');
}

function Running({ share }: { share: number }) {
  const { t } = useTranslation();
  const cancel = useMutation({ mutationFn: () => api.health.cancelCheck() });
  return (
    <Group mt="md">
      <Progress flex={1} value={share * 100} animated aria-label={t('health.section.progress')} />
      <Button variant="default" onClick={() => cancel.mutate()}>
        {t('health.section.cancel')}
      </Button>
    </Group>
  );
}

function Ways({ state }: { state: StoreState }) {
  const { t } = useTranslation();
  const mayGoOn = useMay('settings.write');
  const kind = state.finding?.kind;
  const start = useMutation({ mutationFn: (kind: 'quick' | 'full') => api.health.startCheck({ kind }) });
  const goOn = useMutation({ mutationFn: () => api.health.goOn() });
  return (
    <Group mt="md" gap="sm">
      <Button
        variant="default"
        leftSection={<IconShieldCheck size={16} stroke={1.75} aria-hidden="true" />}
        onClick={() => start.mutate('quick')}
      >
        {t('health.section.check-quick')}
      </Button>
      <Button variant="default" onClick={() => start.mutate('full')}>
        {t('health.section.check-full')}
      </Button>
      {mayGoOn && kind?.startsWith('history') && (
        <ConfirmButton
          label={t('health.go-on.label')}
          question={{
            title: t('health.go-on.title'),
            consequence: t('health.go-on.text'),
            verb: t('health.go-on.label'),
          }}
          loading={goOn.isPending}
          onConfirm={() => goOn.mutate()}
        />
      )}
      {mayGoOn && kind === 'index' && (
        <Button variant="default" loading={goOn.isPending} onClick={() => goOn.mutate()}>
          {t('health.go-on.rebuild')}
        </Button>
      )}
    </Group>
  );
}
