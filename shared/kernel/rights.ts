/** Roles of a shop's people. One person may hold all of them. */
export const roles = ['counter', 'technician', 'owner'] as const;

export type Role = (typeof roles)[number];

type Holder = Role | 'supervisor';

/**
 * Who may do what: the only table of rights. The core's wrapper enforces it, screens read it to show only what
 * may be opened. `supervisor` is a permission beside the roles; an owner is a supervisor too.
 */
export const rights = {
  'customers.read': ['counter', 'technician', 'owner'],
  'customers.write': ['counter', 'technician', 'owner'],
  'customers.merge': ['counter', 'owner'],
  'devices.read': ['counter', 'technician', 'owner'],
  'devices.write': ['counter', 'technician', 'owner'],
  'catalogue.read': ['counter', 'technician', 'owner'],
  'catalogue.write': ['owner', 'supervisor'],
  'warranty.read': ['counter', 'technician', 'owner'],
  'warranty.terms': ['owner'],
  'warranty.override': ['supervisor'],
  'repairs.read': ['counter', 'technician', 'owner'],
  'repairs.takeIn': ['counter', 'technician', 'owner'],
  'repairs.templates': ['owner', 'supervisor'],
  'repairs.move': ['counter', 'technician', 'owner'],
  'repairs.assign': ['counter', 'technician', 'owner'],
  'repairs.states': ['owner'],
  'repairs.judgeComeBack': ['supervisor'],
  'promises.read': ['counter', 'technician', 'owner'],
  'promises.make': ['counter', 'technician', 'owner'],
  'promises.override': ['supervisor'],
  'capacity.read': ['counter', 'technician', 'owner'],
  'capacity.write': ['owner', 'supervisor'],
  'bench.read': ['counter', 'technician', 'owner'],
  'bench.work': ['technician', 'owner'],
  'bench.codes': ['owner', 'supervisor'],
  'estimates.read': ['counter', 'technician', 'owner'],
  'estimates.write': ['counter', 'technician', 'owner'],
  'estimates.costShare': ['supervisor'],
  'custody.read': ['counter', 'technician', 'owner'],
  'custody.move': ['counter', 'technician', 'owner'],
  'custody.places': ['owner', 'supervisor'],
  'custody.settle': ['supervisor'],
  'evidence.read': ['counter', 'technician', 'owner'],
  'evidence.add': ['counter', 'technician', 'owner'],
  'vault.keep': ['counter', 'technician', 'owner'],
  'vault.reveal': ['technician', 'owner'],
  'handovers.read': ['counter', 'technician', 'owner'],
  'handovers.handOver': ['counter', 'technician', 'owner'],
  'handovers.dispose': ['owner'],
  'payments.read': ['counter', 'owner'],
  'payments.take': ['counter', 'owner'],
  'payments.approve': ['supervisor'],
  'payments.writeOff': ['owner'],
  'paper.print': ['counter', 'technician', 'owner'],
  'records.import': ['owner'],
  'records.export': ['owner'],
  'backups.make': ['owner'],
  'backups.restore': ['owner'],
  'people.manage': ['owner'],
  'settings.write': ['owner'],
  'audit.read': ['owner', 'supervisor'],
  'money.cost': ['owner'],
} as const satisfies Record<string, readonly Holder[]>;

export type Right = keyof typeof rights;

export interface Standing {
  roles: readonly Role[];
  isSupervisor: boolean;
}

/** Whether somebody of this standing holds the right. */
export function holds(standing: Standing, right: Right): boolean {
  const holders: readonly Holder[] = rights[right];
  if (standing.roles.some((role) => holders.includes(role))) return true;
  return holders.includes('supervisor') && (standing.isSupervisor || standing.roles.includes('owner'));
}

/** Every right that somebody of this standing holds. */
export function rightsOf(standing: Standing): Right[] {
  return (Object.keys(rights) as Right[]).filter((right) => holds(standing, right));
}
