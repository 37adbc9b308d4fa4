import { addDays, type Day } from '../kernel/day.ts';
import { answerOf } from './warranty.answer.ts';
import { blankDevice, type DeviceFacts, type PastRepair } from './warranty.facts.ts';
import { historyOn } from './warranty.grants.ts';
import { type Kind, kinds, type WarrantyTerms } from './warranty.terms.ts';

export interface ExampleEnd {
  /** The last day; `null`: for life. */
  readonly until: Day | null;
  readonly basisPoints: number;
}

export interface TermsExample {
  /** What is promised for each kind of cost of a device bought that day (or a repair finished that day). */
  readonly kinds: readonly (ExampleEnd & { readonly kind: Kind })[];
  readonly components: readonly (ExampleEnd & { readonly component: string })[];
  /** What becomes of a part that is replaced under these terms on day 50; `null` if parts are not promised then. */
  readonly replacement: { readonly on: Day; readonly until: Day | null } | null;
  /** The end of the work's term if the device lay in the shop from day 30 to day 40; `null` if that moves nothing. */
  readonly afterStay: Day | null;
}

const ID = 'example';
const REPLACED_ON_DAY = 50;
const STAY = [30, 40] as const;

/**
 * What terms come to, for a person who writes them: everything counted from one day, on which the device was bought,
 * delivered, installed and made, or for a repair warranty the repair was finished.
 */
export function termsExample(terms: WarrantyTerms, day: Day): TermsExample {
  const isOfRepair = terms.layer === 'repair' || terms.layer === 'supplier';
  const part = terms.components[0]?.component ?? 'part';
  const fresh = isOfRepair ? repaired(terms, day, part) : bought(terms, day);
  const replacedOn = addDays(day, REPLACED_ON_DAY);
  const first = end(fresh, day, 'parts', part, isOfRepair ? ID : null);
  const isPartPromised = first !== null && (first.until === null || first.until >= replacedOn);
  const replaced = isOfRepair
    ? repairedAgain(terms, day, replacedOn, part)
    : partReplaced(terms, day, replacedOn, part);
  const again = isPartPromised
    ? end(replaced, addDays(replacedOn, 1), 'parts', part, isOfRepair ? 'second' : null)
    : null;
  return {
    kinds: kinds.flatMap((kind) => {
      const found = end(fresh, day, kind, null, isOfRepair ? ID : null);
      return found ? [{ kind, ...found }] : [];
    }),
    components: terms.components.flatMap(({ component }) => {
      const found = end(
        isOfRepair ? repaired(terms, day, component) : fresh,
        day,
        'parts',
        component,
        isOfRepair ? ID : null,
      );
      return found ? [{ component, ...found }] : [];
    }),
    replacement: again && { on: replacedOn, until: again.until },
    afterStay: movedByStay(fresh, day, isOfRepair),
  };
}

function bought(terms: WarrantyTerms, day: Day): DeviceFacts {
  const dates = { purchasedOn: day, deliveredOn: day, installedOn: day, manufacturedOn: day };
  return { ...blankDevice, ...dates, isRegistered: true, terms: [{ id: ID, terms }] };
}

function repair(id: string, on: Day, part: string, terms: WarrantyTerms | null): PastRepair {
  const line = { faultCode: null, coveredBy: null, supply: null };
  return {
    id,
    receivedOn: on,
    finishedOn: on,
    stays: [],
    lines: [
      ...(['labour', 'transport', 'visit'] as const).map((kind) => ({
        id: `${id} ${kind}`,
        kind,
        component: null,
        ...line,
      })),
      { id: `${id} any part`, kind: 'parts', component: null, ...line },
      { id: `${id} part`, kind: 'parts', component: part, ...line },
    ],
    // the supplier's promise is told as if it were the repair's own: the dates are the same
    warranty: terms && { id: ID, terms: { ...terms, layer: 'repair' } },
  };
}

function repaired(terms: WarrantyTerms, day: Day, part: string): DeviceFacts {
  return { ...blankDevice, isRegistered: true, repairs: [repair(ID, day, part, terms)] };
}

function repairedAgain(terms: WarrantyTerms, day: Day, on: Day, part: string): DeviceFacts {
  const second = repair('second', on, part, terms);
  const coveredBy = { layer: 'repair', grantId: ID } as const;
  const lines = second.lines.map((line) => ({ ...line, coveredBy }));
  return { ...repaired(terms, day, part), repairs: [repair(ID, day, part, terms), { ...second, lines }] };
}

function partReplaced(terms: WarrantyTerms, day: Day, on: Day, part: string): DeviceFacts {
  const done = repair('replacement', on, part, null);
  const coveredBy = { layer: terms.layer, grantId: ID };
  const lines = done.lines
    .filter(({ component }) => component === part)
    .map((line) => ({ ...line, coveredBy }));
  // told without the extension after a repair, which is no matter of the part
  const plain = { ...terms, extendMonthsAfterRepair: 0 };
  return { ...bought(plain, day), repairs: [{ ...done, lines }] };
}

function end(
  facts: DeviceFacts,
  on: Day,
  kind: Kind,
  component: string | null,
  comeBackOf: string | null,
): ExampleEnd | null {
  const history = historyOn(facts, on);
  const grant = history.grants.find(({ id }) => id === (comeBackOf ?? ID));
  if (!grant) return null;
  const { basisPoints, term } = answerOf(
    grant,
    { kind, component, faultCode: null, cause: 'unknown', comeBackOf },
    history,
  );
  if (!term) return null;
  return { until: term.period.endsOn, basisPoints: basisPoints || grant.terms.basisPoints[kind] };
}

function movedByStay(facts: DeviceFacts, day: Day, isOfRepair: boolean): Day | null {
  const plain = end(facts, day, 'labour', null, isOfRepair ? ID : null);
  if (!plain?.until) return null;
  const [from, until] = [addDays(day, STAY[0]), addDays(day, STAY[1])];
  const stay: PastRepair = {
    id: 'stay',
    receivedOn: from,
    finishedOn: until,
    stays: [{ from, until }],
    lines: [],
    warranty: null,
  };
  const moved = end(
    { ...facts, repairs: [...facts.repairs, stay] },
    until,
    'labour',
    null,
    isOfRepair ? ID : null,
  );
  return moved?.until && moved.until !== plain.until ? moved.until : null;
}
