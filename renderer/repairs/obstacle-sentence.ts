import i18next from 'i18next';
import type { Obstacle } from '../../shared/repairs/obstacle.ts';
import { wordedFacts } from '../app/failure.ts';

/** What must be done first: 'custody.missing-accessory' is said by 'custody.obstacle.missing-accessory'. */
export function obstacleSentence({ reason, facts }: Obstacle): string {
  const [domain, ...rest] = reason.split('.');
  const key = `${domain}.obstacle.${rest.join('.')}`;
  const said = wordedFacts(facts ?? {});
  // a sentence with a count is there in its plural forms only
  return i18next.exists(key, said) ? i18next.t(key, said) : i18next.t('repairs.obstacle.other');
}
