import { IconZoomQuestion } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { FindRow } from '../../shared/warranty/warranty.contract.ts';
import type { VerdictStatus } from '../../shared/warranty/warranty.verdict.ts';
import { useFormat } from '../ui/format.ts';
import type { Meaning } from '../ui/meaning.ts';

/** What each word means, as the five colours of the screen say it. */
export const verdictMeanings: Readonly<Record<VerdictStatus, Meaning>> = {
  covered: 'good',
  partly: 'risk',
  notStarted: 'waiting',
  unknown: 'waiting',
  void: 'bad',
  notRegistered: 'done',
  expired: 'bad',
  notCovered: 'bad',
};

/** What nothing is known of is neither well nor ill, and nothing that one waits for. */
export const unknownIcon = IconZoomQuestion;

type Told = Pick<FindRow, 'status' | 'layer' | 'payer' | 'until' | 'isLifetime' | 'daysLeft'>;

/** Past this many days nobody counts them any more. */
const countedDays = 90;

/** The verdict in words: the big one, by whom, until when. */
export function useVerdictWords() {
  const { t } = useTranslation();
  const format = useFormat();
  const word = ({ status, daysLeft }: Told): string => {
    const isCounted = status === 'expired' && daysLeft !== null && daysLeft < 0 && daysLeft >= -countedDays;
    return isCounted
      ? format.digits(t('warranty.verdict.expired-ago', { count: -daysLeft }))
      : t(`entitlement.status.${status}`);
  };
  const left = ({ daysLeft }: Pick<Told, 'daysLeft'>): string =>
    daysLeft === null || daysLeft < 0
      ? ''
      : format.digits(t('warranty.verdict.days-left', { count: daysLeft }));
  const until = (told: Pick<Told, 'status' | 'until' | 'isLifetime' | 'daysLeft'>): string => {
    if (told.isLifetime) return t('warranty.verdict.for-life');
    if (told.until === null) return '';
    const day = format.day(told.until, 'long');
    if (told.daysLeft !== null && told.daysLeft < 0) return t('warranty.verdict.ended-on', { day });
    return told.daysLeft === null || told.status === 'notStarted'
      ? t('warranty.verdict.until', { day })
      : [t('warranty.verdict.until', { day }), left(told)].join(t('warranty.comma'));
  };
  const by = ({ layer, payer, status }: Told): string => {
    if (layer === null) return '';
    const name = t(`entitlement.layer.${layer}`);
    return status === 'covered' || status === 'partly'
      ? t('warranty.verdict.by', { layer: name, payer: t(`entitlement.payer.${payer}`) })
      : name;
  };
  return { word, left, until, by };
}
