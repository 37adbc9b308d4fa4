import { Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { skillInput, type Worker } from '../../shared/capacity/capacity.contract.ts';
import { api } from '../app/api.ts';
import { CategorySelect } from '../catalogue/CategorySelect.tsx';
import { BrandInput } from '../catalogue/ProductInputs.tsx';
import { useContractForm } from '../ui/contract-form.ts';
import { DayField } from '../ui/DayField.tsx';
import { FormActions } from '../ui/FormActions.tsx';
import { FormFrame } from '../ui/FormFrame.tsx';
import { notifyDone } from '../ui/notify.tsx';
import { SideSheet } from '../ui/SideSheet.tsx';
import classes from './capacity.module.css';
import { PersonSelect } from './PersonSelect.tsx';

const levels = [1, 2, 3] as const;

/** What somebody has learned; the same again changes its level and its end. */
export function SkillSheet({ people, onClose }: { people: readonly Worker[]; onClose: () => void }) {
  const { t } = useTranslation();
  const form = useContractForm(skillInput, {
    initialValues: {
      personId: people.length === 1 ? (people[0]?.id ?? null) : null,
      categoryId: null as number | null,
      brand: '',
      level: 2,
      validUntil: null as string | null,
    },
    submit: async (values) => {
      await api.capacity.setSkill(values);
      notifyDone(t('common.state.saved'));
      onClose();
    },
  });
  return (
    <SideSheet title={t('capacity.skill.add')} isOpen onClose={onClose}>
      <FormFrame form={form} enter="next">
        <div className={classes.stack}>
          <PersonSelect
            people={people}
            value={form.values.personId}
            onChange={(id) => form.setFieldValue('personId', id)}
            error={form.errors.personId}
          />
          <CategorySelect
            value={form.values.categoryId}
            onChange={(id) => form.setFieldValue('categoryId', id)}
            error={form.errors.categoryId}
            required
          />
          <BrandInput
            description={t('capacity.skill.brand-hint')}
            value={form.values.brand}
            onChange={(brand) => form.setFieldValue('brand', brand)}
            error={form.errors.brand}
          />
          <Select
            label={t('capacity.skill.level')}
            data={levels.map((level) => ({ value: String(level), label: t(`capacity.level.${level}`) }))}
            value={String(form.values.level)}
            onChange={(level) => form.setFieldValue('level', Number(level))}
            allowDeselect={false}
          />
          <DayField
            label={t('capacity.skill.until')}
            description={t('capacity.skill.until-hint')}
            value={form.values.validUntil}
            onChange={(day) => form.setFieldValue('validUntil', day)}
            error={form.errors.validUntil}
          />
        </div>
        <FormActions form={form} label={t('common.action.save')} onCancel={onClose} />
      </FormFrame>
    </SideSheet>
  );
}
