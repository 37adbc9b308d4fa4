import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { orpc } from '../app/api.ts';
import { useMe } from '../app/me.ts';
import { report } from '../app/query-client.ts';
import { setUpPage, whenDrawn } from '../papers/page-setup.ts';
import { useDesk } from '../ui/desk.ts';
import { useFormat } from '../ui/format.ts';
import classes from './payments.module.css';
import { TillOfDay } from './TillOfDay.tsx';

/** The takings of a day and nothing else: what is printed. In the language of whoever prints it. */
export function TillPaperPage() {
  const { t } = useTranslation();
  const format = useFormat();
  const me = useMe();
  const { today, language } = useDesk();
  const [search] = useSearchParams();
  const on = search.get('day') ?? today;
  const isForPrinter = search.has('print');
  const { data: till } = useQuery(orpc.payments.till.queryOptions({ input: { on } }));
  const sheet = useRef<HTMLElement>(null);
  const before = t('papers.page-before');
  const between = t('papers.page-between');

  useEffect(() => {
    const drawn = sheet.current;
    if (!till || !drawn) return;
    let isGone = false;
    let clear = () => {};
    document.body.style.background = '#fff';
    void whenDrawn(drawn).then(async () => {
      if (isGone) return;
      clear = setUpPage('a4', drawn, [before, between], language === 'fa' ? 'persian' : 'decimal');
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
  }, [till, before, between, language, isForPrinter]);

  return (
    <main ref={sheet} className={classes.sheet}>
      {till && (
        <>
          <h1>
            {t('payments.till.title')} · {format.day(on, 'full')}
          </h1>
          <p>
            <bdi>{me?.shop?.name}</bdi>
          </p>
          <TillOfDay till={till} />
        </>
      )}
    </main>
  );
}
