import type { LineCause, LineKind, OptionKind } from '../../shared/estimates/estimate.rules.ts';
import type {
  EstimateLine,
  EstimateOption,
  EstimatesOfRepair,
} from '../../shared/estimates/estimates.shapes.ts';

export interface LineValues {
  kind: LineKind;
  serviceId: number | null;
  label: string;
  component: string | null;
  cause: LineCause;
  quantity: number | null;
  unitMinor: number | null;
  minutes: number | null;
  expectedOn: string | null;
  isOptional: boolean;
}

export interface OptionValues {
  kind: OptionKind;
  title: string;
  note: string;
  isRecommended: boolean;
  readyOn: string | null;
  lines: LineValues[];
}

export interface EstimateValues extends Record<string, unknown> {
  repairId: number;
  seenAt: number | null;
  valueMinor: number | null;
  note: string;
  options: OptionValues[];
}

export function newLine(kind: LineKind = 'labour'): LineValues {
  return {
    ...{ kind, serviceId: null, label: '', component: null, cause: 'unknown', quantity: 1, unitMinor: null },
    ...{ minutes: null, expectedOn: null, isOptional: false },
  };
}

export function newOption(kind: OptionKind, lines: LineValues[] = [newLine()]): OptionValues {
  return { kind, title: '', note: '', isRecommended: false, readyOn: null, lines };
}

/** As nothing was typed yet: a row that is left out. */
export const isBlank = (line: LineValues) => line.label.trim() === '' && line.unitMinor === null;

/** What the contract takes: rows in which nothing was typed are left out. */
export function inputOf(values: EstimateValues) {
  return {
    ...values,
    options: values.options.map((option) => ({
      ...option,
      lines: option.lines.filter((line) => !isBlank(line)),
    })),
  };
}

function lineOf(line: EstimateLine): LineValues {
  const { kind, serviceId, label, component, cause, quantity, unitMinor, minutes, expectedOn, isOptional } =
    line;
  return { kind, serviceId, label, component, cause, quantity, unitMinor, minutes, expectedOn, isOptional };
}

function optionOf({ kind, title, note, isRecommended, readyOn, lines }: EstimateOption): OptionValues {
  return { kind, title, note, isRecommended, readyOn, lines: lines.map(lineOf) };
}

/** The newest version to write on; for the first one some work, and leaving it as it is for the diagnosis. */
export function startOf(repairId: number, told: EstimatesOfRepair, diagnosis: string): EstimateValues {
  const [newest] = told.versions;
  if (newest) {
    const { changedAt: seenAt, valueMinor, note } = newest;
    const written = newest.options.map(optionOf);
    // what the bench has found stands there as one way; the customer is left a choice
    const options = written.length === 1 ? [...written, newOption('leaveAsIs', [])] : written;
    return { repairId, seenAt, valueMinor, note, options };
  }
  const fee = { ...newLine('fee'), label: diagnosis, unitMinor: told.usual.diagnosisFeeMinor ?? 0 };
  return {
    ...{ repairId, seenAt: null, valueMinor: told.presentValueMinor, note: '' },
    options: [{ ...newOption('newPart'), isRecommended: true }, newOption('leaveAsIs', [fee])],
  };
}

export function isEstimate(body: unknown): body is EstimateValues {
  return typeof body === 'object' && body !== null && Array.isArray((body as EstimateValues).options);
}
