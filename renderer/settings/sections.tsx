import {
  IconArchive,
  IconBuildingStore,
  IconCalendarClock,
  IconCash,
  IconCertificate,
  IconClockHour4,
  IconDatabaseHeart,
  IconDeviceDesktop,
  IconHash,
  IconHistory,
  IconLanguage,
  IconMapPin,
  IconMicroscope,
  IconScale,
  IconUser,
  IconUsers,
  type TablerIcon,
} from '@tabler/icons-react';
import { type ComponentType, lazy } from 'react';
import type { Right } from '../../shared/kernel/rights.ts';

export interface SettingsSection {
  id:
    | 'mine'
    | 'shop'
    | 'hours'
    | 'languages'
    | 'money'
    | 'numbers'
    | 'policy'
    | 'shelves'
    | 'people'
    | 'capacity'
    | 'skills'
    | 'places'
    | 'devices'
    | 'history'
    | 'backups'
    | 'health';
  icon: TablerIcon;
  /** Anybody at the desk if not given. */
  right?: Right;
  Content: ComponentType;
}

/** Everything that can be set, in the order in which a shop comes to it. */
export const sections: readonly SettingsSection[] = [
  {
    id: 'shop',
    icon: IconBuildingStore,
    right: 'settings.write',
    Content: lazy(async () => ({ default: (await import('./ShopSection.tsx')).ShopSection })),
  },
  {
    id: 'hours',
    icon: IconCalendarClock,
    right: 'settings.write',
    Content: lazy(async () => ({ default: (await import('./HoursSection.tsx')).HoursSection })),
  },
  {
    id: 'languages',
    icon: IconLanguage,
    right: 'settings.write',
    Content: lazy(async () => ({ default: (await import('./LanguagesSection.tsx')).LanguagesSection })),
  },
  {
    id: 'money',
    icon: IconCash,
    right: 'settings.write',
    Content: lazy(async () => ({ default: (await import('./MoneySection.tsx')).MoneySection })),
  },
  {
    id: 'numbers',
    icon: IconHash,
    right: 'settings.write',
    Content: lazy(async () => ({ default: (await import('./NumbersSection.tsx')).NumbersSection })),
  },
  {
    id: 'policy',
    icon: IconScale,
    right: 'settings.write',
    Content: lazy(async () => ({ default: (await import('./PolicySection.tsx')).PolicySection })),
  },
  {
    id: 'shelves',
    icon: IconMapPin,
    right: 'custody.places',
    Content: lazy(async () => ({ default: (await import('../custody/PlacesSection.tsx')).PlacesSection })),
  },
  {
    id: 'people',
    icon: IconUsers,
    right: 'people.manage',
    Content: lazy(async () => ({ default: (await import('../people/PeopleSection.tsx')).PeopleSection })),
  },
  {
    id: 'capacity',
    icon: IconClockHour4,
    right: 'capacity.write',
    Content: lazy(async () => ({ default: (await import('../capacity/HoursSection.tsx')).HoursSection })),
  },
  {
    id: 'skills',
    icon: IconCertificate,
    right: 'capacity.write',
    Content: lazy(async () => ({ default: (await import('../capacity/SkillsSection.tsx')).SkillsSection })),
  },
  {
    id: 'places',
    icon: IconMicroscope,
    right: 'capacity.write',
    Content: lazy(async () => ({ default: (await import('../capacity/PlacesSection.tsx')).PlacesSection })),
  },
  {
    id: 'devices',
    icon: IconDeviceDesktop,
    right: 'people.manage',
    Content: lazy(async () => ({ default: (await import('../people/DevicesSection.tsx')).DevicesSection })),
  },
  {
    id: 'backups',
    icon: IconArchive,
    right: 'backups.make',
    Content: lazy(async () => ({ default: (await import('../backups/BackupsSection.tsx')).BackupsSection })),
  },
  {
    id: 'history',
    icon: IconHistory,
    right: 'audit.read',
    Content: lazy(async () => ({ default: (await import('../audit/HistorySection.tsx')).HistorySection })),
  },
  {
    id: 'health',
    icon: IconDatabaseHeart,
    right: 'audit.read',
    Content: lazy(async () => ({ default: (await import('../health/HealthSection.tsx')).HealthSection })),
  },
  {
    id: 'mine',
    icon: IconUser,
    Content: lazy(async () => ({ default: (await import('../people/MineSection.tsx')).MineSection })),
  },
];
