import type { z } from 'zod';
import { PHOTO_CHUNK_BYTES } from '../../shared/evidence/evidence.contract.ts';
import type { Signature } from '../../shared/evidence/signature.ts';
import type { intakeInput } from '../../shared/repairs/repairs.contract.ts';
import { maria } from './records.ts';
import type { Client } from './shop.ts';

type Intake = z.input<typeof intakeInput>;
type Item = Intake['items'][number];

/** A signature that is one. */
export const signed: Signature = {
  way: 'pad',
  name: 'Maria',
  strokes: [
    [
      [100, 200],
      [220, 90],
      [300, 230],
      [420, 120],
    ],
    [
      [500, 150],
      [640, 180],
    ],
  ],
};

export const accessory = (label: string, isTicked = true) => ({ label, names: {}, isTicked, note: '' });

let serials = 0;

/** One thing of a new customer, taken in: what is not said of it is as in most orders. */
export async function takenIn(client: Client, item: Partial<Item> = {}, more: Partial<Intake> = {}) {
  const category =
    (await client.catalogue.categories())[0]?.id ??
    (await client.catalogue.addCategory({ name: 'Phone', names: { en: 'Phone' }, parent: null })).id;
  serials += 1;
  const taken = await client.repairs.takeIn({
    customer: { new: maria },
    items: [
      {
        device: { new: { categoryId: category, brand: 'Nokia', serial: `SN-${serials}-9` } },
        fault: 'It does not start.',
        ...item,
      },
    ],
    ...more,
  });
  const [repair] = taken.repairs;
  if (!repair) throw new Error('nothing was taken in');
  return { ...taken, repairId: repair.id, number: repair.number };
}

/** Sends a photo up and has it held, as a form does while it is being filled in. */
export async function heldPhoto(client: Client, bytes: Buffer): Promise<string> {
  const { uploadId } = await client.evidence.beginUpload({ bytes: bytes.length });
  for (let index = 0; index * PHOTO_CHUNK_BYTES < bytes.length; index++) {
    const piece = bytes.subarray(index * PHOTO_CHUNK_BYTES, (index + 1) * PHOTO_CHUNK_BYTES);
    await client.evidence.addChunk({ uploadId, index, base64: piece.toString('base64') });
  }
  return (await client.evidence.hold({ uploadId })).photoId;
}

/** Why something was refused: the sentence at its first field, or its reason. */
export const reasonOf = (answer: Promise<unknown>): Promise<string | undefined> =>
  answer.then(
    () => 'taken',
    (error: { data?: { reason?: string; fields?: { message: string }[] } }) =>
      error.data?.fields?.[0]?.message ?? error.data?.reason,
  );
