import { useTranslation } from 'react-i18next';
import type { Repair } from '../../shared/repairs/repairs.contract.ts';
import { useFormat } from '../ui/format.ts';
import { Section } from '../ui/Section.tsx';
import { Timeline } from '../ui/Timeline.tsx';

type Event = Repair['history'][number];

/** What happened, newest first, from the log. */
export function RepairHistory({ repair }: { repair: Repair }) {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  const detailOf = ({ after }: Event) => {
    const { reason, promisedOn } = (after ?? {}) as { reason?: string; promisedOn?: string };
    const day =
      typeof promisedOn === 'string'
        ? `${t('repairs.field.promised')}: ${format.day(promisedOn, 'long')}`
        : '';
    return [day, reason].filter(Boolean).join(' · ');
  };
  const titleOf = ({ procedure }: Event) => {
    const key = `repairs.history.${procedure.split('.').at(-1)}`;
    return i18n.exists(key) ? t(key) : t('repairs.history.other');
  };
  return (
    <Section title={t('common.word.history')}>
      <Timeline
        entries={[...repair.history].reverse().map((event) => ({
          id: event.id,
          at: event.at,
          title: titleOf(event),
          by: event.by,
          detail: detailOf(event),
        }))}
      />
    </Section>
  );
}
