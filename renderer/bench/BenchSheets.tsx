import type { BenchSheet } from './bench-part.ts';
import type { BenchFacts } from './bench-queries.ts';
import { CheckSheet } from './CheckSheet.tsx';
import { FindingSheet } from './FindingSheet.tsx';
import { JobSheet } from './JobSheet.tsx';
import { NoteSheet } from './NoteSheet.tsx';
import { OutcomeSheet } from './OutcomeSheet.tsx';
import { PartSheet } from './PartSheet.tsx';
import { WorkSheet } from './WorkSheet.tsx';

interface BenchSheetsProps {
  repairId: number;
  bench: BenchFacts;
  sheet: BenchSheet;
  onClose: () => void;
}

/** Whichever sheet of the bench is open. */
export function BenchSheets({ sheet, ...rest }: BenchSheetsProps) {
  switch (sheet.kind) {
    case 'finding':
      return <FindingSheet {...rest} finding={sheet.finding} />;
    case 'part':
      return <PartSheet {...rest} part={sheet.part} isOrdering={sheet.isOrdering ?? false} />;
    case 'check':
      return <CheckSheet {...rest} moment={sheet.moment} />;
    case 'work':
      return <WorkSheet {...rest} work={sheet.work} />;
    case 'note':
      return <NoteSheet {...rest} />;
    case 'outcome':
      return <OutcomeSheet {...rest} />;
    case 'job':
      return <JobSheet {...rest} />;
  }
}
