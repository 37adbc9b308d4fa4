import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { idField } from '../../shared/kernel/fields.ts';
import { rightsOf } from '../../shared/kernel/rights.ts';
import type { Repair } from '../../shared/repairs/repairs.contract.ts';
import { api, orpc } from '../app/api.ts';
import { useMay } from '../app/me.ts';
import { countersign } from '../people/Countersign.tsx';
import { useContractForm } from '../ui/contract-form.ts';
import { FormActions } from '../ui/FormActions.tsx';
import { FormFrame } from '../ui/FormFrame.tsx';
import { notifyDone, notifyProblem } from '../ui/notify.tsx';
import { SideSheet } from '../ui/SideSheet.tsx';
import classes from './repairs.module.css';

const assigning = z.object({ technicianId: idField.nullable() });

/** Who is to work on it. Whoever has the order stays its owner. */
export function AssignSheet({ repair, onClose }: { repair: Repair; onClose: () => void }) {
  const { t } = useTranslation();
  const mayAnswer = useMay('capacity.write');
  const { data: people = [] } = useQuery(orpc.people.names.queryOptions());
  const { data: fits = [] } = useQuery(orpc.capacity.fits.queryOptions({ input: { repairId: repair.id } }));
  const needs = (id: number) => fits.find((person) => person.id === id)?.needs ?? 'nothing';
  const isTechnician = ({ isActive, roles }: (typeof people)[number]) =>
    isActive && rightsOf({ roles, isSupervisor: false }).includes('bench.work');
  const technicians = people.filter(isTechnician).map(({ id, name }) => ({
    value: String(id),
    label: needs(id) === 'nothing' ? name : `${name} – ${t('repairs.assign.not-learned')}`,
  }));
  const form = useContractForm(assigning, {
    initialValues: { technicianId: repair.technicianId },
    submit: async ({ technicianId }) => {
      let countersignId: number | null = null;
      if (technicianId !== null && needs(technicianId) === 'countersign' && !mayAnswer) {
        const name = people.find(({ id }) => id === technicianId)?.name ?? '';
        const sentence = t('repairs.assign.warranty-work', { name, number: repair.number });
        countersignId = await countersign({ right: 'capacity.write', sentence });
        if (countersignId === null) return;
      }
      const { unskilled } = await api.repairs.assign({ ids: [repair.id], technicianId, countersignId });
      if (unskilled.length > 0) notifyProblem(t('repairs.assign.unskilled', { number: repair.number }));
      else notifyDone(t('common.state.saved'));
      onClose();
    },
  });
  const { technicianId } = form.values;
  return (
    <SideSheet title={t('repairs.action.assign')} isOpen onClose={onClose}>
      <FormFrame form={form}>
        <div className={classes.stack}>
          <Select
            label={t('repairs.field.technician')}
            placeholder={t('repairs.board.nobody')}
            data={technicians}
            value={technicianId === null ? null : String(technicianId)}
            onChange={(value) => form.setFieldValue('technicianId', value === null ? null : Number(value))}
            error={form.errors.technicianId}
            clearable
            searchable
            data-autofocus
          />
        </div>
        <FormActions form={form} label={t('common.action.save')} onCancel={onClose} />
      </FormFrame>
    </SideSheet>
  );
}
