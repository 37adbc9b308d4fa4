import { Button, Select, Switch, Textarea } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { codeInput } from '../../shared/bench/bench.contract.ts';
import { type CodeKind, type ServiceCode, topicsOf } from '../../shared/bench/codes.rules.ts';
import { causes } from '../../shared/warranty/warranty.terms.ts';
import { api } from '../app/api.ts';
import { NamesFields } from '../catalogue/NamesFields.tsx';
import { useContractForm } from '../ui/contract-form.ts';
import { FormActions } from '../ui/FormActions.tsx';
import { FormFrame } from '../ui/FormFrame.tsx';
import { notifyDone } from '../ui/notify.tsx';
import { SideSheet } from '../ui/SideSheet.tsx';
import classes from './bench.module.css';

interface CodeSheetProps {
  /** Null: a new one of that kind. */
  code: ServiceCode | null;
  kind: CodeKind;
  onClose: () => void;
}

const wordsOf = (text: string) =>
  text
    .split(/[,،\n]/)
    .map((word) => word.trim())
    .filter(Boolean);

/** How a code is called and found, what it stands for in warranty terms, and whether it is offered at all. */
export function CodeSheet({ code, kind, onClose }: CodeSheetProps) {
  const { t } = useTranslation();
  const form = useContractForm(codeInput, {
    initialValues: {
      kind,
      topic: code?.topic ?? topicsOf[kind][0],
      names: code?.names ?? {},
      known: code?.known.join(', ') ?? '',
      answersTo: code?.answersTo ?? (kind === 'cause' ? ('defect' as const) : ('' as const)),
      isHidden: code?.isHidden ?? false,
    },
    toInput: ({ known, ...values }) => ({ ...values, known: wordsOf(known) }),
    submit: async ({ kind: asKind, ...values }) => {
      const { isHidden } = form.getValues();
      if (code) await api.bench.changeCode({ ...values, word: code.word, isHidden });
      else await api.bench.addCode({ ...values, kind: asKind });
      notifyDone(t('common.state.saved'));
      onClose();
    },
  });
  const restore = useMutation({
    mutationFn: () => api.bench.restoreCode({ word: code?.word ?? '' }),
    onSuccess: onClose,
  });
  return (
    <SideSheet title={t(code ? 'bench.codes.change' : 'bench.codes.add')} isOpen onClose={onClose}>
      <FormFrame form={form} enter="next">
        <div className={classes.stack}>
          <NamesFields value={form.values.names} onChange={(names) => form.setFieldValue('names', names)} />
          {form.errors.names && <p role="alert">{form.errors.names}</p>}
          <Select
            label={t('bench.codes.topic')}
            allowDeselect={false}
            data={topicsOf[kind].map((value) => ({ value, label: t(`bench.topic.${value}`) }))}
            {...form.getInputProps('topic')}
          />
          {kind === 'cause' && (
            <Select
              label={t('bench.codes.answers-to')}
              description={t('bench.codes.answers-to-hint')}
              allowDeselect={false}
              data={causes.map((value) => ({ value, label: t(`bench.answers-to.${value}`) }))}
              {...form.getInputProps('answersTo')}
            />
          )}
          <Textarea
            label={t('bench.codes.known')}
            description={t('bench.codes.known-hint')}
            autosize
            minRows={2}
            {...form.getInputProps('known')}
          />
          {code && (
            <Switch
              label={t('bench.codes.hide')}
              checked={form.values.isHidden}
              onChange={(event) => form.setFieldValue('isHidden', event.currentTarget.checked)}
            />
          )}
        </div>
        <FormActions form={form} label={t('common.action.save')} onCancel={onClose}>
          {code && !code.isOwn && (
            <Button variant="default" loading={restore.isPending} onClick={() => restore.mutate()}>
              {t('repairs.templates.restore')}
            </Button>
          )}
        </FormActions>
      </FormFrame>
    </SideSheet>
  );
}
