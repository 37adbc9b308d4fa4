import { Button, Group } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Names } from '../../shared/catalogue/catalogue.rules.ts';
import { api, orpc } from '../app/api.ts';
import { CategorySelect } from '../catalogue/CategorySelect.tsx';
import { filled, Lines } from '../repairs/TemplatesPage.tsx';
import { notifyDone } from '../ui/notify.tsx';
import { Page } from '../ui/Page.tsx';
import { Section } from '../ui/Section.tsx';

interface Template {
  before: Names[];
  after: Names[];
  isOwn: boolean;
}

/** What is looked at before work and after it, by category. */
export function CheckTemplatesPage() {
  const { t } = useTranslation();
  const [categoryId, setCategoryId] = useState<number | null>(null);
  const { data: template } = useQuery(orpc.bench.checkTemplate.queryOptions({ input: { categoryId } }));
  return (
    <Page title={t('bench.checks.title')} subtitle={t('bench.checks.subtitle')} isNarrow>
      <CategorySelect
        value={categoryId}
        onChange={setCategoryId}
        clearable
        placeholder={t('repairs.templates.general')}
        description={t('repairs.templates.category-hint')}
      />
      {template && (
        <Editor
          key={`${categoryId} ${JSON.stringify(template)}`}
          categoryId={categoryId}
          template={template}
        />
      )}
    </Page>
  );
}

function Editor({ categoryId, template }: { categoryId: number | null; template: Template }) {
  const { t } = useTranslation();
  const [before, setBefore] = useState<Names[]>(template.before);
  const [after, setAfter] = useState<Names[]>(template.after);
  const save = useMutation({
    mutationFn: () =>
      api.bench.changeCheckTemplate({ categoryId, before: filled(before), after: filled(after) }),
    onSuccess: () => notifyDone(t('common.state.saved')),
  });
  const restore = useMutation({
    mutationFn: () => api.bench.restoreCheckTemplate({ categoryId }),
    onSuccess: () =>
      notifyDone(t('repairs.templates.restored'), {
        undo: async () => {
          await api.bench.changeCheckTemplate({
            categoryId,
            before: template.before,
            after: template.after,
          });
        },
      }),
  });
  return (
    <>
      <Section title={t('bench.check.before')}>
        <Lines label={t('bench.check.before')} items={before} onChange={setBefore} />
      </Section>
      <Section title={t('bench.check.after')} description={t('bench.checks.after-hint')}>
        <Lines label={t('bench.check.after')} items={after} onChange={setAfter} />
      </Section>
      <Group>
        <Button onClick={() => save.mutate()} loading={save.isPending}>
          {t('common.action.save')}
        </Button>
        {template.isOwn && (
          <Button variant="default" onClick={() => restore.mutate()} loading={restore.isPending}>
            {t('repairs.templates.restore')}
          </Button>
        )}
      </Group>
    </>
  );
}
