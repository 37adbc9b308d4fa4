import { create } from 'zustand';
import { persist } from 'zustand/middleware';
import type { Language } from '../../shared/kernel/language.ts';

interface Session {
  /** What this computer speaks while nobody is signed in; null: as the shop or the browser says. */
  language: Language | null;
  isRailNarrow: boolean;
  setLanguage: (language: Language) => void;
  setRailNarrow: (isRailNarrow: boolean) => void;
}

/** What has no row in the core: how this screen was left. Never a record. */
export const useSession = create<Session>()(
  persist(
    (set) => ({
      language: null,
      isRailNarrow: false,
      setLanguage: (language) => set({ language }),
      setRailNarrow: (isRailNarrow) => set({ isRailNarrow }),
    }),
    { name: 'aftercare-session' },
  ),
);
