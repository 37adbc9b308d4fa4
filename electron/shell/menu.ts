import type { MenuItemConstructorOptions } from 'electron';
import { Menu } from 'electron';
import type { MenuMessage, Theme } from '../../shared/bridge.ts';
import type { Say } from './words.ts';

export interface MenuDeeds {
  tell(message: MenuMessage): void;
  zoom(step: 'in' | 'out' | 'reset'): void;
  setTheme(theme: Theme): void;
  openDataFolder(): void;
}

/** The sections of the Go menu, in the order of the navigation. */
const sections = [
  { name: 'desk', to: '/' },
  { name: 'warranty', to: '/warranty' },
  { name: 'repairs', to: '/repairs' },
  { name: 'customers', to: '/customers' },
  { name: 'settings', to: '/settings' },
] as const;

const isMac = process.platform === 'darwin';

/** Puts the menu up, in the reader's language. Called again when language or theme changes. */
export function showMenu(t: Say, theme: Theme, deeds: MenuDeeds): void {
  const template = [
    ...(isMac ? [macMenu(t)] : []),
    fileMenu(t, deeds),
    editMenu(t),
    viewMenu(t, theme, deeds),
    goMenu(t, deeds),
    ...(isMac ? [macWindowMenu(t)] : []),
    helpMenu(t, deeds),
  ];
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
}

/** The menu of a text field under the right button. */
export function textMenu(t: Say): Menu {
  return Menu.buildFromTemplate(textItems(t));
}

function fileMenu(t: Say, { tell }: MenuDeeds): MenuItemConstructorOptions {
  return {
    label: t('shell.menu.file'),
    submenu: [
      action(t('shell.menu.newRepair'), 'CmdOrCtrl+N', () => tell({ kind: 'action', action: 'new-repair' })),
      action(t('shell.menu.lookUp'), 'CmdOrCtrl+L', () => tell({ kind: 'action', action: 'look-up' })),
      separator,
      action(t('shell.menu.print'), 'CmdOrCtrl+P', () => tell({ kind: 'action', action: 'print' })),
      separator,
      isMac
        ? { label: t('shell.menu.close'), role: 'close' }
        : { label: t('shell.menu.quit'), role: 'quit', accelerator: 'Ctrl+Q' },
    ],
  };
}

function editMenu(t: Say): MenuItemConstructorOptions {
  return {
    label: t('shell.menu.edit'),
    submenu: [
      { label: t('shell.menu.undo'), role: 'undo' },
      { label: t('shell.menu.redo'), role: 'redo' },
      separator,
      ...textItems(t),
    ],
  };
}

function viewMenu(t: Say, theme: Theme, { zoom, setTheme }: MenuDeeds): MenuItemConstructorOptions {
  const themeItem = (label: string, value: Theme): MenuItemConstructorOptions => ({
    label,
    type: 'radio',
    checked: theme === value,
    click: () => setTheme(value),
  });
  return {
    label: t('shell.menu.view'),
    submenu: [
      action(t('shell.menu.zoomIn'), 'CmdOrCtrl+Plus', () => zoom('in')),
      ...otherKeys(['CmdOrCtrl+=', 'CmdOrCtrl+numadd'], () => zoom('in')),
      action(t('shell.menu.zoomOut'), 'CmdOrCtrl+-', () => zoom('out')),
      ...otherKeys(['CmdOrCtrl+numsub'], () => zoom('out')),
      action(t('shell.menu.zoomReset'), 'CmdOrCtrl+0', () => zoom('reset')),
      ...otherKeys(['CmdOrCtrl+num0'], () => zoom('reset')),
      separator,
      { label: t('shell.menu.fullScreen'), role: 'togglefullscreen' },
      {
        label: t('shell.menu.theme'),
        submenu: [
          themeItem(t('shell.menu.themeLight'), 'light'),
          themeItem(t('shell.menu.themeDark'), 'dark'),
          themeItem(t('shell.menu.themeAuto'), 'auto'),
        ],
      },
    ],
  };
}

function goMenu(t: Say, { tell }: MenuDeeds): MenuItemConstructorOptions {
  return {
    label: t('shell.menu.go'),
    submenu: sections.map(({ name, to }, index) =>
      action(t(`shell.menu.${name}`), `CmdOrCtrl+${index + 1}`, () => tell({ kind: 'navigate', to })),
    ),
  };
}

function helpMenu(t: Say, { tell, openDataFolder }: MenuDeeds): MenuItemConstructorOptions {
  return {
    label: t('shell.menu.help'),
    role: 'help',
    submenu: [
      action(t('shell.menu.shortcuts'), undefined, () => tell({ kind: 'action', action: 'shortcuts' })),
      action(t('shell.menu.openData'), undefined, openDataFolder),
      separator,
      { label: t('shell.menu.about'), role: 'about' },
    ],
  };
}

function macMenu(t: Say): MenuItemConstructorOptions {
  return {
    role: 'appMenu',
    submenu: [
      { label: t('shell.menu.about'), role: 'about' },
      separator,
      { label: t('shell.menu.hide'), role: 'hide' },
      { label: t('shell.menu.hideOthers'), role: 'hideOthers' },
      { label: t('shell.menu.showAll'), role: 'unhide' },
      separator,
      { label: t('shell.menu.quit'), role: 'quit' },
    ],
  };
}

function macWindowMenu(t: Say): MenuItemConstructorOptions {
  return {
    label: t('shell.menu.window'),
    role: 'window',
    submenu: [{ label: t('shell.menu.minimize'), role: 'minimize' }],
  };
}

function textItems(t: Say): MenuItemConstructorOptions[] {
  return [
    { label: t('shell.menu.cut'), role: 'cut' },
    { label: t('shell.menu.copy'), role: 'copy' },
    { label: t('shell.menu.paste'), role: 'paste' },
    { label: t('shell.menu.selectAll'), role: 'selectAll' },
  ];
}

const separator: MenuItemConstructorOptions = { type: 'separator' };

function action(
  label: string,
  accelerator: string | undefined,
  click: () => void,
): MenuItemConstructorOptions {
  return { label, ...(accelerator && { accelerator }), click };
}

/** More keys for the item above: the same without Shift, or of the number block. */
function otherKeys(accelerators: readonly string[], click: () => void): MenuItemConstructorOptions[] {
  return accelerators.map((accelerator) => ({
    ...action('', accelerator, click),
    visible: false,
    acceleratorWorksWhenHidden: true,
  }));
}
