import { ActionIcon, Button, Group, TextInput } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconPlus, IconTrash } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Language } from '../../shared/kernel/language.ts';
import type { IntakeTemplate } from '../../shared/repairs/repairs.contract.ts';
import { api, orpc } from '../app/api.ts';
import { CategorySelect } from '../catalogue/CategorySelect.tsx';
import { useDesk } from '../ui/desk.ts';
import { notifyDone } from '../ui/notify.tsx';
import { Page } from '../ui/Page.tsx';
import { Section } from '../ui/Section.tsx';
import { OffersPart } from './OffersPart.tsx';
import classes from './repairs.module.css';

/** What is looked at and asked for at the counter, by category. */
export function TemplatesPage() {
  const { t } = useTranslation();
  const [categoryId, setCategoryId] = useState<number | null>(null);
  const { data: template } = useQuery(orpc.repairs.templates.queryOptions({ input: { categoryId } }));
  return (
    <Page title={t('repairs.templates.title')} subtitle={t('repairs.templates.subtitle')} isNarrow>
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
      <OffersPart />
    </Page>
  );
}

type Names = IntakeTemplate['condition'][number];

function Editor({ categoryId, template }: { categoryId: number | null; template: IntakeTemplate }) {
  const { t } = useTranslation();
  const [condition, setCondition] = useState<Names[]>(template.condition);
  const [accessories, setAccessories] = useState<Names[]>(template.accessories);
  const save = useMutation({
    mutationFn: () =>
      api.repairs.changeTemplates({
        categoryId,
        condition: filled(condition),
        accessories: filled(accessories),
      }),
    onSuccess: () => notifyDone(t('common.state.saved')),
  });
  const restore = useMutation({
    mutationFn: () => api.repairs.restoreTemplates({ categoryId }),
    onSuccess: () =>
      notifyDone(t('repairs.templates.restored'), {
        undo: async () => {
          const { condition: lines, accessories: others } = template;
          await api.repairs.changeTemplates({ categoryId, condition: lines, accessories: others });
        },
      }),
  });
  return (
    <>
      <Section title={t('repairs.field.condition')}>
        <Lines label={t('repairs.field.condition')} items={condition} onChange={setCondition} />
      </Section>
      <Section title={t('repairs.field.accessories')}>
        <Lines label={t('repairs.field.accessories')} items={accessories} onChange={setAccessories} />
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

interface LinesProps {
  label: string;
  items: Names[];
  onChange: (items: Names[]) => void;
}

/** Lines in the reader's language; what other languages say of a line stays with it until its words change. */
export function Lines({ label, items, onChange }: LinesProps) {
  const { t } = useTranslation();
  const { language } = useDesk();
  const swap = (index: number, other: number) => {
    const next = [...items];
    const [line, displaced] = [next[index], next[other]];
    if (line === undefined || displaced === undefined) return;
    next[index] = displaced;
    next[other] = line;
    onChange(next);
  };
  return (
    <div className={classes.lines}>
      {items.map((names, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a line being written has no other name than its place
        <Group key={index} gap="xs" wrap="nowrap">
          <TextInput
            aria-label={`${label} ${index + 1}`}
            className={classes.line}
            value={nameOf(names, language)}
            onChange={(event) =>
              onChange(items.map((old, i) => (i === index ? { [language]: event.currentTarget.value } : old)))
            }
            maxLength={80}
          />
          <ActionIcon
            variant="subtle"
            color="gray"
            size={36}
            aria-label={t('repairs.templates.up')}
            disabled={index === 0}
            onClick={() => swap(index, index - 1)}
          >
            <IconArrowUp size={16} aria-hidden="true" />
          </ActionIcon>
          <ActionIcon
            variant="subtle"
            color="gray"
            size={36}
            aria-label={t('repairs.templates.down')}
            disabled={index === items.length - 1}
            onClick={() => swap(index, index + 1)}
          >
            <IconArrowDown size={16} aria-hidden="true" />
          </ActionIcon>
          <ActionIcon
            variant="subtle"
            color="gray"
            size={36}
            aria-label={t('common.action.remove')}
            onClick={() => onChange(items.filter((_, i) => i !== index))}
          >
            <IconTrash size={16} aria-hidden="true" />
          </ActionIcon>
        </Group>
      ))}
      <Button
        variant="subtle"
        size="compact-sm"
        className={classes.start}
        leftSection={<IconPlus size={14} aria-hidden="true" />}
        onClick={() => onChange([...items, { [language]: '' }])}
      >
        {t('repairs.templates.add')}
      </Button>
    </div>
  );
}

function nameOf(names: Names, language: Language): string {
  return names[language] ?? names.en ?? Object.values(names)[0] ?? '';
}

export function filled(items: readonly Names[]): Names[] {
  return items.filter((names) => Object.values(names).some((name) => name?.trim()));
}
