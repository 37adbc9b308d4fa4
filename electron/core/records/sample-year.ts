import { addDays, type Day, instantOfDay, laterOf } from '../../../shared/kernel/day.ts';
import { defaultCalendarOf, type Language, languages } from '../../../shared/kernel/language.ts';
import { isOpenOn, nextOpenDay } from '../../../shared/kernel/opening.ts';
import { knownCategory } from '../catalogue/categories.ts';
import type { Actor, Writing } from '../context.ts';
import { registerCustomer } from '../customers/customers.ts';
import { registerDevice } from '../devices/devices.ts';
import { tendPromises } from '../promises/at-risk.ts';
import { earliestFor } from '../promises/earliest.ts';
import { promise } from '../promises/promise.ts';
import { takeIn } from '../repairs/intake.ts';
import { cancel } from '../repairs/moves.ts';
import { recordPastRepair } from '../repairs/past-repairs.ts';
import { nextNumber } from '../settings/number-series.ts';
import { closedDaysOf } from '../settings/opening-days.ts';
import { shop as profileOf } from '../settings/shop.ts';
import { type Good, imeiOf, phoneOf, priceIn, sampleShop } from './sample-goods.ts';
import { type Desks, fateOf, live } from './sample-orders.ts';
import { type SeededRandom, seededRandom } from './seeded-random.ts';

const YEAR_DAYS = 365;
/** Orders taken in within this many days are still in the shop. */
const OPEN_DAYS = 24;
const CUSTOMERS = 180;
const DAY_MS = 24 * 3_600_000;
/** Between two things that are done on one day. */
const STEP_MS = 40 * 60_000;

interface SampleCustomer {
  id: number;
  name: string;
  language: Language;
  devices: SampleDevice[];
}

interface SampleDevice {
  id: number;
  label: string;
  categoryId: number;
  good: Good;
  isInShop: boolean;
}

interface People {
  owner: Actor;
  counter: Actor;
  technician: Actor;
}

/** A year of the sample shop up to today: the same for the same language and day. */
export function liveAYear(context: Writing, { owner, counter, technician }: People): void {
  const random = seededRandom(1396);
  const { hours } = profileOf(context);
  const first = addDays(context.today, -YEAR_DAYS);
  const closed = closedDaysOf(context, [Number(first.slice(0, 4)), Number(context.today.slice(0, 4))]);
  const isOpen = (day: Day) => isOpenOn(day, hours, closed);
  const customers: SampleCustomer[] = [];
  const agenda: { on: Day; work: (desks: Desks) => void }[] = [];
  let serial = 0;
  for (let age = YEAR_DAYS; age >= 0; age--) {
    const day = addDays(context.today, -age);
    if (!isOpen(day)) continue;
    const now = Math.min(instantOfDay(day, context.shop.zone), context.now - age * DAY_MS + 1);
    const desk = on(context, day, now, counter);
    // what is due today has not been done yet
    const due = age === 0 ? [] : agenda.filter((item) => item.on <= day);
    for (const [index, item] of due.entries()) {
      const at = now + (index + 1) * STEP_MS;
      item.work({
        counter: on(context, day, at, counter),
        bench: on(context, day, at, technician),
        owner: on(context, day, at, owner),
      });
    }
    agenda.splice(0, agenda.length, ...agenda.filter((item) => item.on > day));
    const guests = 1 + random.below(3);
    for (let guest = 0; guest < guests; guest++) {
      const isNew = customers.length < CUSTOMERS && (customers.length < 8 || random.chance(55));
      const customer = isNew ? newCustomer(desk, random, customers.length) : random.pick(customers);
      if (isNew) customers.push(customer);
      if (isNew || random.chance(30)) customer.devices.push(newDevice(desk, random, customer, serial++));
      const device = random.pick(customer.devices);
      if (age >= OPEN_DAYS) pastRepair(desk, random, customer, device);
      else if (!device.isInShop) {
        const id = openRepair(
          desk,
          random,
          customer,
          device,
          (from) => nextOpenDay(from, hours, closed) ?? from,
        );
        if (id === null) continue;
        const order = {
          id,
          categoryId: device.categoryId,
          customerName: customer.name,
          ageDays: age,
          random,
        };
        let goesOn = true;
        for (const { after, step } of fateOf(random, age).steps) {
          const work = (desks: Desks) => {
            goesOn &&= live(step, order, desks);
            if (goesOn && step === 'handOver') device.isInShop = false;
          };
          agenda.push({ on: addDays(day, after), work });
        }
      }
    }
  }
  tendPromises(on(context, context.today, context.now, owner));
}

/** The desk as it was on another day. */
function on(context: Writing, today: Day, now: number, actor: Actor): Writing {
  return Object.create(context, {
    today: { value: today },
    now: { value: now },
    actor: { value: actor },
    maybeActor: { value: actor },
    record: {
      value: (happening: Parameters<Writing['record']>[0]) =>
        context.record({ ...happening, at: now, actor: actor.id }),
    },
  }) as Writing;
}

