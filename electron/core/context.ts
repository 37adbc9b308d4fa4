import type { CalendarName, Language } from '../../shared/kernel/language.ts';
import type { Right, Role } from '../../shared/kernel/rights.ts';
import type { Reader, Writer } from './store/store.ts';

/** Who stands at the other end of a transport. A call may change the tokens; the transport keeps what changed. */
export interface Visitor {
  transport: 'window' | 'hub' | 'api';
  address: string;
  stationToken: string | null;
  sessionToken: string | null;
}

export interface CallContext {
  visitor: Visitor;
  /** The idempotency key of a command: a UUID made by the client. */
  key: string | null;
}

export interface Actor {
  id: number;
  name: string;
  roles: readonly Role[];
  isSupervisor: boolean;
  language: Language;
  calendar: CalendarName;
}

export interface ShopFacts {
  name: string;
  country: string;
  zone: string;
  currency: string;
  language: Language;
  calendar: CalendarName;
}

/** What a query may know. Nothing in the core reads the wall clock, opens a file or starts a timer by itself. */
export interface Reading {
  store: Reader;
  /** UTC milliseconds. */
  now: number;
  /** The calendar day in the shop's zone. */
  today: string;
  visitor: Visitor;
  /** The shop's facts; a call before the first run that needs them is refused. */
  shop: ShopFacts;
  /** Who asks. An `open` procedure that needs somebody is refused by this getter. */
  actor: Actor;
  /** The same where nobody need be there. */
  maybeActor: Actor | null;
  stationId: number | null;
  mayI(right: Right): boolean;
}

export interface Happening {
  domain: string;
  subject: number | null;
  before?: unknown;
  after?: unknown;
  /** When and by whom, where it is told later than it happened: the command's own time and actor if not given. */
  at?: number;
  actor?: number | null;
}

/** What a command may know and do. */
export interface Writing extends Reading {
  store: Writer;
  newId(): number;
  /** Leaves an event in the log and tells every screen that the domain changed. A command leaves at least one. */
  record(happening: Happening): void;
}
