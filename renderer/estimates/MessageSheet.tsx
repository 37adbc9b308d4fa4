import { Anchor, Button, Stack, Text, Textarea } from '@mantine/core';
import { IconCopy } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Estimate } from '../../shared/estimates/estimates.shapes.ts';
import { directionOf } from '../../shared/kernel/language.ts';
import type { Repair } from '../../shared/repairs/repairs.contract.ts';
import { orpc } from '../app/api.ts';
import { copyText } from '../ui/copy-text.ts';
import { useDesk } from '../ui/desk.ts';
import { notifyDone } from '../ui/notify.tsx';
import { Phone } from '../ui/Phone.tsx';
import { SideSheet } from '../ui/SideSheet.tsx';
import classes from './estimates.module.css';
import { messageText } from './message-text.ts';

interface MessageSheetProps {
  repair: Repair;
  estimate: Estimate;
  onClose: () => void;
}

/** The message that goes to the customer, in their language, with the code of each way. */
export function MessageSheet({ repair, estimate, onClose }: MessageSheetProps) {
  const { t } = useTranslation();
  const desk = useDesk();
  const { data: told } = useQuery(orpc.estimates.codes.queryOptions({ input: { estimateId: estimate.id } }));
  const { data: papers } = useQuery(orpc.papers.ofRepair.queryOptions({ input: { repairId: repair.id } }));
  const paper = papers?.find(({ kind }) => kind === 'estimate');
  const text = told ? messageText(estimate, told, desk) : '';
  const copy = async () => {
    if (await copyText(text)) notifyDone(t('common.state.copied'));
  };
  return (
    <SideSheet title={t('estimates.action.message')} isOpen onClose={onClose}>
      <Stack>
        <Text size="sm">{t('estimates.message.hint')}</Text>
        {repair.customerPhone && <Phone value={repair.customerPhone} />}
        <Textarea
          label={t('estimates.message.text')}
          className={classes.message}
          value={text}
          readOnly
          autosize
          lang={told?.language}
          dir={told && directionOf(told.language)}
        />
        <Button
          leftSection={<IconCopy size={16} aria-hidden="true" />}
          disabled={!told}
          onClick={copy}
          data-autofocus
        >
          {t('common.action.copy')}
        </Button>
        {paper && (
          <Anchor component={Link} to={`/papers/${paper.id}?repair=${repair.id}`}>
            {t('estimates.message.paper')}
          </Anchor>
        )}
      </Stack>
    </SideSheet>
  );
}
