import type { Paper } from '../../shared/papers/papers.contract.ts';

/** What a paper is called on screen and as a file: by the orders, the device or the number that it is about. */
export function paperNameParts(paper: Paper): string[] {
  switch (paper.kind) {
    case 'receipt':
    case 'handover':
      return paper.facts.orders.map(({ number }) => number);
    case 'label':
    case 'invoice':
    case 'creditNote':
      return [paper.facts.number];
    case 'rightsCard':
      return [paper.facts.device.label];
    case 'estimate':
    case 'uncollected':
      return [paper.facts.order.number];
  }
}
