import { Button, Group } from '@mantine/core';
import { IconCertificate, IconReceipt, IconTag } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { Repair } from '../../shared/repairs/repairs.contract.ts';
import { api } from '../app/api.ts';
import { PaperLinks } from '../papers/PaperLinks.tsx';
import { Section } from '../ui/Section.tsx';

const icons = { receipt: IconReceipt, label: IconTag, rightsCard: IconCertificate };

/** What can be handed out for this order: the first of its kind, or a new one where there is none yet. */
export function RepairPapers({ repair }: { repair: Repair }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { mutate, isPending } = useMutation({
    mutationFn: (kind: keyof typeof icons) =>
      kind === 'rightsCard'
        ? api.papers.issue({ kind, deviceId: repair.deviceId ?? 0 })
        : api.papers.issue({ kind, repairId: repair.id }),
    onSuccess: ({ id }) => navigate(`/papers/${id}?repair=${repair.id}`),
  });
  const kinds = (['receipt', 'label', 'rightsCard'] as const).filter(
    (kind) => kind !== 'rightsCard' || repair.deviceId !== null,
  );
  return (
    <Section title={t('repairs.record.papers')}>
      <Group gap="xs" mb="xs">
        {kinds.map((kind) => {
          const Icon = icons[kind];
          return (
            <Button
              key={kind}
              variant="default"
              size="compact-sm"
              disabled={isPending}
              leftSection={<Icon size={16} stroke={1.75} aria-hidden="true" />}
              onClick={() => mutate(kind)}
            >
              {t(`papers.kind.${kind}`)}
            </Button>
          );
        })}
      </Group>
      <PaperLinks repairId={repair.id} />
    </Section>
  );
}
