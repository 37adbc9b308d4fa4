import { NumberInput, Textarea, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { profileSchema } from '../../shared/settings/settings.contract.ts';
import { PhoneField } from '../ui/PhoneField.tsx';
import { FormSection } from '../ui/Section.tsx';
import { LogoSection } from './LogoSection.tsx';
import { ProfileForm } from './profile-form.tsx';

const schema = profileSchema.pick({
  name: true,
  address: true,
  phone: true,
  email: true,
  website: true,
  lockAfterMinutes: true,
});

export function ShopSection() {
  const { t } = useTranslation();
  return (
    <>
      <ProfileForm schema={schema}>
        {(form) => (
          <FormSection title={t('settings.section.shop')} description={t('settings.shop.why')} columns={2}>
            <TextInput label={t('settings.field.name')} withAsterisk {...form.getInputProps('name')} />
            <PhoneField label={t('common.word.phone')} {...form.getInputProps('phone')} />
            <Textarea
              label={t('common.word.address')}
              autosize
              minRows={2}
              {...form.getInputProps('address')}
            />
            <TextInput
              label={t('common.word.email')}
              type="email"
              styles={{ input: { direction: 'ltr', textAlign: 'start' } }}
              {...form.getInputProps('email')}
            />
            <TextInput
              label={t('settings.field.website')}
              styles={{ input: { direction: 'ltr', textAlign: 'start' } }}
              {...form.getInputProps('website')}
            />
            <NumberInput
              label={t('settings.field.lock-after')}
              description={t('settings.field.lock-after-why')}
              min={1}
              max={60}
              allowDecimal={false}
              {...form.getInputProps('lockAfterMinutes')}
            />
          </FormSection>
        )}
      </ProfileForm>
      <LogoSection />
    </>
  );
}
