import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Change, Select } from '../../electron/core/store/statement.ts';
import { type Desk, openDesk } from '../kit/desk.ts';

const core = fileURLToPath(new URL('../../electron/core/', import.meta.url));

type Statement = Change | Select<unknown>;

async function statementsOf(file: string): Promise<[string, Statement][]> {
  const module = (await import(pathToFileURL(join(core, file)).href)) as Record<string, unknown>;
  const found: [string, Statement][] = [];
  for (const [name, value] of Object.entries(module)) {
    if (typeof value === 'object' && value !== null && 'sql' in value) found.push([name, value as Statement]);
  }
  return found;
}

const files = readdirSync(core, { recursive: true, encoding: 'utf8' }).filter((file) =>
  file.endsWith('.sql.ts'),
);
const statements = (
  await Promise.all(
    files.map(async (file) =>
      (await statementsOf(file)).map(([name, statement]) => [file, name, statement] as const),
    ),
  )
).flat();

let desk: Desk;
let db: Database.Database;
beforeAll(() => {
  desk = openDesk();
  db = new Database(desk.file, { readonly: true });
});
afterAll(() => {
  db.close();
  desk.close();
});

describe('every statement', () => {
  test.each(statements)('%s %s is compiled once for all values', (_file, _name, { sql }) => {
    expect(sql.replaceAll(/'[^']*'/g, '')).not.toMatch(/(?<![\w+:]):[a-z]/i);
  });

  test('is seen by this test', () => {
    expect(files.length).toBeGreaterThan(8);
    expect(statements.length).toBeGreaterThan(60);
  });

  test.each(statements)(
    '%s %s is prepared on the migrated file, its columns those of its row',
    (_file, _name, statement) => {
      const prepared = db.prepare(statement.sql);
      if (!('row' in statement)) {
        expect(prepared.reader).toBe(false);
        return;
      }
      expect(
        prepared
          .columns()
          .map(({ name }) => name)
          .sort(),
      ).toEqual(Object.keys(statement.row.shape).sort());
    },
  );
});

/** Statements asked at the counter with every key or click: none may read a table from end to end. */
const hot: Record<string, string[]> = {
  'customers/customers.sql.ts': [
    'customerById',
    'phonesOf',
    'consentsOf',
    'customerRow',
    'newestCustomers',
    'customersWithPhone',
    'standingOf',
  ],
  'devices/devices.sql.ts': [
    'deviceById',
    'ownersOf',
    'deviceWithSerial',
    'devicesOfCustomer',
    'newestDevices',
    'idsOfCustomer',
  ],
  'catalogue/catalogue.sql.ts': [
    'categoryById',
    'categoryNamed',
    'namesOfCategory',
    'brandByKey',
    'brandById',
    'modelById',
    'modelByKey',
    'unitsOfCategory',
    'unitsOfModel',
  ],
  'search/search.sql.ts': ['byWords', 'byTellingWord', 'byCodes', 'byWordsAndCodes', 'removeEntry'],
  'repairs/lists.sql.ts': [
    'openByPromise',
    'openByReceipt',
    'closedByReceipt',
    'allByReceipt',
    'stateByReceipt',
    'categoryByReceipt',
    'openByPromiseFound',
    'foundByReceipt',
    'repairsOfCustomer',
    'repairsOfDevice',
    'openCounts',
    'countReceived',
  ],
  'repairs/repairs.sql.ts': [
    'repairById',
    'checksOfRepair',
    'promisesOfRepair',
    'siblingsOfRepair',
    'decisionOfRepair',
    'historyOfRepair',
  ],
  'promises/promises.sql.ts': [
    'promiseById',
    'promisesOfRepair',
    'promisesDue',
    'outcomesDue',
    'lastPromise',
    'ordersDue',
    'othersDue',
    'showPromise',
  ],
  'promises/queue.sql.ts': [
    'waitingOrders',
    'waitingOrder',
    'calledOrders',
    'deviceWork',
    'finishedPromises',
  ],
  'promises/at-risk.sql.ts': ['alertsToTell', 'alertOfRepair', 'alertById', 'standingAlerts', 'sameAlert'],
  'capacity/capacity.sql.ts': ['absencesFrom', 'workOfRepair'],
  'repairs/work-list.sql.ts': ['workOfTechnician', 'workOfOwner'],
  'bench/work-time.sql.ts': [
    'timesOfRepair',
    'spansOfRepairs',
    'spansOfPerson',
    'runningOfPerson',
    'runningOnRepair',
    'workById',
  ],
  'bench/findings.sql.ts': ['findingsOfRepair', 'findingById', 'findingsOfDevice', 'unitOfFinding'],
  'bench/parts.sql.ts': ['partsOfRepair', 'partById', 'partsOutstanding', 'partsOfRepairs'],
  'bench/checks.sql.ts': ['roundsOfRepair', 'roundThatCounts', 'pointsOfRound', 'pointById'],
  'bench/notes.sql.ts': ['notesOfRepair'],
  'bench/codes.sql.ts': ['habitsOf', 'faultOfRepair'],
  'bench/outcome.sql.ts': ['remediesOfRepair'],
  'bench/versions.sql.ts': ['jobOfRepair', 'devicesOfOtherVersion'],
  'bench/bench-gate.sql.ts': ['codedForGate', 'outstandingForGate', 'wasDiagnosed', 'outcomeForGate'],
  'bench/on-move.sql.ts': ['movedOrder', 'endRounds'],
  'repairs/intake.sql.ts': ['openRepairOfDevice', 'repairNumbered'],
  'repairs/moves.sql.ts': ['setState', 'setOwnState', 'setWaitsFor', 'togetherOnVisit', 'isPersonActive'],
  'repairs/hand-offs.sql.ts': [
    'waitingHandOff',
    'handOffsOfRepair',
    'handOffsTo',
    'handOffById',
    'handOffsBetween',
    'openWithoutOwner',
    'openOrdersOf',
    'openWorkOf',
    'personHere',
  ],
  'repairs/board.sql.ts': ['columnOfState', 'columnOfTechnician', 'countsByState', 'countsByTechnician'],
  'repairs/come-backs.sql.ts': [
    'sameDevices',
    'earlierRepairs',
    'orderThatCameBack',
    'codedFindings',
    'comeBackById',
    'laterComeBacks',
    'comeBacksBetween',
    'comeBacksByCause',
    'undecidedComeBacks',
    'lastDecisionKind',
  ],
  'repairs/caller.sql.ts': ['phonesOfFound', 'openOfCustomer', 'lastOfCustomer', 'promisesToCustomer'],
  'repairs/findable-repairs.sql.ts': ['repairToFind', 'phonesOfCustomer', 'idsOfCustomer', 'idsOfDevice'],
  'warranty/find.sql.ts': ['devicesWithSerial', 'newestDevicesOf', 'devicesInRepairs', 'foundDevices'],
  'warranty/facts.sql.ts': [
    'devicesForWarranty',
    'ownersForWarranty',
    'coversForWarranty',
    'repairsForWarranty',
    'voidMarks',
  ],
  'warranty/card.sql.ts': ['historyOfDevice', 'coversOfDevice'],
  'warranty/decisions.sql.ts': ['decisionsOfRepair', 'repairForDecision'],
  'papers/papers.sql.ts': [
    'paperById',
    'papersOfRepair',
    'papersOfDevice',
    'firstPaper',
    'sameInLanguage',
    'orderOnPaper',
    'ordersOfVisit',
    'checksOnPaper',
    'phonesOnPaper',
  ],
  'payments/account.sql.ts': ['accountOfRepair', 'accountOfCustomer', 'unsettledOrders'],
  'payments/takings.sql.ts': ['paymentsOfRepair', 'paymentById', 'paymentsOfDay'],
  'payments/invoices.sql.ts': [
    'invoiceById',
    'invoicesOfRepair',
    'linesOfInvoice',
    'standingLine',
    'creditNotesOfInvoice',
  ],
  'payments/payments-gate.sql.ts': ['orderState'],
  'handovers/handovers-gate.sql.ts': ['leavingOf'],
  'handovers/handovers.sql.ts': ['handoverOfOrder', 'beforeReady', 'workWritten', 'setOutcome'],
  'handovers/uncollected.sql.ts': [
    'lastLetter',
    'stepsOfRepair',
    'lastStep',
    'decisionOn',
    'readyOrders',
    'countReady',
  ],
  'estimates/estimates.sql.ts': [
    'orderForEstimate',
    'estimatesOfRepair',
    'estimateById',
    'optionsOfEstimate',
    'linesOfEstimate',
  ],
  'estimates/answers.sql.ts': ['answersOfRepair', 'answerOfEstimate', 'sentIn'],
  'estimates/findings.sql.ts': ['findingsOfRepair', 'findingById', 'photoOfRepair'],
  'estimates/gate.sql.ts': ['versionsAtGate'],
  'estimates/codes.sql.ts': ['optionsByMark', 'missesAt'],
  'repairs/clock.sql.ts': ['loggedStates'],
  'custody/custody.sql.ts': ['itemsOfRepair', 'itemsForGate', 'orderNumbered', 'placeOfBarcode'],
  'evidence/evidence.sql.ts': ['evidenceOfRepair', 'lastEvidence'],
  'vault/vault.sql.ts': ['entriesOfRepair', 'standingEntry', 'revealsOfRepair'],
  'people/people.sql.ts': ['sessionByToken', 'stationByToken', 'personById'],
  'people/sessions.sql.ts': ['sawSession', 'endSessionOfToken', 'missesOf'],
  'audit/audit.sql.ts': [
    'answerByKey',
    'entries',
    'entriesOfDomain',
    'entriesOfActor',
    'entriesOfSubject',
    'forgetAnswersBefore',
  ],
  'drafts/drafts.sql.ts': ['draftOf', 'discardDraft'],
};

/** What is sorted after it was read, because it is what was asked for by a list, or the rows of one record. */
const sorted = new Set([
  'promisesToCustomer',
  'revealsOfRepair',
  'earlierRepairs',
  'laterComeBacks',
  'customersWithPhone',
  'categoryByReceipt',
  'openByPromiseFound',
  'foundByReceipt',
  'idsOfCustomer',
  'idsOfDevice',
  'coversOfDevice',
  'papersOfRepair',
  'unsettledOrders',
  'sameInLanguage',
  'firstPaper',
  'newestDevicesOf',
  'coversForWarranty',
  'repairsForWarranty',
]);

describe('hot statements', () => {
  const cases = Object.entries(hot).flatMap(([file, names]) => names.map((name) => [file, name] as const));

  test.each(cases)('%s %s reads by an index', (file, name) => {
    const statement = statements.find((known) => known[0] === file && known[1] === name)?.[2];
    if (!statement) throw new Error(`no statement ${name} in ${file}`);
    const parameters = Object.fromEntries(
      [...statement.sql.matchAll(/:([a-z]\w*)/gi)].map(([, word]) => [word, 1]),
    );
    const plan = db.prepare(`EXPLAIN QUERY PLAN ${statement.sql}`).all(parameters) as { detail: string }[];
    const steps = plan.map(({ detail }) => detail);
    for (const step of steps) {
      // full text and lists that are given are virtual tables, which are always "scanned"
      expect(step, steps.join('\n')).not.toMatch(/^SCAN (?!\w+ VIRTUAL TABLE|CONSTANT)/);
      if (!sorted.has(name) && !file.startsWith('search/')) {
        expect(step, steps.join('\n')).not.toMatch(/TEMP B-TREE FOR ORDER/);
      }
    }
  });
});
