import { randomBytes } from 'node:crypto';
import type { Visitor } from '../../electron/core/core.ts';
import { insertPerson } from '../../electron/core/people/people.sql.ts';
import { insertSession, insertStation } from '../../electron/core/people/sessions.sql.ts';
import { foundShop } from '../../electron/core/settings/settings.sql.ts';
import { tokenHash } from '../../electron/core/token-hash.ts';
import { defaultOpeningHours } from '../../shared/kernel/opening.ts';
import type { Role } from '../../shared/kernel/rights.ts';
import { cheapHash } from './cheap-hash.ts';
import { type Client, openTestCore, type TestCore, type TestCoreOptions } from './shop.ts';

interface StaffMember {
  id: number;
  name: string;
  roles: Role[];
  isSupervisor: boolean;
  pin: string;
  password: string;
}

const standings = {
  owner: { name: 'Olga Owner', roles: ['owner'], isSupervisor: false },
  counter: { name: 'Kostas Counter', roles: ['counter'], isSupervisor: false },
  technician: { name: 'Tara Technician', roles: ['technician'], isSupervisor: false },
  supervisor: { name: 'Sepideh Supervisor', roles: ['counter'], isSupervisor: true },
} as const satisfies Record<string, { name: string; roles: readonly Role[]; isSupervisor: boolean }>;

export type StandingName = keyof typeof standings;

export interface StaffedShop extends TestCore {
  staff: Record<StandingName, StaffMember>;
  /** The enrolled PC at the counter. */
  station: { id: number; name: string; token: string };
  /** At the enrolled PC, nobody signed in. */
  atTheCounter(): Visitor;
  /** Signed in at the enrolled PC, with a session of their own. */
  visitorAs(who: StandingName): Visitor;
  as(who: StandingName): Client;
}

/** A shop in Athens with one enrolled PC and one person of each standing. */
export function openStaffedShop(options: TestCoreOptions & { language?: 'en' | 'fa' } = {}): StaffedShop {
  const test = openTestCore(options);
  const language = options.language ?? 'en';
  const calendar = language === 'fa' ? 'persian' : 'gregory';
  const token = randomBytes(32).toString('base64url');
  const { staff, stationId } = test.core.store.write((store) => {
    const now = test.clock.now;
    store.run(foundShop, {
      name: 'Athena Repairs',
      address: 'Ermou 1\n105 63 Athens',
      phone: '+302101234567',
      email: 'desk@athena.example',
      website: '',
      tax_number: '',
      country: 'GR',
      zone: 'Europe/Athens',
      currency: 'EUR',
      tax_basis_points: 2400,
      language,
      calendar,
      paper_languages: JSON.stringify(['en', 'el', 'fa', 'vi', 'zh-CN', 'ru']),
      hours: JSON.stringify(defaultOpeningHours('GR')),
      closed_days: '[]',
      open_days: '[]',
      keeps_public_holidays: 1,
      lock_after_minutes: 5,
      is_sample: 0,
      now,
    });
    const hired = Object.entries(standings).map(([who, { name, roles, isSupervisor }], index) => {
      const member = {
        id: store.newId(),
        name,
        roles: [...roles],
        isSupervisor,
        pin: `${index + 1}246`,
        password: `a password of ${who}`,
      };
      store.run(insertPerson, {
        id: member.id,
        name,
        roles: JSON.stringify(roles),
        is_supervisor: isSupervisor ? 1 : 0,
        language,
        calendar,
        pin_hash: cheapHash(member.pin),
        password_hash: cheapHash(member.password),
        code_hash: null,
        code_until: null,
        now,
      });
      return [who, member] as const;
    });
    const staff = Object.fromEntries(hired) as Record<StandingName, StaffMember>;
    const stationId = store.newId();
    store.run(insertStation, {
      id: stationId,
      name: 'Counter',
      hash: tokenHash(token),
      person: staff.owner.id,
      now,
    });
    return { staff, stationId };
  });
  const atTheCounter = (): Visitor => ({ ...test.visitor(), stationToken: token });
  const visitorAs = (who: StandingName): Visitor => {
    const sessionToken = randomBytes(32).toString('base64url');
    test.core.store.write((store) =>
      store.run(insertSession, {
        id: store.newId(),
        hash: tokenHash(sessionToken),
        person: staff[who].id,
        station: stationId,
        now: test.clock.now,
      }),
    );
    return { ...atTheCounter(), sessionToken };
  };
  return Object.assign(test, {
    staff,
    station: { id: stationId, name: 'Counter', token },
    atTheCounter,
    visitorAs,
    as: (who: StandingName) => test.clientOf(visitorAs(who)),
  });
}
