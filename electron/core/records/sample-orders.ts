import type { EstimateInput } from '../../../shared/estimates/estimates.shapes.ts';
import { addDays, type Day } from '../../../shared/kernel/day.ts';
import { answerPoint, beginCheck, roundsOf } from '../bench/checks.ts';
import { addFinding, changeFinding } from '../bench/findings.ts';
import { findingsOf } from '../bench/findings-of.ts';
import { take } from '../bench/my-work.ts';
import { movePart, partsOf } from '../bench/parts.ts';
import { addWork } from '../bench/work-time.ts';
import { units } from '../catalogue/units.ts';
import type { Writing } from '../context.ts';
import { approve, decline } from '../estimates/approval.ts';
import { send } from '../estimates/send.ts';
import { versionsOf } from '../estimates/told.ts';
import { handOver } from '../handovers/hand-over.ts';
import { prepare } from '../handovers/prepare.ts';
import { comeBackOfRepair } from '../repairs/come-backs.ts';
import { judgeComeBack } from '../repairs/judge-come-back.ts';
import { moveTo } from '../repairs/moves.ts';
import { priceIn } from './sample-goods.ts';
import type { SeededRandom } from './seeded-random.ts';

/** How far an order of the sample shop comes, and the day after its intake on which each step is done. */
export interface Fate {
  steps: readonly { after: number; step: Step }[];
}

type Step =
  | 'look'
  | 'estimate'
  | 'approve'
  | 'refuse'
  | 'wait'
  | 'arrive'
  | 'repair'
  | 'check'
  | 'finish'
  | 'handOver';

const whole: Fate['steps'] = [
  { after: 1, step: 'look' },
  { after: 1, step: 'estimate' },
  { after: 2, step: 'approve' },
  { after: 3, step: 'repair' },
  { after: 4, step: 'check' },
  { after: 5, step: 'finish' },
  { after: 7, step: 'handOver' },
];

const withPart: Fate['steps'] = [
  { after: 1, step: 'look' },
  { after: 1, step: 'estimate' },
  { after: 2, step: 'approve' },
  { after: 2, step: 'wait' },
  { after: 8, step: 'arrive' },
  { after: 9, step: 'repair' },
  { after: 10, step: 'check' },
  { after: 10, step: 'finish' },
  { after: 12, step: 'handOver' },
];

const refused: Fate['steps'] = [
  { after: 1, step: 'look' },
  { after: 2, step: 'estimate' },
  { after: 4, step: 'refuse' },
  { after: 5, step: 'finish' },
];

/** What came in before so many days does not wait for an answer any more. */
const WAITING_DAYS = 6;

/** Most go all the way, some wait for a part or an answer, some are not wanted, some are never collected. */
export function fateOf(random: SeededRandom, ageDays: number): Fate {
  const lot = random.below(10);
  if (lot < 4) return { steps: whole };
  if (lot < 7) return { steps: withPart };
  if (lot === 7) return { steps: refused };
  if (lot === 8) return { steps: ageDays > WAITING_DAYS ? whole : whole.slice(0, 2) };
  return { steps: whole.slice(0, 6) };
}

interface LivedOrder {
  id: number;
  categoryId: number;
  /** As at the customer's own paper. */
  customerName: string;
  /** How long ago it came in. */
  ageDays: number;
  random: SeededRandom;
}

export interface Desks {
  counter: Writing;
  bench: Writing;
  owner: Writing;
}

/** Does the step as the shop's people would, with all that belongs to it. False: the order stays where it is. */
export function live(step: Step, order: LivedOrder, desks: Desks): boolean {
  if (step === 'estimate' && !isJudged(desks.owner, order)) return false;
  doStep(step, order, desks);
  return true;
}

/** Whether a come-back may be told its price; some wait for their verdict still. */
function isJudged(owner: Writing, { id, random, ageDays }: LivedOrder): boolean {
  const comeBack = comeBackOfRepair(owner, id);
  if (!comeBack || comeBack.verdict !== null) return true;
  const lot = random.below(ageDays > WAITING_DAYS ? 2 : 3);
  if (lot < 2) judgeComeBack(owner, { id, verdict: lot === 0 ? 'ours' : 'unrelated', reason: '–' });
  return lot < 2;
}

