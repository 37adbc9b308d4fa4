import { useTranslation } from 'react-i18next';
import type { Repair } from '../../shared/repairs/repairs.contract.ts';
import type { RepairState } from '../../shared/repairs/states.rules.ts';
import { useArrow } from '../ui/arrow.ts';
import { useFormat } from '../ui/format.ts';
import { Section } from '../ui/Section.tsx';
import { Timeline } from '../ui/Timeline.tsx';
import { historyKeys } from './history-keys.ts';
import { useStateWord } from './state-words.ts';

type Event = Repair['history'][number];

interface Told {
  state?: RepairState;
  reason?: string;
  promisedOn?: string;
  to?: string;
  owner?: string;
  technician?: string | null;
  note?: string;
}

/** What happened, newest first, from the log: who, when, why. */
export function RepairHistory({ repair }: { repair: Repair }) {
  const { t } = useTranslation();
  const format = useFormat();
  const stateWord = useStateWord();
  const arrow = useArrow();
  const detailOf = ({ before, after }: Event) => {
    const { state, reason, promisedOn, to, owner, technician, note } = (after ?? {}) as Told;
    const from = (before as Told | null)?.state;
    return [
      typeof state === 'string' &&
        from &&
        from !== state &&
        `${stateWord(from)} ${arrow} ${stateWord(state)}`,
      typeof promisedOn === 'string' && `${t('repairs.field.promised')}: ${format.day(promisedOn, 'long')}`,
      typeof to === 'string' && `${arrow} ${to}`,
      typeof owner === 'string' && `${t('repairs.field.owner')}: ${owner}`,
      typeof technician === 'string' && `${t('repairs.field.technician')}: ${technician}`,
      typeof note === 'string' && note,
      typeof reason === 'string' && reason,
    ]
      .filter(Boolean)
      .join(' · ');
  };
  return (
    <Section title={t('common.word.history')}>
      <Timeline
        entries={[...repair.history].reverse().map((event) => ({
          id: event.id,
          at: event.at,
          title: t(historyKeys[event.procedure] ?? 'repairs.history.other'),
          by: event.by,
          detail: detailOf(event),
        }))}
      />
    </Section>
  );
}