function newCustomer(context: Writing, random: SeededRandom, n: number): SampleCustomer {
  const home = context.shop.language;
  const language =
    n < languages.length ? (languages[n] as Language) : random.chance(60) ? home : random.pick(languages);
  const isCompany = n >= languages.length && random.chance(6);
  const [first, second] = sampleShop.names[language];
  const space = language === 'zh-CN' ? '' : ' ';
  const name = isCompany
    ? random.pick(sampleShop.companies[language])
    : `${random.pick(first)}${space}${random.pick(second)}`;
  const hasFlag = random.chance(4);
  const { id } = registerCustomer(context, {
    kind: isCompany ? 'company' : 'person',
    name,
    phones: [{ typed: phoneOf(language, n), label: '' }],
    email: random.chance(40) ? `customer${n}@mail.example` : '',
    address: '',
    taxNumber: '',
    language,
    calendar: defaultCalendarOf(language),
    channel: hasFlag ? 'message' : 'phone',
    consents: { service: true, promotion: random.chance(50), survey: random.chance(50) },
    notes: '',
    flag: hasFlag ? sampleShop.flag[home] : '',
  });
  return { id, name, language, devices: [] };
}

function newDevice(context: Writing, random: SeededRandom, { id }: SampleCustomer, n: number): SampleDevice {
  const good = random.pick(sampleShop.goods);
  const model = random.pick(good.models);
  const categoryId = knownCategory(context, good.category) ?? 0;
  const isOurs = random.chance(65);
  const purchasedOn = isOurs ? addDays(context.today, -random.below(900)) : null;
  const device = registerDevice(context, {
    customerId: id,
    categoryId,
    brand: good.brand,
    model,
    serial: random.chance(85) ? serialOf(good, n) : '',
    imei2: '',
    purchasedOn,
    deliveredOn: null,
    installedOn: null,
    manufacturedOn: null,
    receiptNumber: isOurs ? `A-${String(4000 + n)}` : '',
    proof: isOurs ? 'seen' : 'none',
    seller: isOurs ? context.shop.name : '',
    place: '',
    priceMinor: isOurs ? priceIn(context.shop.currency, good.price) : null,
    notes: '',
    isRegistered: isOurs,
  });
  return { id: device.id, label: `${good.brand} ${model}`, categoryId, good, isInShop: false };
}

function serialOf({ brand, imei }: Good, n: number): string {
  if (imei) return imeiOf(n);
  const letters = brand
    .replace(/[^A-Za-z]/g, '')
    .slice(0, 3)
    .toUpperCase();
  return `${letters}-${String(70_000 + n * 37)}-${String.fromCharCode(65 + (n % 26))}${n % 10}`;
}

function pastRepair(
  context: Writing,
  random: SeededRandom,
  customer: SampleCustomer,
  device: SampleDevice,
): void {
  const { now, today } = context;
  const home = context.shop.language;
  const isFixed = random.chance(82);
  recordPastRepair(context, {
    number: nextNumber(context, 'repair', today),
    customerId: customer.id,
    deviceId: device.id,
    fault: random.pick(device.good.faults)[customer.language],
    finding: (isFixed ? random.pick(sampleShop.findings.slice(0, 2)) : sampleShop.findings[2])?.[home] ?? '',
    outcome: isFixed ? 'fixed' : 'endOfLife',
    receivedAt: now,
    closedAt: now + (1 + random.below(9)) * DAY_MS,
    importId: null,
  });
}

function openRepair(
  context: Writing,
  random: SeededRandom,
  customer: SampleCustomer,
  device: SampleDevice,
  openDay: (from: Day) => Day,
): number | null {
  device.isInShop = true;
  const home = context.shop.language;
  const wished = openDay(addDays(context.today, 1 + random.below(9)));
  const due = laterOf(wished, earliestFor(context, { deviceId: device.id }).on ?? wished);
  const { repairs } = takeIn(context, {
    customer: { id: customer.id },
    items: [
      {
        device: { id: device.id, onOtherOwner: 'refuse' },
        fault: random.pick(device.good.faults)[customer.language],
        condition: [],
        accessories: [],
        conditionNote: '',
        photos: [],
        passcode: null,
        wishes: random.chance(30) ? random.pick(sampleShop.wishes)[customer.language] : '',
        promisedOn: random.chance(85) ? due : null,
        costLimitMinor: random.chance(50) ? priceIn(context.shop.currency, 8000) : null,
        isUrgent: random.chance(10),
        way: 'bench',
        collectAt: '',
        collectPlace: '',
        payBy: '',
        tellBy: '',
        handToId: null,
        overrideReason: '',
      },
    ],
    signature: null,
  });
  const id = repairs[0]?.id ?? 0;
  const fate = random.below(20);
  if (fate === 0) {
    cancel(context, { id, reason: random.pick(sampleShop.wishes)[home] });
    return null;
  }
  if (fate === 1) {
    promise(context, {
      id,
      dueOn: openDay(addDays(laterOf(due, earliestFor(context, { repairId: id }).on ?? due), 3)),
      reason: sampleShop.findings[1]?.[home] ?? '',
      overrideReason: '',
    });
  }
  return id;
}