function doStep(step: Step, order: LivedOrder, { counter, bench }: Desks): void {
  const { id } = order;
  switch (step) {
    case 'look':
      take(bench, { repairId: id, countersignId: null });
      moveTo(bench, id, 'diagnosing');
      codeIt(bench, order);
      addWork(bench, { repairId: id, minutes: 15, reason: '–' });
      return;
    case 'estimate':
      send(counter, { estimate: estimateOf(counter, order), startBy: 'answer' });
      return;
    case 'approve': {
      const [version] = versionsOf(counter, id);
      const option = version?.options.find(({ isRecommended }) => isRecommended);
      if (!version || !option) return;
      approve(counter, {
        ...{ estimateId: version.id, optionId: option.id, lineIds: null, amountMinor: option.customerMinor },
        ...{ approver: order.customerName, depositMinor: null, note: '', how: 'phone', signature: null },
        reason: 'other',
      });
      return;
    }
    case 'refuse': {
      const [version] = versionsOf(counter, id);
      if (!version) return;
      decline(counter, {
        ...{ estimateId: version.id, how: 'phone', approver: order.customerName, reason: 'notWorthIt' },
        ...{ note: '', isFeeWaived: true, goesOnAsApproved: false },
      });
      return;
    }
    case 'wait':
      if (partsOf(bench, id).length === 0) return;
      moveTo(bench, id, 'waitingForParts');
      return;
    case 'arrive':
      for (const { id: partId } of partsOf(bench, id)) movePart(bench, { partId, to: 'arrived' });
      return;
    case 'repair':
      moveTo(bench, id, 'inRepair');
      fitParts(bench, id);
      finishCoding(bench, id);
      addWork(bench, { repairId: id, minutes: 35, reason: '–' });
      return;
    case 'check': {
      moveTo(bench, id, 'qualityCheck');
      const { roundId } = beginCheck(bench, { repairId: id, moment: 'after' });
      for (const point of roundsOf(bench, id).find((round) => round.id === roundId)?.points ?? [])
        answerPoint(bench, { pointId: point.id, answer: 'pass', note: '' });
      return;
    }
    case 'finish':
      moveTo(bench, id, 'ready');
      return;
    case 'handOver':
      giveBack(counter, id, order);
  }
}

const codings = [
  { fault: 'dead', cause: 'part-failed', remedy: 'part-replaced' },
  { fault: 'battery-drains', cause: 'wear-and-tear', remedy: 'part-replaced' },
  { fault: 'does-not-charge', cause: 'part-failed', remedy: 'part-repaired' },
  { fault: 'screen-broken', cause: 'part-failed', remedy: 'part-replaced' },
] as const;

/** What is wrong and why is known before anybody knows what will be done. */
function codeIt(bench: Writing, { id, random }: LivedOrder): void {
  const { fault, cause } = random.pick(codings);
  addFinding(bench, { repairId: id, unitId: null, text: '', fault, cause, remedy: '' });
}

function finishCoding(bench: Writing, repairId: number): void {
  for (const { id, fault, cause, text, unitId } of findingsOf(bench, repairId)) {
    const remedy = codings.find((coding) => coding.fault === fault)?.remedy ?? 'part-repaired';
    changeFinding(bench, { findingId: id, fault, cause, remedy, text, unitId });
  }
}

function fitParts(bench: Writing, repairId: number): void {
  for (const { id: partId, state } of partsOf(bench, repairId)) {
    if (state !== 'arrived') movePart(bench, { partId, to: 'arrived' });
    movePart(bench, { partId, to: 'fitted' });
  }
}

function estimateOf(counter: Writing, { id, categoryId, random }: LivedOrder): EstimateInput {
  const { language, currency } = counter.shop;
  const own = units(counter, { categoryId });
  const unit = own.length > 0 ? random.pick(own) : null;
  const part = unit ? (unit.names[language] ?? unit.name) : null;
  const line = {
    ...{ serviceId: null, component: null, cause: 'unknown' as const, quantity: 1, isOptional: false },
    ...{ minutes: null, expectedOn: null },
  };
  const work = {
    ...line,
    ...{ kind: 'labour' as const, label: laborWords[language], minutes: 45 },
    unitMinor: priceIn(currency, 3500),
  };
  const parts = part
    ? [
        {
          ...line,
          ...{ kind: 'parts' as const, label: part, expectedOn: addDays(counter.today, 5) },
          unitMinor: priceIn(currency, 1500 + 500 * random.below(8)),
        },
      ]
    : [];
  const readyOn: Day = addDays(counter.today, 8);
  return {
    ...{ repairId: id, seenAt: null, valueMinor: null, note: '' },
    options: [
      { kind: 'newPart', title: '', note: '', isRecommended: true, readyOn, lines: [work, ...parts] },
      { kind: 'leaveAsIs', title: '', note: '', isRecommended: false, readyOn: null, lines: [] },
    ],
  };
}

const laborWords = {
  en: 'Repair work',
  el: 'Εργασία επισκευής',
  fa: 'اجرت تعمیر',
  vi: 'Tiền công sửa chữa',
  'zh-CN': '维修工时',
  ru: 'Работа по ремонту',
} as const;

function giveBack(counter: Writing, repairId: number, { customerName }: LivedOrder): void {
  const { orders, bill } = prepare(counter, { repairId });
  const dueMinor = Math.max(0, bill?.dueMinor ?? 0);
  handOver(counter, {
    orders: orders.map((order) => ({
      repairId: order.repairId,
      itemIds: order.things.filter(({ isOver }) => !isOver).map(({ id }) => id),
      explained: order.explained,
      ...{ wasShown: true, hasLeaflet: true, nextMaintenanceOn: order.nextMaintenanceOn },
    })),
    ...{ collectedBy: '', satisfaction: 'very', said: '', signature: { way: 'paper', name: customerName } },
    amounts: dueMinor > 0 ? [{ method: 'card', minor: dueMinor }] : [],
    ...{ tenderedMinor: null, mayStayOwed: false },
  });
}
