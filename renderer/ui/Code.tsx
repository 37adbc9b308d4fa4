import { IconCheck, IconCopy } from '@tabler/icons-react';
import { type MouseEvent, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './Code.module.css';
import { copyText } from './copy-text.ts';

interface CodeProps {
  /** A serial, receipt number, order number: shown letter for letter. */
  value: string;
  /** No button: in rows of a table, where a click opens the row, and in running text. */
  isPlain?: boolean;
}

/** Text that is compared letter by letter: monospaced, left to right, copied by one click. */
export function Code({ value, isPlain = false }: CodeProps) {
  const { t } = useTranslation();
  const [isCopied, setIsCopied] = useState(false);
  useEffect(() => {
    if (!isCopied) return;
    const timer = setTimeout(() => setIsCopied(false), 1500);
    return () => clearTimeout(timer);
  }, [isCopied]);

  if (isPlain) return <bdi className={classes.code}>{value}</bdi>;

  const copy = async (event: MouseEvent) => {
    event.stopPropagation();
    if (globalThis.getSelection()?.toString()) return;
    setIsCopied(await copyText(value));
  };
  const Icon = isCopied ? IconCheck : IconCopy;
  return (
    <button type="button" className={classes.button} onClick={copy} title={t('common.action.copy')}>
      <bdi className={classes.code}>{value}</bdi>
      <Icon size={14} className={classes.icon} data-copied={isCopied || undefined} aria-hidden="true" />
      <span className={classes.spoken} role="status">
        {isCopied ? t('common.state.copied') : ''}
      </span>
    </button>
  );
}
