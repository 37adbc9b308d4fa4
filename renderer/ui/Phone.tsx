import { useFormat } from './format.ts';

/** A telephone number as it is dialled, in one piece whatever the direction of the text around it. */
export function Phone({ value }: { value: string }) {
  const format = useFormat();
  return (
    <bdi dir="ltr" style={{ whiteSpace: 'nowrap', fontVariantNumeric: 'tabular-nums' }}>
      {format.phone(value)}
    </bdi>
  );
}
