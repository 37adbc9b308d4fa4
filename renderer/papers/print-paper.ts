import { api } from '../app/api.ts';
import type { PaperFormat } from './paper-formats.ts';

interface Printed {
  id: number;
  format: PaperFormat;
}

const routeOf = ({ id, format }: Printed) => `/paper/${id}?format=${format}`;

/** Prints by the system's dialog. In a browser a page of the paper's own opens, prints and closes itself. */
export async function printPaper(paper: Printed): Promise<void> {
  const bridge = globalThis.window.aftercare;
  if (!bridge) {
    globalThis.open(`${routeOf(paper)}&print=1`, '_blank', 'popup,width=900,height=1000');
    return;
  }
  const answer = await bridge.print.print({ route: routeOf(paper) });
  if (!answer.ok) throw answer.error;
  if (answer.value.printed) await api.papers.recordPrint({ id: paper.id });
}

/** Files it as PDF where it is wished to be. Only in the program's own window; answers whether it was filed. */
export async function savePaper(paper: Printed, suggestedName: string): Promise<boolean> {
  const answer = await globalThis.window.aftercare?.print.pdf({ route: routeOf(paper), suggestedName });
  if (!answer) return false;
  if (!answer.ok) throw answer.error;
  if (answer.value.saved === null) return false;
  await api.papers.recordPrint({ id: paper.id });
  return true;
}
