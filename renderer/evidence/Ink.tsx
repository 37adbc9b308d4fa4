import {
  SIGNATURE_HEIGHT,
  SIGNATURE_WIDTH,
  type Stroke,
  signaturePath,
} from '../../shared/evidence/signature.ts';
import classes from './evidence.module.css';

/** A signature as it was drawn. */
export function Ink({ strokes, label }: { strokes: readonly Stroke[]; label: string }) {
  return (
    <svg
      viewBox={`0 0 ${SIGNATURE_WIDTH} ${SIGNATURE_HEIGHT}`}
      className={classes.ink}
      role="img"
      aria-label={label}
    >
      <path
        d={signaturePath(strokes)}
        fill="none"
        stroke="#1a2733"
        strokeWidth="6"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
