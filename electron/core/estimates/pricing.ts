import { names as namesSchema } from '../../../shared/catalogue/catalogue.contract.ts';
import type { Names } from '../../../shared/catalogue/catalogue.rules.ts';
import { payerOf, priceOf, type Sums, sumsOf } from '../../../shared/estimates/estimate.rules.ts';
import type { LineInput, OptionInput, PricedLine } from '../../../shared/estimates/estimates.shapes.ts';
import { diagnosisFeeNames } from '../../../shared/estimates/fee-names.ts';
import { isNotWorthIt } from '../../../shared/estimates/worth.rules.ts';
import { refuseField } from '../../../shared/kernel/refusal.ts';
import type { Service } from '../../../shared/warranty/warranty.contract.ts';
import type { Reading } from '../context.ts';
import { policy } from '../settings/policy.ts';
import { shop } from '../settings/shop.ts';
import { services as allServices } from '../warranty/services.ts';
import { coverOf } from './coverage-of-lines.ts';
import type { OrderForEstimate } from './order.ts';

export type LinePriced = LineInput & PricedLine & { names: Names; isCoverable: boolean };

export interface OptionPriced extends Sums {
  option: OptionInput;
  lines: LinePriced[];
  isNotWorthIt: boolean;
  minutes: number;
}

export interface Priced {
  taxBasisPoints: number;
  options: OptionPriced[];
  /** What has to be done before it can be sent. */
  needs: string[];
}

/** What the options come to today, by the promises and decisions that stand now. */
export function priced(
  context: Reading,
  order: OrderForEstimate,
  options: readonly OptionInput[],
  valueMinor: number | null,
): Priced {
  const { costShare, worthBasisPoints } = policy(context);
  const { taxBasisPoints } = shop(context);
  const known = new Map(allServices(context).map((service) => [service.id, service]));
  const lines = options.flatMap((option, optionIndex) =>
    option.lines.map((line, lineIndex) => {
      const service = line.serviceId === null ? undefined : known.get(line.serviceId);
      if (line.serviceId !== null && !service) {
        refuseField(['options', optionIndex, 'lines', lineIndex, 'serviceId'], 'common.invalid.choice');
      }
      return { ...line, names: namesFor(line, service), isCoverable: isCoverable(line, service) };
    }),
  );
  const covers = coverOf(context, order, lines, costShare);
  const needs = new Set<string>();
  let place = 0;
  const pricedOptions = options.map((option) => {
    const ofOption = option.lines.map((): LinePriced => {
      const line = lines[place] as (typeof lines)[number];
      const cover = covers[place] as (typeof covers)[number];
      place += 1;
      const { coveredBasisPoints, share, payer, coveredUntil } = cover;
      const price = priceOf({ ...line, coveredBasisPoints, share }, taxBasisPoints);
      if (cover.need && price.totalMinor > 0) needs.add(cover.need);
      return {
        ...line,
        ...price,
        ...{ coveredBasisPoints, share, coveredUntil },
        payer: payerOf(coveredBasisPoints, payer, share),
        reasons: cover.reasons.map(({ code, facts }) => ({ code, facts: { ...facts } })),
      };
    });
    const sums = sumsOf(ofOption);
    const isRepair = option.kind !== 'leaveAsIs' && option.kind !== 'exchange' && option.kind !== 'tradeIn';
    return {
      option,
      lines: ofOption,
      ...sums,
      isNotWorthIt: isRepair && isNotWorthIt(sums.customerMinor, valueMinor, worthBasisPoints),
      minutes: ofOption.reduce((sum, { minutes }) => sum + (minutes ?? 0), 0),
    };
  });
  return { taxBasisPoints, options: pricedOptions, needs: [...needs] };
}

/** A service that was renamed in the line is said in the line's own words. */
function namesFor({ kind, label }: LineInput, service: Service | undefined): Names {
  if (kind === 'fee' && Object.values(diagnosisFeeNames).includes(label)) return diagnosisFeeNames;
  if (!service) return {};
  const isItsName = label === service.name || Object.values(service.names).includes(label);
  return isItsName ? namesSchema.parse(service.names) : {};
}

function isCoverable({ kind }: LineInput, service: Service | undefined): boolean {
  return kind !== 'fee' && (service?.isCoverable ?? true);
}
