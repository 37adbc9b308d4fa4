import { Kbd } from '@mantine/core';
import classes from './ShortcutHint.module.css';
import { isApple } from './shortcut.ts';

const appleNames: Readonly<Record<string, string>> = { mod: '⌘', shift: '⇧', alt: '⌥', Enter: '↵' };
const otherNames: Readonly<Record<string, string>> = { mod: 'Ctrl', shift: 'Shift', alt: 'Alt', Enter: '↵' };

interface ShortcutHintProps {
  shortcut: string;
  /** Read out too: where the keys are the news, as in the `?` sheet. Elsewhere `aria-keyshortcuts` says it. */
  isSpoken?: boolean;
}

/** The keys of a shortcut, as they are written on this computer's keyboard. */
export function ShortcutHint({ shortcut, isSpoken = false }: ShortcutHintProps) {
  const names = isApple ? appleNames : otherNames;
  const keys = shortcut.split('+').map((key) => names[key] ?? (key.length === 1 ? key.toUpperCase() : key));
  return (
    <span className={classes.keys} dir="ltr" aria-hidden={!isSpoken}>
      {keys.map((key) => (
        <Kbd key={key} size="xs">
          {key}
        </Kbd>
      ))}
    </span>
  );
}
