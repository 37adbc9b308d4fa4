import { Button, SegmentedControl, Select, Text } from '@mantine/core';
import { useLocalStorage } from '@mantine/hooks';
import { IconFileTypePdf, IconPlus, IconPrinter, IconTool } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams, useSearchParams } from 'react-router';
import { type Language, languageNames, languages } from '../../shared/kernel/language.ts';
import type { Paper } from '../../shared/papers/papers.contract.ts';
import { api, orpc } from '../app/api.ts';
import type { Action } from '../ui/action.ts';
import { useActions } from '../ui/action.ts';
import { notifyDone } from '../ui/notify.tsx';
import { Page } from '../ui/Page.tsx';
import { PageSkeleton } from '../ui/Skeletons.tsx';
import { PaperLinks } from './PaperLinks.tsx';
import { PaperSheet } from './PaperSheet.tsx';
import { formatFrom, formatsOf, type PaperFormat } from './paper-formats.ts';
import { paperNameParts } from './paper-name.ts';
import classes from './papers.module.css';
import { printPaper, savePaper } from './print-paper.ts';

/** The paper as it will come out of the printer, with what can be chosen beside it. `?repair=` names its order. */
export function PaperPreviewPage() {
  const id = Number(useParams().paperId);
  const { data: paper } = useQuery(orpc.papers.byId.queryOptions({ input: { id } }));
  return paper ? <Preview paper={paper} key={paper.id} /> : <PageSkeleton />;
}

function Preview({ paper }: { paper: Paper }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const repairId = Number(search.get('repair')) || paper.repairId;
  const [chosen, setChosen] = useLocalStorage<Partial<Record<Paper['kind'], PaperFormat>>>({
    key: 'aftercare-paper-formats',
    defaultValue: {},
  });
  const format = formatFrom(paper.kind, search.get('format') ?? chosen[paper.kind] ?? null);
  const printButton = useRef<HTMLButtonElement>(null);
  useEffect(() => printButton.current?.focus(), []);

  const print = useMutation({ mutationFn: () => printPaper({ id: paper.id, format }) });
  const save = useMutation({
    mutationFn: () => savePaper({ id: paper.id, format }, nameOf(paper)),
    onSuccess: (isSaved) => isSaved && notifyDone(t('papers.saved')),
  });
  const inLanguage = useMutation({
    mutationFn: (language: Language) => issueIn(paper, repairId, language),
    onSuccess: ({ id }) =>
      navigate(`/papers/${id}${repairId ? `?repair=${repairId}` : ''}`, { replace: true }),
  });

  const actions = useMemo<Action[]>(
    () => [
      {
        id: 'print',
        labelKey: 'common.action.print',
        icon: IconPrinter,
        shortcut: 'mod+P',
        run: () => print.mutate(),
      },
    ],
    [print.mutate],
  );
  useActions(actions);
  const next = useMemo<Action[]>(() => {
    const toRepair: Action = {
      id: 'papers.open-repair',
      labelKey: 'papers.open-repair',
      icon: IconTool,
      run: () => navigate(`/repairs/${repairId}`),
    };
    const another: Action = {
      id: 'repairs.take-in',
      labelKey: 'repairs.action.take-in',
      icon: IconPlus,
      shortcut: 'N',
      run: () => navigate('/repairs/new'),
    };
    return repairId ? [toRepair, another] : [another];
  }, [repairId, navigate]);

  const isLabel = paper.kind === 'label';
  const formats = formatsOf[paper.kind];
  return (
    <Page
      title={t(`papers.kind.${paper.kind}`)}
      aside={<bdi>{nameOf(paper)}</bdi>}
      actions={next}
      filters={
        <div className={classes.tools}>
          <Button
            ref={printButton}
            leftSection={<IconPrinter size={16} stroke={1.75} aria-hidden="true" />}
            loading={print.isPending}
            onClick={() => print.mutate()}
          >
            {t('common.action.print')}
          </Button>
          {globalThis.window.aftercare && (
            <Button
              variant="default"
              leftSection={<IconFileTypePdf size={16} stroke={1.75} aria-hidden="true" />}
              loading={save.isPending}
              onClick={() => save.mutate()}
            >
              {t('papers.pdf')}
            </Button>
          )}
          {formats.length > 1 && (
            <SegmentedControl
              aria-label={t('papers.format.label')}
              value={format}
              onChange={(value) => setChosen({ ...chosen, [paper.kind]: value as PaperFormat })}
              data={formats.map((value) => ({ value, label: t(`papers.format.${value}`) }))}
            />
          )}
          <Select
            aria-label={t('papers.language')}
            value={paper.language}
            allowDeselect={false}
            disabled={inLanguage.isPending}
            data={languages.map((value) => ({ value, label: languageNames[value] }))}
            onChange={(value) => value && inLanguage.mutate(value as Language)}
          />
          {repairId !== null && <PaperLinks repairId={repairId} openId={paper.id} />}
        </div>
      }
    >
      {paper.isReprint && (
        <Text size="sm" c="dimmed" mb="xs">
          {t('papers.was-printed')}
        </Text>
      )}
      {!globalThis.window.aftercare && (
        <Text size="sm" c="dimmed" mb="xs">
          {t('papers.pdf-in-browser')}
        </Text>
      )}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a sheet wider than the screen is scrolled by keys too */}
      <section className={classes.desk} aria-label={nameOf(paper)} tabIndex={0}>
        <div className={classes.lying} data-format={format} data-label={isLabel || undefined}>
          <PaperSheet paper={paper} format={format} />
        </div>
      </section>
    </Page>
  );
}

function issueIn(paper: Paper, repairId: number | null, language: Language) {
  switch (paper.kind) {
    case 'rightsCard':
      return api.papers.issue({ kind: paper.kind, deviceId: paper.deviceId ?? 0, language });
    case 'receipt':
    case 'label':
      return api.papers.issue({ kind: paper.kind, repairId: repairId ?? 0, language });
    default:
      return api.papers.issue({ kind: paper.kind, paperId: paper.id, language });
  }
}

function nameOf(paper: Paper): string {
  return paperNameParts(paper).join(', ');
}
