import { Alert, Anchor, Button, Group, Select, TextInput } from '@mantine/core';
import { IconFlag, IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { defaultCalendarOf, type Language, languageNames, languages } from '../../shared/kernel/language.ts';
import { orpc } from '../app/api.ts';
import { AlikeNotice } from '../customers/AlikeNotice.tsx';
import { CustomerPicker } from '../customers/CustomerPicker.tsx';
import { Code } from '../ui/Code.tsx';
import type { ContractForm } from '../ui/contract-form.ts';
import { InstantText } from '../ui/DayText.tsx';
import { useFormat } from '../ui/format.ts';
import { Money } from '../ui/Money.tsx';
import { Phone } from '../ui/Phone.tsx';
import { PhoneField } from '../ui/PhoneField.tsx';
import { FormSection } from '../ui/Section.tsx';
import { StatusDot } from '../ui/StatusDot.tsx';
import type { IntakeValues } from './intake-values.ts';
import classes from './repairs.module.css';

interface WhoPartProps {
  form: ContractForm<IntakeValues>;
}

/** Who brings it: found by phone or name, or new with both. */
export function WhoPart({ form }: WhoPartProps) {
  const { t } = useTranslation();
  const { customer } = form.values;
  const set = (patch: Partial<IntakeValues['customer']>) =>
    form.setFieldValue('customer', { ...customer, ...patch });
  const choose = (id: number | null) => set({ mode: id === null ? 'choose' : 'known', id });
  const begin = (text: string) => {
    const isPhone = /\d/.test(text) && !/\p{L}/u.test(text);
    const phones = isPhone ? [{ typed: text, label: '' }] : customer.new.phones;
    set({ mode: 'new', id: null, new: { ...customer.new, name: isPhone ? '' : text, phones } });
  };
  return (
    <FormSection
      title={t('repairs.intake.who')}
      aside={
        customer.mode !== 'choose' && (
          <Button
            variant="subtle"
            size="compact-sm"
            color="gray"
            onClick={() => choose(null)}
            leftSection={<IconX size={14} aria-hidden="true" />}
          >
            {t('repairs.intake.another-customer')}
          </Button>
        )
      }
    >
      {customer.mode === 'choose' && (
        <CustomerPicker
          value={null}
          onChange={choose}
          onNew={begin}
          autoFocus
          required
          error={form.errors['customer.id']}
        />
      )}
      {customer.mode === 'known' && customer.id !== null && <Standing id={customer.id} />}
      {customer.mode === 'new' && <NewCustomer form={form} onChoose={choose} />}
    </FormSection>
  );
}

/** What the counter must see at once: new or returning, what is owed, the flag, what is in the shop. */
function Standing({ id }: { id: number }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { data: customer } = useQuery(orpc.customers.byId.queryOptions({ input: { id } }));
  const { data: standing } = useQuery(orpc.customers.standing.queryOptions({ input: { id } }));
  const { data: repairs = [] } = useQuery(
    orpc.repairs.ofCustomer.queryOptions({ input: { customerId: id } }),
  );
  const open = repairs.filter(({ group }) => group === 'open');
  if (!customer) return <div className={classes.chosen} aria-busy="true" />;
  const phone = customer.phones[0];
  return (
    <div className={classes.chosen}>
      <div>
        <div>
          <div className={classes.chosenName}>
            <bdi>{customer.name}</bdi> <Code value={customer.number} isPlain />
          </div>
          <Group gap="md">
            {phone && <Phone value={phone.e164 || phone.typed} />}
            {standing && (
              <StatusDot meaning={standing.isReturning ? 'good' : 'waiting'}>
                {standing.isReturning ? t('repairs.intake.returning') : t('repairs.intake.new-customer')}
              </StatusDot>
            )}
            {standing?.lastVisitAt && (
              <span>
                {t('repairs.intake.last-visit')} <InstantText at={standing.lastVisitAt} />
              </span>
            )}
            {standing && standing.balanceMinor !== 0 && (
              <StatusDot meaning={standing.balanceMinor > 0 ? 'bad' : 'good'}>
                <span>
                  {t(standing.balanceMinor > 0 ? 'repairs.intake.owes' : 'repairs.intake.is-owed')}{' '}
                  <Money minor={Math.abs(standing.balanceMinor)} />
                </span>
              </StatusDot>
            )}
          </Group>
        </div>
      </div>
      {customer.flag && (
        <Alert
          color="var(--meaning-bad)"
          bg="var(--meaning-bad-soft)"
          fw={600}
          icon={<IconFlag size={16} aria-hidden="true" />}
          p="xs"
          mt="xs"
        >
          <bdi>{customer.flag}</bdi>
        </Alert>
      )}
      {open.length > 0 && (
        <p className={classes.openRepairs}>
          {format.digits(t('repairs.intake.open-repairs', { count: open.length }))}{' '}
          {open.slice(0, 4).map((repair) => (
            <Anchor key={repair.id} component={Link} to={`/repairs/${repair.id}`} size="sm">
              <bdi>{repair.number}</bdi> <bdi>{repair.label}</bdi>
            </Anchor>
          ))}
        </p>
      )}
    </div>
  );
}

interface NewCustomerProps extends WhoPartProps {
  onChoose: (id: number) => void;
}

/** Name, phone, and the language of the papers: the rest of the card can wait. */
function NewCustomer({ form, onChoose }: NewCustomerProps) {
  const { t } = useTranslation();
  const value = form.values.customer.new;
  const set = (patch: Partial<typeof value>) => form.setFieldValue('customer.new', { ...value, ...patch });
  const phone = value.phones[0]?.typed ?? '';
  return (
    <div className={classes.newCustomer}>
      <TextInput
        label={t('common.word.name')}
        value={value.name}
        onChange={(event) => set({ name: event.currentTarget.value })}
        error={form.errors['customer.new.name']}
        autoComplete="off"
        maxLength={120}
        required
        autoFocus={value.name === ''}
      />
      <PhoneField
        label={t('common.word.phone')}
        value={phone}
        onChange={(typed) => set({ phones: [{ typed, label: '' }, ...value.phones.slice(1)] })}
        error={form.errors['customer.new.phones.0.typed']}
        autoFocus={value.name !== '' && phone === ''}
      />
      <Select
        label={t('repairs.intake.paper-language')}
        data={languages.map((language) => ({ value: language, label: languageNames[language] }))}
        value={value.language}
        allowDeselect={false}
        onChange={(language) =>
          language &&
          set({ language: language as Language, calendar: defaultCalendarOf(language as Language) })
        }
      />
      <AlikeNotice
        className={classes.wide}
        name={value.name}
        phones={phone ? [phone] : []}
        onChoose={onChoose}
      />
    </div>
  );
}
