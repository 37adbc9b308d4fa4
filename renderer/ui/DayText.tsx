import { type Day, daysBetween } from '../../shared/kernel/day.ts';
import { useDesk } from './desk.ts';
import { useFormat } from './format.ts';

interface DayTextProps {
  day: Day | null | undefined;
  /** Relative where near ("tomorrow"), with the full date on hover. */
  isRelative?: boolean;
  style?: 'short' | 'long' | 'full';
}

const nearDays = 7;

/** A calendar day in the reader's calendar; nothing known is a dash. */
export function DayText({ day, isRelative = false, style = 'short' }: DayTextProps) {
  const format = useFormat();
  const { today } = useDesk();
  if (!day) return <span>–</span>;
  const isNear = isRelative && Math.abs(daysBetween(today, day)) <= nearDays;
  return (
    <time dateTime={day} title={format.day(day, 'full')} style={{ whiteSpace: 'nowrap' }}>
      {isNear ? format.relative(day) : format.day(day, style)}
    </time>
  );
}

/** An instant on the shop's clock. */
export function InstantText({ at }: { at: number | null | undefined }) {
  const format = useFormat();
  if (at === null || at === undefined) return <span>–</span>;
  return <span style={{ whiteSpace: 'nowrap' }}>{format.instant(at)}</span>;
}
