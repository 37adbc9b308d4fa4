import { useTranslation } from 'react-i18next';
import type { Repair } from '../../shared/repairs/repairs.contract.ts';
import { KeyValues } from '../ui/KeyValues.tsx';
import { Section } from '../ui/Section.tsx';
import classes from './repairs.module.css';

/** What is wrong, in the customer's words, and what they wish. */
export function FaultSection({ repair }: { repair: Repair }) {
  const { t } = useTranslation();
  return (
    <Section title={t('repairs.field.fault')}>
      <p className={classes.prose}>
        <bdi>{repair.fault}</bdi>
      </p>
      <KeyValues
        items={[
          ...(repair.wishes ? [{ label: t('repairs.field.wishes'), value: <bdi>{repair.wishes}</bdi> }] : []),
          ...(repair.finding
            ? [
                {
                  label: t('repairs.field.finding'),
                  value: <bdi className={classes.prose}>{repair.finding}</bdi>,
                },
              ]
            : []),
        ]}
      />
    </Section>
  );
}

/** How it looked and what came with it. */
export function AsReceived({ repair }: { repair: Repair }) {
  const { t, i18n } = useTranslation();
  const told = (kind: 'condition' | 'accessory') =>
    repair.checks
      .filter((check) => check.kind === kind && (check.isTicked || check.note !== ''))
      .map(({ label, names, note }) => {
        const word = names[i18n.language as keyof typeof names] || label;
        return note ? `${word} (${note})` : word;
      })
      .join(', ');
  if (repair.checks.length === 0 && repair.conditionNote === '') return null;
  return (
    <Section title={t('repairs.record.as-received')}>
      <KeyValues
        items={[
          { label: t('repairs.field.condition'), value: told('condition') },
          { label: t('repairs.field.condition-note'), value: repair.conditionNote },
          { label: t('repairs.field.accessories'), value: told('accessory') },
        ]}
      />
    </Section>
  );
}
