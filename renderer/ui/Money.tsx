import { useFormat } from './format.ts';

interface MoneyProps {
  /** Minor units; nothing known is a dash. */
  minor: number | null | undefined;
  currency?: string;
}

/** An amount in the reader's digits and the shop's currency. */
export function Money({ minor, currency }: MoneyProps) {
  const format = useFormat();
  if (minor === null || minor === undefined) return <span>–</span>;
  return <bdi style={{ whiteSpace: 'nowrap' }}>{format.money(minor, currency)}</bdi>;
}
