import { type Head, sealOf } from '../audit/seal.ts';
import type { Store } from '../store/store.ts';

/** Where the last event is noted outside the store. */
export interface AnchorPlace {
  /** Null where nothing was noted yet; `foreign` where it was not noted by this machine, or was changed. */
  read(): Head | 'foreign' | null;
  /** Throws where the disk does not take it. */
  write(head: Head): void;
}

export interface Anchor {
  /** What was noted, as far as it can be relied on. */
  readonly noted: Head | null;
  /** What was found at the start was not noted by this machine, or was changed: the file could not be held against it. */
  readonly wasForeign: boolean;
  /** Notes the last event that the file holds now, at most every few seconds unless `isDue`. */
  note(isDue?: boolean): void;
  /** What came too soon after the last note is noted now. */
  noteWhatWaits(): void;
}

const PACE_MS = 5000;

/**
 * Notes the last event outside the store, so that a cut-off tail and a file exchanged for an old copy are seen. Only
 * what is committed is noted: a cut of power may cost the newest note, and never makes one that is ahead of the file.
 */
export function keepAnchor(
  store: Store,
  place: AnchorPlace | undefined,
  now: () => number,
  log: (fault: unknown, reference: string) => void,
): Anchor {
  const found = place?.read() ?? null;
  let noted: Head | null = found === 'foreign' ? null : found;
  let notedAt = Number.NEGATIVE_INFINITY;
  let isWaiting = false;
  const anchor: Anchor = {
    get noted() {
      return noted;
    },
    wasForeign: found === 'foreign',
    note(isDue = false) {
      if (!place) return;
      isWaiting = !isDue && now() - notedAt < PACE_MS && now() >= notedAt;
      if (isWaiting) return;
      try {
        const head = store.read((reader) => sealOf(reader));
        if (!head || head.hash === noted?.hash) return;
        notedAt = now();
        place.write({ id: head.id, hash: head.hash });
        noted = head;
      } catch (fault) {
        log(fault, 'anchor');
      }
    },
    noteWhatWaits() {
      if (isWaiting) anchor.note(true);
    },
  };
  return anchor;
}
