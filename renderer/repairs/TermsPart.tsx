import { Button } from '@mantine/core';
import { IconSignature } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { orpc } from '../app/api.ts';
import { SignaturePad } from '../evidence/SignaturePad.tsx';
import { Terms } from '../evidence/Terms.tsx';
import type { ContractForm } from '../ui/contract-form.ts';
import { FormSection } from '../ui/Section.tsx';
import type { IntakeAside } from './intake-aside.ts';
import type { IntakeValues } from './intake-values.ts';
import classes from './repairs.module.css';

/** The customer reads the terms and signs here, once for all that was brought; or later, or on the printed receipt. */
export function TermsPart({ form, aside }: { form: ContractForm<IntakeValues>; aside: IntakeAside }) {
  const { t } = useTranslation();
  const [isOpen, setIsOpen] = useState(aside.signature !== null);
  const { mode, id, new: newOne } = form.values.customer;
  const isKnown = mode === 'known' && id !== null;
  const { data: known } = useQuery(
    orpc.customers.byId.queryOptions({ input: { id: id ?? 0 }, enabled: isKnown && isOpen }),
  );
  if (!isOpen) {
    return (
      <Button
        variant="subtle"
        className={classes.start}
        leftSection={<IconSignature size={16} aria-hidden="true" />}
        onClick={() => setIsOpen(true)}
      >
        {t('evidence.action.terms')}
      </Button>
    );
  }
  return (
    <FormSection title={t('evidence.action.terms')}>
      <Terms language={(isKnown ? known?.language : newOne.language) ?? newOne.language} />
      <SignaturePad
        label={t('evidence.signature.label')}
        signer={(isKnown ? known?.name : newOne.name) ?? ''}
        value={aside.signature}
        onChange={(signature) => {
          aside.setSignature(signature);
          form.clearFieldError('signature.strokes');
          form.clearFieldError('signature.name');
        }}
        error={form.errors['signature.strokes'] ?? form.errors['signature.name']}
      />
    </FormSection>
  );
}
