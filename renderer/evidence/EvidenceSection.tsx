import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { EvidenceCheck, EvidenceEntry, PhotoEntry } from '../../shared/evidence/evidence.contract.ts';
import { printedHead } from '../../shared/evidence/head.ts';
import { orpc } from '../app/api.ts';
import { useMay } from '../app/me.ts';
import { Code } from '../ui/Code.tsx';
import { InstantText } from '../ui/DayText.tsx';
import { KeyValues } from '../ui/KeyValues.tsx';
import { Section } from '../ui/Section.tsx';
import { StatusDot } from '../ui/StatusDot.tsx';
import classes from './evidence.module.css';
import { Ink } from './Ink.tsx';
import { PhotoViewer } from './PhotoViewer.tsx';
import { readPhoto, smallOf } from './photo-file.ts';
import { photoWords } from './photo-words.ts';
import { usePictureAddress } from './picture-address.ts';
import { WithdrawSheet } from './WithdrawSheet.tsx';

interface EvidenceSectionProps {
  repairId: number;
  entries: readonly EvidenceEntry[];
  head: string | null;
}

/** What was seen and signed, and whether it still is as it was taken. */
export function EvidenceSection({ repairId, entries, head }: EvidenceSectionProps) {
  const { t } = useTranslation();
  const mayAdd = useMay('evidence.add');
  const [seen, setSeen] = useState<number | null>(null);
  const [withdrawn, setWithdrawn] = useState<PhotoEntry | null>(null);
  const { data: check } = useQuery({
    ...orpc.evidence.check.queryOptions({ input: { repairId } }),
    meta: { isQuiet: true },
  });
  const photos = entries.filter((entry) => entry.kind === 'photo');
  const signatures = entries.filter((entry) => entry.kind === 'signature');
  return (
    <Section title={t('evidence.title')} aside={check && <Verdict check={check} />}>
      {check && check.flaws.length > 0 && <Flaws check={check} />}
      {photos.length > 0 && (
        <ul className={classes.thumbs}>
          {photos.map((photo, index) => (
            <Thumb
              key={photo.position}
              repairId={repairId}
              photo={photo}
              isBad={check?.flaws.some(({ position }) => position === photo.position) ?? false}
              onSee={() => setSeen(index)}
            />
          ))}
        </ul>
      )}
      <KeyValues
        items={[
          ...signatures.map(({ position, content, at, by }) => ({
            label: t(`evidence.purpose.${content.purpose}`),
            value: (
              <span key={position}>
                {content.signature.way === 'pad' ? (
                  <Ink strokes={content.signature.strokes} label={content.signature.name} />
                ) : (
                  t('evidence.signature.was-on-paper')
                )}{' '}
                <bdi>{content.signature.name}</bdi>{' '}
                <span className={classes.quiet}>
                  <InstantText at={at} /> {by && <bdi>{by}</bdi>}
                </span>
              </span>
            ),
          })),
          { label: t('evidence.head'), value: head && <Code value={printedHead(head)} /> },
        ]}
      />
      {seen !== null && (
        <PhotoViewer
          repairId={repairId}
          photos={photos}
          first={seen}
          onClose={() => setSeen(null)}
          {...(mayAdd && {
            onWithdraw: (photo: PhotoEntry) => {
              setSeen(null);
              setWithdrawn(photo);
            },
          })}
        />
      )}
      {withdrawn && (
        <WithdrawSheet repairId={repairId} photo={withdrawn} onClose={() => setWithdrawn(null)} />
      )}
    </Section>
  );
}

function Verdict({ check }: { check: EvidenceCheck }) {
  const { t } = useTranslation();
  if (check.flaws.length === 0) return <StatusDot meaning="good">{t('evidence.whole')}</StatusDot>;
  return <StatusDot meaning="bad">{t('evidence.not-whole', { count: check.flaws.length })}</StatusDot>;
}

function Flaws({ check }: { check: EvidenceCheck }) {
  const { t } = useTranslation();
  return (
    <ul className={classes.flaws} role="alert">
      {check.flaws.map(({ position, kind, flaw }) => (
        <li key={`${position} ${flaw}`}>
          {t(`evidence.flaw.${flaw}`, {
            what: t(`evidence.kind.${kind ?? 'unknown'}`),
            position,
          })}
        </li>
      ))}
    </ul>
  );
}

interface ThumbProps {
  repairId: number;
  photo: PhotoEntry;
  isBad: boolean;
  onSee: () => void;
}

function Thumb({ repairId, photo, isBad, onSee }: ThumbProps) {
  const { t } = useTranslation();
  const { address, error } = usePictureAddress(['small', repairId, photo.position], async () =>
    smallOf(await readPhoto(repairId, photo)),
  );
  return (
    <li>
      <button
        type="button"
        className={classes.photo}
        onClick={onSee}
        data-withdrawn={photo.withdrawn ? true : undefined}
        data-bad={isBad || error ? true : undefined}
      >
        <span className={classes.frame}>
          {address && <img className={classes.thumb} src={address} alt="" />}
          {error && <span className={classes.quiet}>{t('evidence.unreadable')}</span>}
        </span>
        <span className={classes.quiet}>
          {photo.withdrawn ? t('evidence.is-withdrawn') : photoWords(t, photo.content)}
        </span>
      </button>
    </li>
  );
}
