import type { Language } from './kernel/language.ts';

/** What the page of a window may ask of the program around it: `window.aftercare`. In a browser it is absent. */
export interface Bridge {
  readonly version: string;
  readonly platform: string;
  /** Calls a procedure of the core. `key` is the idempotency key (a UUID) of a command, null for a query. */
  call(path: readonly string[], input: unknown, key: string | null): Promise<BridgeAnswer>;
  /** Hears which domains a commit has changed. Answers the function that stops listening. */
  onChanged(listener: (domains: readonly string[]) => void): () => void;
  /** Hears the menu and the window. What was said before anybody listened is said to the first listener. */
  onMenu(listener: (message: MenuMessage) => void): () => void;
  setMenuLanguage(language: Language): Promise<BridgeAnswer>;
  setTheme(theme: Theme): Promise<BridgeAnswer>;
  readonly print: {
    /** Opens the paper in a window of its own. */
    preview(paper: Paper): Promise<BridgeAnswer<null>>;
    /** Asks where to, and writes the paper as a PDF file. */
    pdf(paper: Paper & { suggestedName: string }): Promise<BridgeAnswer<{ saved: string | null }>>;
    /** Prints by the system's dialog, or at once on the named printer. */
    print(paper: Paper & { printer?: string }): Promise<BridgeAnswer<{ printed: boolean }>>;
    /** The paper's own page says that it is drawn. */
    ready(): Promise<BridgeAnswer<null>>;
  };
}

export interface Paper {
  /** The paper's address in the renderer, `/paper/…`. */
  route: string;
}

export type Theme = 'light' | 'dark' | 'auto';

/** A "no" crosses as a value: errors thrown over the bridge keep nothing but their message. */
export type BridgeAnswer<Value = unknown> = { ok: true; value: Value } | { ok: false; error: BridgeError };

/** oRPC's own JSON of an error. `defined` ones are refusals; the others carry a reference to the log only. */
export interface BridgeError {
  defined: boolean;
  code: string;
  status: number;
  message: string;
  data: unknown;
}

export type MenuAction =
  | 'new-repair'
  | 'look-up'
  | 'print'
  | 'shortcuts'
  | 'theme-light'
  | 'theme-dark'
  | 'theme-auto';

export type MenuMessage =
  | { kind: 'navigate'; to: string }
  | { kind: 'action'; action: MenuAction }
  /** The page had crashed and is back. */
  | { kind: 'recovered' };

/** Every channel between page and program, once. */
export const channels = {
  call: 'aftercare:call',
  changed: 'aftercare:changed',
  menu: 'aftercare:menu',
  setMenuLanguage: 'aftercare:set-menu-language',
  setTheme: 'aftercare:set-theme',
  printPreview: 'aftercare:print-preview',
  printPdf: 'aftercare:print-pdf',
  print: 'aftercare:print',
  paperReady: 'aftercare:paper-ready',
} as const;
