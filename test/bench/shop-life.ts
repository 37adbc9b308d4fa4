import type { SeededRandom } from '../../electron/core/records/seeded-random.ts';
import type { RepairState, WaitOwner } from '../../shared/repairs/states.rules.ts';
import type { ShopRows } from './shop-rows.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** What becomes of an order, and where those that are still in the shop stand: so many of a hundred. */
const standings: readonly [state: RepairState, share: number, waitsFor: WaitOwner][] = [
  ['received', 14, 'us'],
  ['diagnosing', 12, 'us'],
  ['estimateSent', 14, 'customer'],
  ['approved', 6, 'us'],
  ['waitingForParts', 14, 'part'],
  ['inRepair', 14, 'us'],
  ['sentOut', 4, 'supplier'],
  ['qualityCheck', 4, 'us'],
  ['ready', 18, 'customer'],
];

const way: readonly RepairState[] = [
  'diagnosing',
  'estimateSent',
  'approved',
  'waitingForParts',
  'inRepair',
  'qualityCheck',
  'ready',
  'handedOver',
  'closed',
];

export interface Standing {
  state: RepairState;
  waitsFor: WaitOwner | '';
  technicianId: number | null;
  ownerId: number;
  isUrgent: boolean;
}

/** Where an order stands: over, or in one of the states of the shop's work. */
export function standingOf(rows: ShopRows, random: SeededRandom, isOpen: boolean): Standing {
  const people = { ownerId: random.pick(rows.people), technicianId: random.pick(rows.people) };
  if (!isOpen) return { state: 'closed', waitsFor: '', isUrgent: false, ...people };
  let drawn = random.below(100);
  const found = standings.find(([, share]) => {
    drawn -= share;
    return drawn < 0;
  });
  const [state, , waitsFor] = found ?? standings[0] ?? ['received', 0, 'us'];
  const technicianId = state === 'received' && random.chance(70) ? null : people.technicianId;
  return { ...people, state, waitsFor, technicianId, isUrgent: random.chance(8) };
}

interface Lived {
  id: number;
  deviceId: number;
  at: number;
  standing: Standing;
}

/** Everything that was done with an order up to where it stands: its moves, its hand-off, bench, estimate and things. */
export function addLife(rows: ShopRows, random: SeededRandom, { id, deviceId, at, standing }: Lived): void {
  const { state, ownerId, technicianId } = standing;
  const reached = state === 'sentOut' ? 4 : way.indexOf(state);
  const steps = way.slice(0, reached + 1);
  const momentOf = (step: number) => at + (step + 1) * 9 * HOUR_MS;
  let before: RepairState = 'received';
  for (const [step, entered] of steps.entries()) {
    // not every order waits for a part
    if (entered === 'waitingForParts' && state !== 'waitingForParts' && random.chance(70)) continue;
    rows.event(momentOf(step), 'repairs.move', id, { state: entered }, { state: before });
    before = entered;
  }
  if (random.chance(30)) {
    rows.insert('hand_off', {
      ...{ id: rows.id(), repair_id: id, from_id: rows.person, to_id: ownerId, note: '', offered_at: at },
      ...{ offered_by: rows.person, outcome: 'accepted', reason: '', answered_at: at + HOUR_MS },
      answered_by: ownerId,
    });
  }
  addThings(rows, { id, deviceId, at, ownerId, isOver: state === 'closed' });
  if (reached >= 1) addEstimate(rows, random, { id, at, isAnswered: reached >= 2 });
  if (technicianId === null || reached < 0) return;
  addBench(rows, random, { id, deviceId, at, technicianId, isWaiting: state === 'waitingForParts' });
}

interface Things {
  id: number;
  deviceId: number;
  at: number;
  ownerId: number;
  isOver: boolean;
}

function addThings(rows: ShopRows, { id, at, ownerId, isOver }: Things): void {
  for (const [position, kind] of ['device', 'accessory'].entries()) {
    const item = rows.id();
    const label = kind === 'device' ? '' : 'Charger';
    rows.insert('custody_item', {
      ...{ id: item, repair_id: id, kind, position, label, names: '{}', added_at: at },
    });
    const move = (whereabouts: string, person_id: number | null, moved: number) =>
      rows.insert('custody_move', {
        ...{ id: rows.id(), item_id: item, whereabouts, place_id: null, person_id, settled: '', at: moved },
        ...{ moved_by: rows.person, answered_by: null, reason: '', undoes: null },
      });
    move('person', ownerId, at);
    if (isOver) move('customer', null, at + 5 * DAY_MS);
  }
}

