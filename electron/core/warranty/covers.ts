import type { Day } from '../../../shared/kernel/day.ts';
import { refuse, refuseField } from '../../../shared/kernel/refusal.ts';
import { coverLayers } from '../../../shared/warranty/warranty.contract.ts';
import type { WarrantyTerms } from '../../../shared/warranty/warranty.terms.ts';
import type { Writing } from '../context.ts';
import { deviceById } from '../devices/devices.ts';
import { addCover as addCoverStatement, coverById, endCover as endCoverStatement } from './card.sql.ts';
import { addVoidMark } from './facts.sql.ts';
import { factsOfDevice } from './facts.ts';
import { holdAgainstSense } from './terms.ts';

interface NewCover {
  deviceId: number;
  reference: string;
  startsOn: Day;
  endsOn: Day | null;
  terms: WarrantyTerms;
}

/** Cover for this one device, beside what everything of its kind has. */
export function addCover(context: Writing, input: NewCover): { id: number } {
  const { deviceId, reference, startsOn, endsOn, terms } = input;
  deviceById(context, deviceId);
  holdAgainstSense(terms, coverLayers);
  if (endsOn !== null && endsOn < startsOn)
    refuseField(['endsOn'], 'warranty.invalid.from-day', { day: startsOn });
  const id = context.newId();
  context.store.run(addCoverStatement, {
    id,
    device: deviceId,
    layer: terms.layer,
    reference,
    starts_on: startsOn,
    ends_on: endsOn,
    body: JSON.stringify(terms),
    now: context.now,
    person: context.actor.id,
  });
  context.record({
    domain: 'warranty',
    subject: deviceId,
    after: { cover: id, reference, startsOn, endsOn, terms },
  });
  return { id };
}

/** Brings the end nearer; a longer cover is a new one. */
export function endCover(
  context: Writing,
  { id, endsOn, reason }: { id: number; endsOn: Day; reason: string },
): Record<string, never> {
  const cover = context.store.get(coverById, { id }) ?? refuse('not-found', 'warranty.unknown-cover');
  if (endsOn < cover.starts_on)
    refuseField(['endsOn'], 'warranty.invalid.from-day', { day: cover.starts_on });
  if (cover.ends_on !== null && endsOn >= cover.ends_on) {
    refuse('conflict', 'warranty.cover-ended', { reference: cover.reference, day: cover.ends_on });
  }
  context.store.run(endCoverStatement, { id, on: endsOn });
  context.record({
    domain: 'warranty',
    subject: cover.device_id,
    before: { cover: id, endsOn: cover.ends_on },
    after: { endsOn, reason },
  });
  return {};
}

export function markVoid(
  context: Writing,
  { deviceId, on, reason }: { deviceId: number; on: Day; reason: string },
): Record<string, never> {
  if (on > context.today) refuseField(['on'], 'warranty.invalid.future');
  if (factsOfDevice(context, deviceId).voidMark) refuse('conflict', 'warranty.void-already');
  return mark(context, deviceId, on, reason);
}

export function liftVoid(
  context: Writing,
  { deviceId, reason }: { deviceId: number; reason: string },
): Record<string, never> {
  if (!factsOfDevice(context, deviceId).voidMark) refuse('conflict', 'warranty.not-void');
  return mark(context, deviceId, null, reason);
}

function mark(context: Writing, device: number, void_on: Day | null, reason: string): Record<string, never> {
  const { store, now, actor } = context;
  store.run(addVoidMark, { id: context.newId(), device, void_on, reason, now, person: actor.id });
  context.record({ domain: 'warranty', subject: device, after: { voidOn: void_on, reason } });
  return {};
}
