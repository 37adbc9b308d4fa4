import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useParams, useSearchParams } from 'react-router';
import type { Paper } from '../../shared/papers/papers.contract.ts';
import { api, orpc } from '../app/api.ts';
import { report } from '../app/query-client.ts';
import { PaperSheet } from './PaperSheet.tsx';
import { setUpPage, whenDrawn } from './page-setup.ts';
import { formatFrom, type PaperFormat } from './paper-formats.ts';
import { paperNameParts } from './paper-name.ts';
import { wordsOf } from './paper-words.ts';

/** The paper and nothing else: what is printed, filed as PDF, and looked at in a window of its own. */
export function PaperPage() {
  const id = Number(useParams().paperId);
  const [search] = useSearchParams();
  const frozen = { staleTime: Number.POSITIVE_INFINITY };
  const { data: paper } = useQuery({ ...orpc.papers.byId.queryOptions({ input: { id } }), ...frozen });
  const sheet = useRef<HTMLDivElement>(null);
  const format = paper && formatFrom(paper.kind, search.get('format'));
  const isForPrinter = search.has('print');

  useEffect(() => {
    const drawn = sheet.current;
    if (!paper || !format || !drawn) return;
    return present(paper, format, drawn, isForPrinter);
  }, [paper, format, isForPrinter]);

  return (
    <div ref={sheet} style={{ inlineSize: 'fit-content', marginInline: 'auto' }}>
      {paper && format && <PaperSheet paper={paper} format={format} />}
    </div>
  );
}

/** Sets up the page, says when it is drawn, and prints it where that was asked. */
function present(paper: Paper, format: PaperFormat, drawn: HTMLElement, isForPrinter: boolean): () => void {
  let isGone = false;
  let clear = () => {};
  const root = document.documentElement;
  document.body.style.background = '#fff';
  // also the name that a browser proposes for the PDF
  document.title = paperNameParts(paper).join(' ');
  void whenDrawn(drawn).then(async () => {
    if (isGone) return;
    const { t } = wordsOf(paper);
    const digits = paper.language === 'fa' ? 'persian' : 'decimal';
    clear = setUpPage(format, drawn, [t('papers.page-before'), t('papers.page-between')], digits);
    root.dataset.paperReady = 'true';
    globalThis.dispatchEvent(new Event('aftercare:paper-ready'));
    await globalThis.window.aftercare?.print.ready();
    if (isForPrinter) await printAndClose(paper.id);
  }, report);
  return () => {
    isGone = true;
    delete root.dataset.paperReady;
    clear();
  };
}

async function printAndClose(id: number): Promise<void> {
  globalThis.print();
  await api.papers.recordPrint({ id });
  globalThis.close();
}
