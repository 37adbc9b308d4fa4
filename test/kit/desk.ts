import { openTestDesk, type TestDesk } from './seeded-desk.ts';

export type Desk = TestDesk;

/** A shop that is open, with its catalogue and its owner at the desk. */
export async function openDesk(): Promise<Desk> {
  return openTestDesk();
}