function addEstimate(
  rows: ShopRows,
  random: SeededRandom,
  { id, at, isAnswered }: { id: number; at: number; isAnswered: boolean },
): void {
  const [estimate, sent_at] = [rows.id(), at + 18 * HOUR_MS];
  rows.insert('estimate', {
    ...{ id: estimate, repair_id: id, version: 1, stage: isAnswered ? 'approved' : 'sent', currency: 'EUR' },
    ...{ tax_basis_points: 2400, value_minor: null, note: '', made_at: sent_at, made_by: rows.person },
    ...{ changed_at: sent_at, sent_at, sent_by: rows.person, valid_until: '2026-12-31' },
  });
  const labour = 2_000 + 100 * random.below(40);
  const chosen: number[] = [];
  for (const [position, kind] of ['newPart', 'leaveAsIs'].entries()) {
    const option = rows.id();
    const prices = kind === 'newPart' ? [labour, 2_499] : [1_500];
    const total_minor = prices.reduce((sum, price) => sum + price, 0);
    rows.insert('estimate_option', {
      ...{ id: option, estimate_id: estimate, position, kind, title: '', note: '' },
      ...{ is_recommended: position === 0 ? 1 : 0, ready_on: null, total_minor, customer_minor: total_minor },
      ...{ least_minor: total_minor, code_mark: null },
    });
    for (const [place, price] of prices.entries()) {
      const line = rows.id();
      if (kind === 'newPart') chosen.push(line);
      rows.insert('estimate_line', {
        ...{ id: line, option_id: option, position: place, kind: place === 0 ? 'labour' : 'parts' },
        ...{ service_id: null, label: 'Work', names: '{}', component: null, cause: 'unknown', quantity: 1 },
        ...{ unit_minor: price, minutes: 45, expected_on: null, is_coverable: 1, is_optional: 0 },
        ...{ total_minor: price, covered_basis_points: 0, share: null, payer: 'customer' },
        ...{ customer_minor: price, tax_minor: 0, covered_until: null, reasons: '[]' },
      });
    }
    if (position > 0 || !isAnswered) continue;
    rows.insert('estimate_answer', {
      ...{ id: rows.id(), estimate_id: estimate, repair_id: id, verdict: 'approved', option_id: option },
      ...{ line_ids: JSON.stringify(chosen), how: 'phone', approver: 'The customer' },
      ...{ amount_minor: total_minor, deposit_minor: 0, fee_minor: 0, reason: '', note: '', signature: null },
      ...{ answered_at: sent_at + HOUR_MS, taken_by: rows.person },
    });
  }
}

interface Benched {
  id: number;
  deviceId: number;
  at: number;
  technicianId: number;
  isWaiting: boolean;
}

const faults = ['dead', 'switches-off'] as const;

function addBench(
  rows: ShopRows,
  random: SeededRandom,
  { id, deviceId, at, technicianId, isWaiting }: Benched,
): void {
  const found_at = at + 10 * HOUR_MS;
  rows.insert('finding', {
    ...{ id: rows.id(), repair_id: id, device_id: deviceId, unit_id: null, unit: '' },
    ...{ fault: random.pick(faults), cause: 'part-failed', remedy: 'part-replaced', text: '' },
    ...{ found_at, found_by: technicianId, changed_at: found_at, withdrawn_at: null },
  });
  rows.insert('work_time', {
    ...{ id: rows.id(), repair_id: id, person_id: technicianId, started_at: found_at },
    ...{ ended_at: found_at + (10 + random.below(90)) * 60_000, supersedes: null, reason: '' },
    ...{ noted_at: found_at, noted_by: technicianId },
  });
  if (!isWaiting && random.chance(60)) return;
  rows.insert('part_line', {
    ...{ id: rows.id(), repair_id: id, unit_id: null, name: 'Heating element', quantity: 1 },
    ...{ state: isWaiting ? 'ordered' : 'fitted', supplier: 'Makers', expected_on: null },
    ...{ wanted_at: found_at, wanted_by: technicianId, changed_at: found_at },
  });
}
