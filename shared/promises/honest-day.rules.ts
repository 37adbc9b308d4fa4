import { Plan, type PlanOrder, type PlanShare, type Workshop } from './earliest.rules.ts';

/** What keeps the day from being an earlier one. */
export const limits = [
  'queue',
  'hours',
  'assigned',
  'skill',
  'place',
  'part',
  'partUnknown',
  'closed',
  'nobody',
] as const;
export type Limit = (typeof limits)[number];

/** A change of one thing that truly gives an earlier day; days are counted from today. */
export type Help =
  | { kind: 'technician'; technicianId: number; day: number }
  | { kind: 'anyone'; day: number }
  | { kind: 'part'; partsOn: number; day: number }
  | { kind: 'urgent'; day: number; endangers: number }
  | { kind: 'overtime'; technicianId: number; on: number; minutes: number; day: number };

export interface Question {
  order: PlanOrder;
  /** All that is worked on before it, in that order. */
  ahead: readonly PlanOrder[];
  /** The same if it were urgent, and what would then come behind it with the day promised for each; null: it is already. */
  ifUrgent: { ahead: readonly PlanOrder[]; behind: readonly (PlanOrder & { due: number | null })[] } | null;
  /** Everybody with the skill, whoever it was given to. */
  able: readonly number[];
  /** Everybody at all. */
  everyone: readonly number[];
  workshop: Workshop;
  /** Whether the customer finds the shop open on that day. */
  isOpen: (day: number) => boolean;
}

export interface HonestDay {
  /** The first day on which it is finished and the shop is open; null where no day can be named. */
  day: number | null;
  /** The day on which its last minute lies. */
  finish: number | null;
  limits: Limit[];
  help: Help[];
  /** Whose minutes lie where up to that day: of those before it, and its own. */
  shares: PlanShare[];
}

/** An hour more or two are asked of somebody, not a night. */
const MOST_OVERTIME = 240;
const OVERTIME_STEP = 30;
/** So many working days before the end are tried for overtime. */
const OVERTIME_DAYS = 3;
/** With more before it an hour more brings nothing forward that anybody would wait for. */
const OVERTIME_AHEAD = 2_000;

/** The earliest day that the shop can honour, what it hangs on, and what would bring it forward. */
export function honestDay(question: Question): HonestDay {
  const { order, ahead, workshop, isOpen } = question;
  const plan = new Plan(workshop, true);
  for (const before of ahead) plan.lay(before);
  const opened = (finish: number | null) => openFrom(finish, isOpen, workshop.horizon);
  const wouldBe = (change: Partial<PlanOrder>) => opened(plan.wouldFinish({ ...order, ...change }));
  const finish = plan.wouldFinish(order);
  const day = opened(finish);
  const isEarlier = (other: number | null): other is number =>
    other !== null && (day === null || other < day);

  const found: Limit[] = [];
  if (order.notBefore === null) found.push('partUnknown');
  else if (finish === null) found.push('nobody');
  const byAnyAble = wouldBe({ who: question.able });
  const byAnybody = wouldBe({ who: question.everyone });
  if (isEarlier(byAnyAble)) found.push('assigned');
  if (isEarlier(byAnybody) && (byAnyAble === null || byAnybody < byAnyAble)) found.push('skill');
  if (isEarlier(wouldBe({ places: [] }))) found.push('place');
  if (order.notBefore !== 0 && isEarlier(wouldBe({ notBefore: 0 }))) found.push('part');
  const alone = new Plan(workshop).lay(order);
  if (alone !== null && (finish === null || alone < finish)) found.push('queue');
  if (alone !== null && alone > (order.notBefore ?? 0) && isOpen(order.notBefore ?? 0)) found.push('hours');
  if (day !== null && isShutBetween(order.notBefore ?? 0, day, isOpen)) found.push('closed');

  // the trial above took nothing, so its own minutes can be laid now
  plan.lay(order);
  const shares = plan.shares.filter((share) => finish === null || share.day <= finish);
  const help = day === null || day > 0 ? helps(question, wouldBe, isEarlier, finish, shares) : [];
  return { day, finish, limits: found, help, shares };
}

