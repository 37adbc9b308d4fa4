import { z } from 'zod';
import { customerInput } from '../../shared/customers/customers.contract.ts';
import { idField, line } from '../../shared/kernel/fields.ts';
import type { Language } from '../../shared/kernel/language.ts';
import {
  type IntakeInput,
  type IntakeTemplate,
  intakeInput,
  intakeItem,
  newDeviceInput,
} from '../../shared/repairs/repairs.contract.ts';
import type { PayWay, TellWay, Way } from '../../shared/repairs/wishes.rules.ts';
import { type CustomerValues, customerInputOf } from '../customers/customer-values.ts';
import { type DeviceValues, newDevice } from '../devices/device-values.ts';
import type { TakenPhoto } from '../evidence/photo-file.ts';
import type { IntakeAside } from './intake-aside.ts';

export type CheckValues = IntakeInput['items'][number]['condition'][number];

/** What the fields of one brought thing hold. What is not chosen keeps what was typed there. */
export type ItemValues = {
  device: {
    mode: 'known' | 'new' | 'none';
    id: number | null;
    onOtherOwner: 'refuse' | 'transfer' | 'keep';
    new: DeviceValues;
    none: string;
  };
  fault: string;
  condition: CheckValues[];
  accessories: CheckValues[];
  conditionNote: string;
  wishes: string;
  promisedOn: string | null;
  /** Why the day is earlier than the shop can honour. */
  overrideReason: string;
  costLimitMinor: number | null;
  photos: TakenPhoto[];
  isUrgent: boolean;
  way: Way;
  collectAt: string;
  collectPlace: string;
  payBy: PayWay;
  tellBy: TellWay;
  handToId: number | null;
};

export type IntakeValues = {
  customer: { mode: 'choose' | 'known' | 'new'; id: number | null; new: CustomerValues };
  items: ItemValues[];
};

export function newItem(): ItemValues {
  return {
    device: { mode: 'new', id: null, onOtherOwner: 'refuse', new: newDevice(), none: '' },
    fault: '',
    condition: [],
    accessories: [],
    conditionNote: '',
    wishes: '',
    promisedOn: null,
    overrideReason: '',
    costLimitMinor: null,
    photos: [],
    isUrgent: false,
    way: 'bench',
    collectAt: '',
    collectPlace: '',
    payBy: '',
    tellBy: '',
    handToId: null,
  };
}

/** Whether a kept draft is one of this form as it is now; an older program may have kept another. */
export function isIntake(body: unknown): body is IntakeValues {
  const { customer, items } = (body ?? {}) as Partial<IntakeValues>;
  return (
    typeof customer?.mode === 'string' &&
    Array.isArray(items) &&
    items.length > 0 &&
    items.every((item) => typeof item?.device?.mode === 'string' && Array.isArray(item.condition))
  );
}

/** A kept draft with the fields that were not asked for yet when it was kept. */
export function completed({ items, ...draft }: IntakeValues): IntakeValues {
  return { ...draft, items: items.map((item) => ({ ...newItem(), ...item })) };
}

/** The lines of a checklist in the reader's language, what was ticked before kept by its words. */
export function checksOf(
  template: IntakeTemplate['condition'],
  language: Language,
  before: readonly CheckValues[],
): CheckValues[] {
  return template.map((names) => {
    const label = names[language] ?? names.en ?? Object.values(names)[0] ?? '';
    const known = before.find((check) => check.label === label);
    return { label, names, isTicked: known?.isTicked ?? false, note: known?.note ?? '' };
  });
}

/** What the contract is to check: of each choice only the side that was chosen. */
export function intakeOf(
  { customer, items }: IntakeValues,
  { passcodes, signature }: Pick<IntakeAside, 'passcodes' | 'signature'>,
) {
  return {
    customer: customer.mode === 'new' ? { new: customerInputOf(customer.new) } : { id: customer.id },
    items: items.map(({ device, ...rest }, index) => ({
      ...rest,
      device: deviceOf(device),
      passcode: device.mode === 'none' ? null : (passcodes[index] ?? null),
    })),
    signature,
  };
}

function deviceOf(device: ItemValues['device']) {
  if (device.mode === 'none') return { none: device.none };
  if (device.mode === 'known') return { id: device.id, onOtherOwner: device.onOtherOwner };
  // A device without its day of purchase is known from a repair only.
  return { new: { ...device.new, isRegistered: device.new.purchasedOn !== null } };
}

const knownDevice = z.object({ id: idField, onOtherOwner: z.enum(['refuse', 'transfer', 'keep']) });
const deviceSchemas = {
  known: knownDevice,
  new: z.object({ new: newDeviceInput }),
  none: z.object({ none: line({ max: 200 }) }),
};

/** The contract's schema for the sides that were chosen, so that each problem is told at its own field. */
export function schemaFor({ customer, items }: IntakeValues): z.ZodType<IntakeInput> {
  const customerSchema =
    customer.mode === 'new' ? z.object({ new: customerInput }) : z.object({ id: idField });
  const itemSchemas = items.map(({ device }) => intakeItem.extend({ device: deviceSchemas[device.mode] }));
  const schema = z.object({
    customer: customerSchema,
    items: z.tuple(itemSchemas as [(typeof itemSchemas)[number]]),
    signature: intakeInput.shape.signature,
  });
  return schema as unknown as z.ZodType<IntakeInput>;
}

/** Whether the same sides are chosen: which customer, which device of each thing. */
export function sameChoices(one: IntakeValues, other: IntakeValues): boolean {
  const modes = ({ customer, items }: IntakeValues) => [
    customer.mode,
    ...items.map(({ device }) => device.mode),
  ];
  return modes(one).join() === modes(other).join();
}
