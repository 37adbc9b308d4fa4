import { jpegPhoto } from '../../../kit/photos.ts';
import type { Asking, GoodCall } from '../good-calls.ts';

type Things = { items: { id: number; last: { whereabouts: string } | null }[] };

const thingsOf = async ({ known, ask }: Asking) =>
  ((await ask('custody.ofRepair', { repairId: known.repairId })) as unknown as Things).items;

/** The first thing of the known order, as a list of one. */
async function oneOf(asking: Asking): Promise<number[]> {
  return (await thingsOf(asking)).slice(0, 1).map(({ id }) => id);
}

export const custodyCalls: Readonly<Record<string, GoodCall>> = {
  'custody.addPlace': () => ({ kind: 'shelf', name: 'Words' }),
  async 'custody.changePlace'({ ask }) {
    const places = (await ask('custody.places')) as unknown as { id: number; name: string }[];
    const other = places.find(({ name }) => name === '') ?? places[0];
    return { id: other?.id ?? 0, kind: 'box', name: 'Words', isHidden: false };
  },
  async 'custody.move'(asking) {
    return {
      repairId: asking.known.repairId,
      itemIds: await oneOf(asking),
      to: { sentTo: 'Words' },
      reason: 'Words',
    };
  },
  async 'custody.reportMissing'(asking) {
    return { repairId: asking.known.repairId, itemIds: await oneOf(asking), reason: 'Words' };
  },
  async 'custody.settle'(asking) {
    const itemIds = await oneOf(asking);
    const { repairId } = asking.known;
    await asking.ask('custody.move', { repairId, itemIds, to: { sentTo: 'x' }, reason: '' });
    await asking.ask('custody.reportMissing', { repairId, itemIds, reason: 'x' });
    return { itemId: itemIds[0] ?? 0, how: 'waived', reason: 'Words' };
  },
};

/** A photo that is held, with a note of its own. */
async function photoOf({ ask }: Asking) {
  const bytes = jpegPhoto();
  const { uploadId } = await ask('evidence.beginUpload', { bytes: bytes.length });
  await ask('evidence.addChunk', { uploadId, index: 0, base64: bytes.toString('base64') });
  return { photoId: (await ask('evidence.hold', { uploadId })).photoId, note: 'Words' };
}

export const evidenceCalls: Readonly<Record<string, GoodCall>> = {
  async 'evidence.addPhotos'(asking) {
    return { repairId: asking.known.repairId, photos: [await photoOf(asking)] };
  },
  async 'evidence.withdraw'(asking) {
    const { repairId } = asking.known;
    await asking.ask('evidence.addPhotos', { repairId, photos: [await photoOf(asking)] });
    const { entries } = (await asking.ask('evidence.ofRepair', { repairId })) as {
      entries: { position: number }[];
    };
    return { repairId, position: entries[entries.length - 1]?.position ?? 0, reason: 'Words' };
  },
  'evidence.acceptTerms': ({ known }) => ({
    ...{ repairId: known.repairId, language: 'en' },
    signature: { way: 'paper', name: 'Words' },
  }),
};

export const vaultCalls: Readonly<Record<string, GoodCall>> = {
  async 'vault.reveal'({ known, ask }) {
    await ask('vault.keep', { repairId: known.repairId, passcode: { kind: 'pin', code: '2580' } });
    return { repairId: known.repairId, reason: 'Words' };
  },
};
