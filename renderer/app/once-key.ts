import { useRef } from 'react';
import { freshKey } from './fresh-key.ts';

/** The key under which these very values are sent: the same for every try of them, so that they are done once. */
export function useOnceKey(): (values: unknown) => string {
  const last = useRef({ text: '', key: '' });
  return (values) => {
    const text = JSON.stringify(values);
    if (text !== last.current.text) last.current = { text, key: freshKey() };
    return last.current.key;
  };
}
