import { useTranslation } from 'react-i18next';
import { useFormat } from '../ui/format.ts';
import classes from './vault.module.css';

interface PatternPadProps {
  code: string;
  /** Absent where it is only shown. */
  onChange?: (code: string) => void;
}

const dots = ['1', '2', '3', '4', '5', '6', '7', '8', '9'];
const placeOf = (dot: string) => {
  const index = dots.indexOf(dot);
  return { x: 20 + (index % 3) * 40, y: 20 + Math.floor(index / 3) * 40 };
};

/** A pattern of nine dots: as it is joined, the first dot filled. A press on a dot goes on to it, on the last takes it back. */
export function PatternPad({ code, onChange }: PatternPadProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const joined = [...code].filter((dot) => dots.includes(dot));
  const press = (dot: string) => {
    if (joined[joined.length - 1] === dot) onChange?.(joined.slice(0, -1).join(''));
    else if (!joined.includes(dot)) onChange?.([...joined, dot].join(''));
  };
  return (
    <div className={classes.pattern} dir="ltr">
      <svg viewBox="0 0 120 120" className={classes.lines} aria-hidden="true">
        <polyline
          points={joined.map((dot) => `${placeOf(dot).x},${placeOf(dot).y}`).join(' ')}
          fill="none"
          stroke="currentColor"
          strokeWidth="4"
          strokeLinejoin="round"
          strokeLinecap="round"
        />
        {dots.map((dot) => (
          <circle
            key={dot}
            cx={placeOf(dot).x}
            cy={placeOf(dot).y}
            r={joined[0] === dot ? 9 : 6}
            fill={joined.includes(dot) ? 'currentColor' : 'var(--mantine-color-default-border)'}
          />
        ))}
      </svg>
      {onChange && (
        <div className={classes.dots}>
          {dots.map((dot) => (
            <button
              key={dot}
              type="button"
              className={classes.dot}
              onClick={() => press(dot)}
              aria-pressed={joined.includes(dot)}
              aria-label={t('vault.dot', { number: format.count(Number(dot)) })}
            />
          ))}
        </div>
      )}
    </div>
  );
}
