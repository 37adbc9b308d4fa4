import type { TablerIcon } from '@tabler/icons-react';
import type { ComponentType } from 'react';
import type { Right } from '../../shared/kernel/rights.ts';

export interface NavEntry {
  /** 'app.nav.repairs' */
  labelKey: string;
  icon: TablerIcon;
  /**
   * 10 desk, 20 warranty, 30 repairs, 40 parts, 50 complaints, 60 customers, 70 reminders, 80 reports, 900 settings;
   * above 900 a page of the settings, listed there.
   */
  order: number;
}

/** One address of a domain. What has a `nav` stands in the menu too. */
export interface AppRoute {
  /** Absolute, as react-router spells it: '/repairs', '/repairs/:repairId?'. */
  path: string;
  /** `async () => ({ Component: (await import('./RepairsPage.tsx')).RepairsPage })` */
  lazy: () => Promise<{ Component: ComponentType }>;
  nav?: NavEntry;
  /** Who may open it; anybody signed in if not given. */
  right?: Right;
  /** Without rail and top bar: paper. */
  isBare?: boolean;
}

/** What stands in the place of the whole program while nobody is at the desk. */
export interface AppGate {
  state: 'no-shop' | 'signed-out' | 'locked';
  lazy: () => Promise<{ Component: ComponentType }>;
}
