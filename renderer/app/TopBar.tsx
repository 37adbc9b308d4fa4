import { Menu, UnstyledButton, useMantineColorScheme } from '@mantine/core';
import {
  IconCheck,
  IconDeviceDesktop,
  IconKeyboard,
  IconLanguage,
  IconLock,
  IconLogout,
  IconMoon,
  IconSun,
  IconUserCircle,
} from '@tabler/icons-react';
import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { languageNames, languages } from '../../shared/kernel/language.ts';
import { RunningClock } from '../bench/RunningClock.tsx';
import { ShortcutHint } from '../ui/ShortcutHint.tsx';
import { useChooseLanguage, useMe, useReader } from './me.ts';
import { report } from './query-client.ts';
import { SampleBadge } from './SampleNote.tsx';
import { SearchBox } from './SearchBox.tsx';
import classes from './TopBar.module.css';

interface TopBarProps {
  searchRef: RefObject<HTMLInputElement | null>;
  onLock: () => void;
  onShortcuts: () => void;
  onSignOut: () => void;
}

const themes = [
  { value: 'light', icon: IconSun },
  { value: 'dark', icon: IconMoon },
  { value: 'auto', icon: IconDeviceDesktop },
] as const;

/** Search, shop, language, light or dark, who is at the desk. */
export function TopBar({ searchRef, ...person }: TopBarProps) {
  const me = useMe();
  return (
    <header className={classes.bar}>
      <div className={classes.search}>
        <SearchBox inputRef={searchRef} />
      </div>
      <div className={classes.end}>
        <RunningClock />
        <SampleBadge />
        {me?.shop && <bdi className={classes.shop}>{me.shop.name}</bdi>}
        <LanguageMenu />
        <ThemeMenu />
        <PersonMenu {...person} />
      </div>
    </header>
  );
}

/** The six languages, each by its own name. Gates use it too: before sign-in somebody must be able to read. */
export function LanguageMenu() {
  const { t } = useTranslation();
  const { language } = useReader();
  const choose = useChooseLanguage();
  return (
    <Menu>
      <Menu.Target>
        <UnstyledButton
          className={classes.item}
          aria-label={`${t('common.word.language')}: ${languageNames[language]}`}
        >
          <IconLanguage size={18} stroke={1.6} aria-hidden="true" />
          <span className={classes.word}>{languageNames[language]}</span>
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        {languages.map((known) => (
          <Menu.RadioItem
            key={known}
            value={known}
            lang={known}
            checked={known === language}
            closeMenuOnClick
            onChange={() => void choose(known).catch(report)}
            checkIcon={<IconCheck size={16} aria-hidden="true" />}
          >
            <bdi>{languageNames[known]}</bdi>
          </Menu.RadioItem>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

/** Light, dark, or as the computer has it. */
export function ThemeMenu() {
  const { t } = useTranslation();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const Icon = themes.find(({ value }) => value === colorScheme)?.icon ?? IconDeviceDesktop;
  const choose = (scheme: 'light' | 'dark' | 'auto') => {
    setColorScheme(scheme);
    void globalThis.window.aftercare?.setTheme(scheme);
  };
  return (
    <Menu>
      <Menu.Target>
        <UnstyledButton
          className={classes.item}
          aria-label={t('app.theme.label')}
          title={t('app.theme.label')}
        >
          <Icon size={18} stroke={1.6} aria-hidden="true" />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        {themes.map(({ value, icon: ThemeIcon }) => (
          <Menu.RadioItem
            key={value}
            value={value}
            checked={value === colorScheme}
            closeMenuOnClick
            onChange={() => choose(value)}
            checkIcon={<IconCheck size={16} aria-hidden="true" />}
            rightSection={<ThemeIcon size={16} stroke={1.6} aria-hidden="true" />}
          >
            {t(`app.theme.${value}`)}
          </Menu.RadioItem>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

function PersonMenu({ onLock, onShortcuts, onSignOut }: Omit<TopBarProps, 'searchRef'>) {
  const { t } = useTranslation();
  const me = useMe();
  if (!me?.person) return null;
  return (
    <Menu>
      <Menu.Target>
        <UnstyledButton className={classes.item} aria-label={`${t('app.person.label')}: ${me.person.name}`}>
          <IconUserCircle size={20} stroke={1.6} aria-hidden="true" />
          <bdi className={classes.person}>{me.person.name}</bdi>
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          onClick={onLock}
          leftSection={<IconLock size={16} stroke={1.6} aria-hidden="true" />}
          rightSection={<ShortcutHint shortcut="mod+shift+L" />}
        >
          {t('app.person.switch')}
        </Menu.Item>
        <Menu.Item
          onClick={onShortcuts}
          leftSection={<IconKeyboard size={16} stroke={1.6} aria-hidden="true" />}
          rightSection={<ShortcutHint shortcut="?" />}
        >
          {t('app.shortcuts.title')}
        </Menu.Item>
        <Menu.Item onClick={onSignOut} leftSection={<IconLogout size={16} stroke={1.6} aria-hidden="true" />}>
          {t('app.person.sign-out')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
