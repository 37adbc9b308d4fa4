import { useTranslation } from 'react-i18next';
import { type PartsWord, partsMeanings } from '../../shared/bench/parts.rules.ts';
import { DayText } from '../ui/DayText.tsx';
import { StatusDot } from '../ui/StatusDot.tsx';

interface PartsDotProps {
  parts: PartsWord;
  /** Until when the order waits for them. */
  on: string | null;
}

/** How an order stands with its parts; nothing where it needs none. */
export function PartsDot({ parts, on }: PartsDotProps) {
  const { t } = useTranslation();
  if (parts === 'none') return null;
  return (
    <StatusDot meaning={partsMeanings[parts]}>
      {t(`bench.parts.${parts}`)}
      {on && (
        <>
          {' · '}
          <DayText day={on} isRelative />
        </>
      )}
    </StatusDot>
  );
}
