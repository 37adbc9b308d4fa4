import { useTranslation } from 'react-i18next';
import { acceptTermsInput, addPhotosInput } from '../../shared/evidence/evidence.contract.ts';
import type { Signature } from '../../shared/evidence/signature.ts';
import type { Repair } from '../../shared/repairs/repairs.contract.ts';
import { api } from '../app/api.ts';
import { useContractForm } from '../ui/contract-form.ts';
import { FormActions } from '../ui/FormActions.tsx';
import { FormFrame } from '../ui/FormFrame.tsx';
import { notifyDone } from '../ui/notify.tsx';
import { SideSheet } from '../ui/SideSheet.tsx';
import { PhotoField } from './PhotoField.tsx';
import type { TakenPhoto } from './photo-file.ts';
import { SignaturePad } from './SignaturePad.tsx';
import { Terms } from './Terms.tsx';

interface SheetProps {
  repair: Repair;
  onClose: () => void;
}

/** Photos that are taken after the intake. */
export function PhotosSheet({ repair, onClose }: SheetProps) {
  const { t } = useTranslation();
  const form = useContractForm(addPhotosInput, {
    initialValues: { repairId: repair.id, photos: [] as TakenPhoto[] },
    submit: async (values) => {
      await api.evidence.addPhotos(values);
      notifyDone(t('evidence.done.added', { count: values.photos.length }));
      onClose();
    },
  });
  return (
    <SideSheet title={t('evidence.action.photos')} isOpen onClose={onClose} size="lg">
      <FormFrame form={form}>
        <PhotoField
          label={t('evidence.field.photos')}
          description={t('evidence.photos-hint')}
          value={form.values.photos}
          onChange={(photos) => form.setFieldValue('photos', photos)}
          error={form.errors.photos}
          stage={repair.state === 'received' || repair.state === 'diagnosing' ? 'before' : 'after'}
          isKeyed
        />
        <FormActions form={form} label={t('evidence.action.keep')} onCancel={onClose} />
      </FormFrame>
    </SideSheet>
  );
}

/** The terms are accepted after the intake. */
export function TermsSheet({ repair, onClose }: SheetProps) {
  const { t } = useTranslation();
  const form = useContractForm(acceptTermsInput, {
    initialValues: {
      repairId: repair.id,
      language: repair.customerLanguage,
      signature: null as Signature | null,
    },
    submit: async (values) => {
      await api.evidence.acceptTerms(values);
      notifyDone(t('evidence.done.signed'));
      onClose();
    },
  });
  return (
    <SideSheet title={t('evidence.action.terms')} isOpen onClose={onClose} size="lg">
      <FormFrame form={form}>
        <Terms language={repair.customerLanguage} />
        <SignaturePad
          label={t('evidence.signature.label')}
          signer={repair.customerName}
          value={form.values.signature}
          onChange={(signature) => form.setFieldValue('signature', signature)}
          error={form.errors.signature ?? form.errors['signature.strokes'] ?? form.errors['signature.name']}
          required
        />
        <FormActions form={form} label={t('evidence.action.keep')} onCancel={onClose} />
      </FormFrame>
    </SideSheet>
  );
}
