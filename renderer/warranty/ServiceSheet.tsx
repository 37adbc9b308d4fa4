import { Checkbox, Select, Stack, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { nameIn } from '../../shared/catalogue/catalogue.rules.ts';
import { type Language, languageNames, languages } from '../../shared/kernel/language.ts';
import { changeServiceInput, type Service, serviceInput } from '../../shared/warranty/warranty.contract.ts';
import { type Kind, kinds } from '../../shared/warranty/warranty.terms.ts';
import { api, orpc } from '../app/api.ts';
import { useContractForm } from '../ui/contract-form.ts';
import { useDesk } from '../ui/desk.ts';
import { FormActions } from '../ui/FormActions.tsx';
import { FormFrame } from '../ui/FormFrame.tsx';
import { MoneyField } from '../ui/MoneyField.tsx';
import { notifyDone } from '../ui/notify.tsx';
import { SideSheet } from '../ui/SideSheet.tsx';
import { CountField } from './CountField.tsx';

interface ServiceSheetProps {
  /** None: closed. */
  service: Service | 'new' | null;
  onClose: () => void;
}

/** A service with its price: a new one, or one that is there. */
export function ServiceSheet({ service, onClose }: ServiceSheetProps) {
  const { t } = useTranslation();
  return (
    <SideSheet
      title={t(service === 'new' ? 'warranty.service.new' : 'warranty.service.edit')}
      isOpen={service !== null}
      onClose={onClose}
    >
      {service && (
        <ServiceForm
          key={service === 'new' ? 0 : service.id}
          service={service === 'new' ? null : service}
          onClose={onClose}
        />
      )}
    </SideSheet>
  );
}

interface ServiceValues extends Record<string, unknown> {
  id: number;
  isHidden: boolean;
  categoryId: string | null;
  name: string;
  names: Record<string, string>;
  kind: Kind;
  usualMinutes: number | null;
  priceMinor: number | null;
  isCoverable: boolean;
}

function inputOf({ names, categoryId, ...values }: ServiceValues) {
  const given = Object.entries(names).filter(([, name]) => name.trim() !== '');
  return {
    ...values,
    names: Object.fromEntries(given),
    categoryId: categoryId === null ? null : Number(categoryId),
  };
}

function ServiceForm({ service, onClose }: { service: Service | null; onClose: () => void }) {
  const { t } = useTranslation();
  const { language } = useDesk();
  const { data: categories = [] } = useQuery(orpc.catalogue.categories.queryOptions());
  const form = useContractForm(service ? changeServiceInput : serviceInput, {
    initialValues: {
      id: service?.id ?? 1,
      isHidden: service?.isHidden ?? false,
      categoryId: service?.categoryId ? String(service.categoryId) : null,
      name: service?.name ?? '',
      names: Object.fromEntries(languages.map((one) => [one, service?.names[one] ?? ''])),
      kind: service?.kind ?? 'labour',
      usualMinutes: service?.usualMinutes ?? null,
      priceMinor: service?.priceMinor ?? null,
      isCoverable: service?.isCoverable ?? true,
    } as ServiceValues,
    toInput: inputOf,
    submit: async (values) => {
      if (service) await api.warranty.changeService(changeServiceInput.parse({ ...values, id: service.id }));
      else await api.warranty.addService(values);
      notifyDone(t('common.state.saved'));
      onClose();
    },
  });
  return (
    <FormFrame form={form} enter="next">
      <Stack>
        <TextInput label={t('common.word.name')} required data-autofocus {...form.getInputProps('name')} />
        <Select
          label={t('warranty.column.what')}
          allowDeselect={false}
          data={kinds.map((kind) => ({ value: kind, label: t(`entitlement.kind.${kind}`) }))}
          {...form.getInputProps('kind')}
        />
        <MoneyField
          label={t('warranty.column.price')}
          description={t('warranty.service.price-hint')}
          {...form.getInputProps('priceMinor')}
        />
        <CountField label={t('warranty.service.usual-minutes')} {...form.getInputProps('usualMinutes')} />
        <Select
          label={t('warranty.scope.category')}
          placeholder={t('common.word.all')}
          clearable
          searchable
          data={categories.map((category) => ({
            value: String(category.id),
            label: nameIn(category, language),
          }))}
          {...form.getInputProps('categoryId')}
        />
        <Checkbox
          label={t('warranty.service.coverable')}
          {...form.getInputProps('isCoverable', { type: 'checkbox' })}
        />
        {service && (
          <Checkbox
            label={t('warranty.service.hide')}
            {...form.getInputProps('isHidden', { type: 'checkbox' })}
          />
        )}
        <details>
          <summary>{t('warranty.service.other-names')}</summary>
          <Stack mt="xs">
            {languages.map((one: Language) => (
              <TextInput
                key={one}
                label={languageNames[one]}
                lang={one}
                dir="auto"
                {...form.getInputProps(`names.${one}`)}
              />
            ))}
          </Stack>
        </details>
      </Stack>
      <FormActions form={form} label={t('common.action.save')} onCancel={onClose} />
    </FormFrame>
  );
}
