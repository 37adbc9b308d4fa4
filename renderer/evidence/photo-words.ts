import type { TFunction } from 'i18next';
import type { PhotoEntry } from '../../shared/evidence/evidence.contract.ts';

/** What a photo is of: when it was taken and what it shows, damage said once. */
export function photoWords(
  t: TFunction,
  { stage, shot }: Pick<PhotoEntry['content'], 'stage' | 'shot'>,
): string {
  if (stage === 'damage') return t('evidence.stage.damage');
  return `${t(`evidence.stage.${stage}`)} · ${t(`evidence.shot.${shot || 'other'}`)}`;
}