function helps(
  question: Question,
  wouldBe: (change: Partial<PlanOrder>) => number | null,
  isEarlier: (day: number | null) => day is number,
  finish: number | null,
  shares: readonly PlanShare[],
): Help[] {
  const { order, able, ifUrgent } = question;
  const found: Help[] = [];
  if (order.who.length === 1 && able.some((id) => id !== order.who[0])) {
    const tried = able.filter((id) => id !== order.who[0]).map((id) => ({ id, day: wouldBe({ who: [id] }) }));
    let best: { id: number; day: number } | null = null;
    for (const { id, day } of tried) if (isEarlier(day) && (!best || day < best.day)) best = { id, day };
    if (best) found.push({ kind: 'technician', technicianId: best.id, day: best.day });
    const shared = wouldBe({ who: able });
    if (isEarlier(shared) && (!best || shared < best.day)) found.push({ kind: 'anyone', day: shared });
  }
  if (order.notBefore !== null && order.notBefore > 0) {
    const day = wouldBe({ notBefore: order.notBefore - 1 });
    if (isEarlier(day)) found.push({ kind: 'part', partsOn: order.notBefore - 1, day });
  }
  if (ifUrgent) {
    const urgent = urgentDay(question, ifUrgent);
    if (isEarlier(urgent.day)) found.push({ kind: 'urgent', day: urgent.day, endangers: urgent.endangers });
  }
  const overtime = finish === null ? null : overtimeFor(question, finish, shares, isEarlier);
  if (overtime) found.push(overtime);
  return found;
}

/** Its day in front of all that is not urgent, and how many promises would then be in danger that are not now. */
function urgentDay(
  { order, ahead, workshop, isOpen }: Question,
  ifUrgent: NonNullable<Question['ifUrgent']>,
): { day: number | null; endangers: number } {
  const urgent = new Plan(workshop);
  for (const before of ifUrgent.ahead) urgent.lay(before);
  const finish = urgent.lay(order);
  const usual = new Plan(workshop);
  const before = new Map(ahead.map((one) => [one.id, usual.lay(one)]));
  let endangers = 0;
  for (const one of ifUrgent.behind) {
    const then = urgent.lay(one);
    if (one.due === null) continue;
    const now = before.get(one.id) ?? null;
    const wasKept = now !== null && now <= one.due;
    if (wasKept && (then === null || then > one.due)) endangers += 1;
  }
  return { day: openFrom(finish, isOpen, workshop.horizon), endangers };
}

/** As many minutes as lie on its last day, done on a day before by the one who has most of them. */
function overtimeFor(
  { order, ahead, workshop, isOpen }: Question,
  finish: number,
  shares: readonly PlanShare[],
  isEarlier: (day: number | null) => day is number,
): Help | null {
  if (ahead.length > OVERTIME_AHEAD) return null;
  const own = shares.filter((share) => share.orderId === order.id && share.day === finish);
  const wanted = own.reduce((sum, { minutes }) => sum + minutes, 0);
  const minutes = Math.ceil(wanted / OVERTIME_STEP) * OVERTIME_STEP;
  if (minutes === 0 || minutes > MOST_OVERTIME) return null;
  const most = [...own].sort((a, b) => b.minutes - a.minutes || a.technicianId - b.technicianId)[0];
  const technician = workshop.technicians.find(({ id }) => id === most?.technicianId);
  if (!technician) return null;
  let tried = 0;
  for (let on = finish - 1; on >= (order.notBefore ?? 0) && tried < OVERTIME_DAYS; on -= 1) {
    if ((technician.minutes[on] ?? 0) === 0) continue;
    tried += 1;
    const longer = technician.minutes.map((left, day) => (day === on ? left + minutes : left));
    const plan = new Plan({
      ...workshop,
      technicians: workshop.technicians.map((one) =>
        one.id === technician.id ? { ...one, minutes: longer } : one,
      ),
    });
    for (const before of ahead) plan.lay(before);
    const day = openFrom(plan.lay(order), isOpen, workshop.horizon);
    if (isEarlier(day)) return { kind: 'overtime', technicianId: technician.id, on, minutes, day };
  }
  return null;
}

function openFrom(finish: number | null, isOpen: (day: number) => boolean, horizon: number): number | null {
  if (finish === null) return null;
  for (let day = finish; day < horizon; day += 1) if (isOpen(day)) return day;
  return null;
}

function isShutBetween(from: number, until: number, isOpen: (day: number) => boolean): boolean {
  for (let day = from; day < until; day += 1) if (!isOpen(day)) return true;
  return false;
}
