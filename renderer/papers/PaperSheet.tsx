import { directionOf } from '../../shared/kernel/language.ts';
import type { Paper } from '../../shared/papers/papers.contract.ts';
import { CreditNotePaper } from './CreditNotePaper.tsx';
import { EstimatePaper } from './EstimatePaper.tsx';
import { HandoverPaper } from './HandoverPaper.tsx';
import { InvoicePaper } from './InvoicePaper.tsx';
import { LabelPaper } from './LabelPaper.tsx';
import { type PaperFormat, sheets } from './paper-formats.ts';
import classes from './papers.module.css';
import { ReceiptPaper } from './ReceiptPaper.tsx';
import { RightsCardPaper } from './RightsCardPaper.tsx';
import { UncollectedPaper } from './UncollectedPaper.tsx';

/** A paper as it will lie on the counter: its own language, direction, fonts and size; always black on white. */
export function PaperSheet({ paper, format }: { paper: Paper; format: PaperFormat }) {
  const { widthMm, heightMm } = sheets[format];
  return (
    <div
      className={classes.sheet}
      lang={paper.language}
      dir={directionOf(paper.language)}
      data-format={format}
      style={{
        inlineSize: `${widthMm}mm`,
        ...(heightMm !== null &&
          (paper.kind === 'label' ? { blockSize: `${heightMm}mm` } : { minBlockSize: `${heightMm}mm` })),
      }}
    >
      <Drawn paper={paper} format={format} />
    </div>
  );
}

function Drawn({ paper, format }: { paper: Paper; format: PaperFormat }) {
  switch (paper.kind) {
    case 'receipt':
      return <ReceiptPaper paper={paper} isRoll={format === 'roll80'} />;
    case 'label':
      return <LabelPaper paper={paper} isSmall={format === 'label50'} />;
    case 'rightsCard':
      return <RightsCardPaper paper={paper} />;
    case 'estimate':
      return <EstimatePaper paper={paper} isRoll={format === 'roll80'} />;
    case 'invoice':
      return <InvoicePaper paper={paper} isRoll={format === 'roll80'} />;
    case 'creditNote':
      return <CreditNotePaper paper={paper} isRoll={format === 'roll80'} />;
    case 'handover':
      return <HandoverPaper paper={paper} isRoll={format === 'roll80'} />;
    case 'uncollected':
      return <UncollectedPaper paper={paper} />;
  }
}
