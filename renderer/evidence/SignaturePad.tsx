import { Button, Checkbox, Input, TextInput } from '@mantine/core';
import { type ReactNode, useEffect, useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type SignatureCanvas from 'signature_pad';
import {
  onSignaturePaper,
  SIGNATURE_HEIGHT,
  SIGNATURE_WIDTH,
  type Signature,
  type Stroke,
} from '../../shared/evidence/signature.ts';
import classes from './evidence.module.css';

interface SignaturePadProps {
  label: string;
  description?: ReactNode;
  /** Null: nothing was signed yet. */
  value: Signature | null;
  onChange: (value: Signature | null) => void;
  error?: ReactNode;
  /** Who is to sign: written under the line, and the name that is offered where paper is signed. */
  signer?: string;
  required?: boolean;
}

/**
 * A line to sign on by finger, pen or mouse. Whoever cannot draw here signs on the printed paper: a tick says so, with
 * the name as it stands there, and all of it goes by keyboard.
 */
export function SignaturePad(props: SignaturePadProps) {
  const { label, description, value, onChange, error, signer = '', required = false } = props;
  const { t } = useTranslation();
  const isOnPaper = value?.way === 'paper';
  const named = isOnPaper ? value.name : signer;
  return (
    <Input.Wrapper
      label={label}
      description={description}
      error={isOnPaper ? undefined : error}
      required={required}
      labelElement="div"
    >
      <div className={classes.signing}>
        {!isOnPaper && (
          <Pad
            label={label}
            strokes={value?.way === 'pad' ? value.strokes : []}
            isWrong={Boolean(error)}
            onStrokes={(strokes) =>
              onChange(strokes.length > 0 ? { way: 'pad', name: signer, strokes: copied(strokes) } : null)
            }
          />
        )}
        <div className={classes.signingFoot}>
          <Checkbox
            label={t('evidence.signature.on-paper')}
            checked={isOnPaper}
            onChange={(event) =>
              onChange(event.currentTarget.checked ? { way: 'paper', name: signer } : null)
            }
          />
          {!isOnPaper && signer && <bdi className={classes.quiet}>{signer}</bdi>}
          {!isOnPaper && value && (
            <Button variant="subtle" size="compact-sm" color="gray" onClick={() => onChange(null)}>
              {t('evidence.signature.clear')}
            </Button>
          )}
        </div>
        {isOnPaper && (
          <TextInput
            label={t('evidence.signature.name')}
            description={t('evidence.signature.paper-hint')}
            value={named}
            onChange={(event) => onChange({ way: 'paper', name: event.currentTarget.value })}
            error={error}
            autoComplete="off"
            required
          />
        )}
      </div>
    </Input.Wrapper>
  );
}

interface PadProps {
  label: string;
  strokes: readonly Stroke[];
  isWrong: boolean;
  onStrokes: (strokes: Stroke[]) => void;
}

function Pad({ label, strokes, isWrong, onStrokes }: PadProps) {
  const { t } = useTranslation();
  const canvas = useRef<HTMLCanvasElement>(null);
  const pad = useRef<SignatureCanvas>(null);
  const latest = useRef(onStrokes);
  latest.current = onStrokes;
  const drawn = useRef(strokes);
  const hint = useId();
  const isEmpty = strokes.length === 0;

  useEffect(() => {
    const paper = canvas.current;
    if (!paper) return;
    let isGone = false;
    const redraw = () => {
      // one dot of the screen each, or the line is blurred; what was drawn is drawn again
      const ratio = Math.max(globalThis.devicePixelRatio || 1, 1);
      paper.width = paper.offsetWidth * ratio;
      paper.height = paper.offsetHeight * ratio;
      paper.getContext('2d')?.scale(ratio, ratio);
      pad.current?.fromData(dataOf(drawn.current, paper));
    };
    const onEnd = () => {
      if (!pad.current) return;
      const { offsetWidth: width, offsetHeight: height } = paper;
      drawn.current = onSignaturePaper(
        pad.current.toData().map(({ points }) => points),
        { width, height },
      );
      latest.current([...drawn.current]);
    };
    void import('signature_pad').then(({ default: Canvas }) => {
      if (isGone) return;
      pad.current = new Canvas(paper, { penColor: '#1a2733', minWidth: 0.8, maxWidth: 2.2 });
      pad.current.addEventListener('endStroke', onEnd);
      redraw();
    });
    const watch = new ResizeObserver(redraw);
    watch.observe(paper);
    return () => {
      isGone = true;
      watch.disconnect();
      pad.current?.off();
      pad.current = null;
    };
  }, []);

  useEffect(() => {
    if (!isEmpty) return;
    drawn.current = [];
    pad.current?.clear();
  }, [isEmpty]);

  return (
    <div className={classes.pad} data-wrong={isWrong || undefined}>
      <canvas
        ref={canvas}
        className={classes.padPaper}
        role="img"
        aria-label={label}
        aria-describedby={hint}
      />
      <span id={hint} className={classes.padHint} hidden={!isEmpty}>
        {t('evidence.signature.hint')}
      </span>
    </div>
  );
}

function dataOf(strokes: readonly Stroke[], { offsetWidth, offsetHeight }: HTMLCanvasElement) {
  const scale = Math.min(SIGNATURE_WIDTH / offsetWidth, SIGNATURE_HEIGHT / offsetHeight);
  return strokes.map((stroke) => ({
    ...{ penColor: '#1a2733', dotSize: 0, minWidth: 0.8, maxWidth: 2.2, velocityFilterWeight: 0.7 },
    compositeOperation: 'source-over' as const,
    points: stroke.map(([x, y]) => ({ x: x / scale, y: y / scale, pressure: 0.5, time: 0 })),
  }));
}

const copied = (strokes: readonly Stroke[]) =>
  strokes.map((stroke) => stroke.map(([x, y]): [number, number] => [x, y]));
