import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { coverageMeanings } from '../../shared/repairs/repairs.rules.ts';
import { orpc } from '../app/api.ts';
import type { DeviceValues } from '../devices/device-values.ts';
import { useFormat } from '../ui/format.ts';
import { VerdictBand } from '../ui/VerdictBand.tsx';
import { sayReason } from '../warranty/reason-sentence.ts';
import { unknownIcon, useVerdictWords } from '../warranty/verdict-words.ts';

interface CoverageBandProps {
  deviceId: number | null;
  device: DeviceValues;
}

const mostReasons = 3;

/** Who would bear this repair, as far as it can be told before anybody has looked inside. */
export function CoverageBand({ deviceId, device }: CoverageBandProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const words = useVerdictWords();
  const { categoryId, brand, model, purchasedOn } = device;
  const isToldEnough = deviceId !== null || (categoryId !== null && purchasedOn !== null);
  const subject =
    deviceId !== null
      ? { deviceId }
      : { categoryId: categoryId ?? 0, brand, model, purchasedOn, isRegistered: true };
  const { data } = useQuery({
    ...orpc.warranty.preview.queryOptions({ input: { subject }, enabled: isToldEnough }),
    meta: { isQuiet: true },
  });
  if (!isToldEnough || !data) return null;
  const { word, verdict, entitlement } = data;
  const told = new Set(
    entitlement.lines.flatMap(({ reasons }) => reasons.map((reason) => sayReason(t, format, reason))),
  );
  return (
    <VerdictBand
      meaning={coverageMeanings[word]}
      word={words.word(verdict)}
      by={words.by(verdict)}
      until={words.until(verdict)}
      {...(verdict.status === 'notRegistered' && { icon: unknownIcon })}
      reasons={[...told].slice(0, mostReasons)}
    />
  );
}
