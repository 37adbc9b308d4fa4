import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { searchText } from '../../shared/kernel/search-text.ts';
import { type Action, isActionEnabled, useOfferedActions } from '../ui/action.ts';
import { report } from './query-client.ts';
import { addressOfSerial, type RecordHit, searchAddress, searchRecords } from './search-records.ts';

export interface Finder {
  text: string;
  setText: (text: string) => void;
  /** Of this very text; null while they are being asked for. */
  hits: readonly RecordHit[] | null;
  /** What is on offer here, narrowed by the text. */
  actions: readonly Action[];
  openHit: (hit: RecordHit) => void;
  /** Opens the only record that fits, the device of exactly this serial, or the list of all that fit. */
  lookUp: (text: string) => Promise<void>;
}

const pauseMs = 90;

/** What the palette itself is: nobody looks for it there. */
const inPalette = new Set(['app.palette', 'app.search']);

/** What the search box and the palette share: records first, then actions. */
export function useFinder(): Finder {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const offered = useOfferedActions();
  const [text, setText] = useState('');
  const [found, setFound] = useState<{ text: string; hits: readonly RecordHit[] }>({ text: '', hits: [] });
  const wanted = text.trim();
  const latest = useRef(0);

  useEffect(() => {
    latest.current += 1;
    const turn = latest.current;
    if (wanted === '') return;
    const ask = async () => {
      try {
        const hits = await searchRecords(wanted);
        if (turn === latest.current) setFound({ text: wanted, hits });
      } catch (error) {
        if (turn === latest.current) report(error);
      }
    };
    const timer = setTimeout(ask, pauseMs);
    return () => clearTimeout(timer);
  }, [wanted]);

  const actions = useMemo(() => {
    const words = searchText(wanted).split(' ').filter(Boolean);
    return offered.filter((action) => {
      const label = searchText(t(action.labelKey, action.labelData ?? {}));
      return (
        isActionEnabled(action) && !inPalette.has(action.id) && words.every((word) => label.includes(word))
      );
    });
  }, [offered, wanted, t]);

  const openHit = useCallback(
    (hit: RecordHit) => {
      setText('');
      void navigate(hit.to);
    },
    [navigate],
  );

  const lookUp = useCallback(
    async (asked: string) => {
      try {
        const wanted = asked.trim();
        const hits = await searchRecords(wanted);
        const [only] = hits;
        if (only && hits.length === 1) openHit(only);
        // a scanned serial is found in the device's orders too, and means the device
        else void navigate((await addressOfSerial(wanted)) ?? searchAddress(wanted));
      } catch (error) {
        report(error);
      }
    },
    [navigate, openHit],
  );

  return { text, setText, hits: found.text === wanted ? found.hits : null, actions, openHit, lookUp };
}
