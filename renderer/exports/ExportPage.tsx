import { Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Page } from '../ui/Page.tsx';
import { ArchiveSection } from './ArchiveSection.tsx';
import { ListsSection } from './ListsSection.tsx';
import { PastExports } from './PastExports.tsx';
import { WorksUnderWay } from './WorksUnderWay.tsx';

/** Records out: the whole shop, or one list after another. */
export function ExportPage() {
  const { t } = useTranslation();
  return (
    <Page title={t('exports.page.title')} subtitle={t('exports.page.subtitle')}>
      <Stack gap="xl" maw="60rem">
        <WorksUnderWay />
        <ArchiveSection />
        <ListsSection />
        <PastExports />
      </Stack>
    </Page>
  );
}
