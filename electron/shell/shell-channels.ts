import type { IpcMainInvokeEvent } from 'electron';
import { z } from 'zod';
import type { Theme } from '../../shared/bridge.ts';
import { channels } from '../../shared/bridge.ts';
import type { Language } from '../../shared/kernel/language.ts';
import { languageSchema } from '../../shared/kernel/language.ts';
import { Refusal } from '../../shared/kernel/refusal.ts';
import { type Papers, paperSchema, pdfSchema, printSchema } from './papers.ts';

export type ShellChannel = (input: unknown, event: IpcMainInvokeEvent) => unknown;

export interface ShellDeeds {
  papers: Papers;
  setTheme(theme: Theme): void;
  setLanguage(language: Language): void;
}

/** What pages may ask of the shell itself, besides the procedures of the core. */
export function shellChannels({ papers, setTheme, setLanguage }: ShellDeeds): Record<string, ShellChannel> {
  return {
    [channels.setMenuLanguage]: checked(languageSchema, (language) => {
      setLanguage(language);
      return null;
    }),
    [channels.setTheme]: checked(z.enum(['light', 'dark', 'auto']), (theme) => {
      setTheme(theme);
      return null;
    }),
    [channels.printPreview]: checked(paperSchema, papers.preview),
    [channels.printPdf]: checked(pdfSchema, papers.pdf),
    [channels.print]: checked(printSchema, papers.print),
    [channels.paperReady]: checked(z.undefined(), papers.ready),
  };
}

/** A channel whose input is checked before it is used. */
function checked<Input>(
  schema: z.ZodType<Input>,
  handle: (input: Input, event: IpcMainInvokeEvent) => unknown,
): ShellChannel {
  return (input, event) => {
    const result = schema.safeParse(input);
    if (!result.success) throw new Refusal('invalid', { reason: 'app.payload' });
    return handle(result.data, event);
  };
}
