import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { orpc } from '../app/api.ts';
import { report } from '../app/query-client.ts';
import { barcode } from '../papers/barcode.ts';
import { setUpPage, whenDrawn } from '../papers/page-setup.ts';
import classes from './custody.module.css';
import { placeName } from './where.ts';

/** A sheet of labels to stick on the shop's places, each with its name and the code that a scanner reads. */
export function PlaceLabels() {
  const { t, i18n } = useTranslation();
  const { data: places } = useQuery(orpc.custody.places.queryOptions());
  const [search] = useSearchParams();
  const sheet = useRef<HTMLElement>(null);
  const isForPrinter = search.has('print');
  const title = t('custody.places.labels');
  const digits = i18n.language === 'fa' ? 'persian' : 'decimal';

  useEffect(() => {
    const drawn = sheet.current;
    if (!places || !drawn) return;
    let isGone = false;
    let clear = () => {};
    document.body.style.background = '#fff';
    document.title = title;
    void whenDrawn(drawn).then(async () => {
      if (isGone) return;
      clear = setUpPage('a4', drawn, ['', ' / '], digits);
      document.documentElement.dataset.paperReady = 'true';
      globalThis.dispatchEvent(new Event('aftercare:paper-ready'));
      await globalThis.window.aftercare?.print.ready();
      if (!isForPrinter) return;
      globalThis.print();
      globalThis.close();
    }, report);
    return () => {
      isGone = true;
      delete document.documentElement.dataset.paperReady;
      clear();
    };
  }, [places, isForPrinter, title, digits]);

  return (
    <main ref={sheet} className={classes.labels}>
      {(places ?? [])
        .filter(({ isHidden }) => !isHidden)
        .map((place) => (
          <article key={place.id} className={classes.label}>
            <p className={classes.labelName}>
              <bdi>{placeName(t, place)}</bdi>
            </p>
            <img className={classes.labelBars} src={barcode('code128', place.barcode) ?? ''} alt="" />
            <p className={classes.labelCode}>{place.barcode}</p>
          </article>
        ))}
    </main>
  );
}
