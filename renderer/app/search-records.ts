import { IconDeviceLaptop, IconTool, IconUser, type TablerIcon } from '@tabler/icons-react';
import type { Hit } from '../../shared/search/search.contract.ts';
import { api } from './api.ts';

export interface RecordHit {
  key: string;
  icon: TablerIcon;
  title: string;
  detail: string;
  /** The record's address. */
  to: string;
}

export type SearchRecords = (text: string, signal?: AbortSignal) => Promise<RecordHit[]>;

const places: Readonly<Record<Hit['kind'], { icon: TablerIcon; path: string }>> = {
  customer: { icon: IconUser, path: '/customers' },
  device: { icon: IconDeviceLaptop, path: '/warranty' },
  repair: { icon: IconTool, path: '/repairs' },
};

/** Where a record is opened: of a device that is its warranty. */
export const addressOfHit = ({ kind, ref }: Pick<Hit, 'kind' | 'ref'>) => `${places[kind].path}/${ref}`;

/** Records by any word or code of theirs, the likeliest first. */
export const searchRecords: SearchRecords = async (text, signal) => {
  const { hits } = await api.search.find({ text, limit: 8 }, { ...(signal && { signal }) });
  return hits.map(({ kind, ref, title, detail }) => {
    const { icon } = places[kind];
    return { key: `${kind}-${ref}`, icon, title, detail, to: addressOfHit({ kind, ref }) };
  });
};

/** Where the device is opened whose serial or IMEI is exactly this, however typed; null where nobody has it. */
export async function addressOfSerial(text: string): Promise<string | null> {
  const device = text.length <= 80 ? await api.devices.bySerial({ serial: text }) : null;
  return device && addressOfHit({ kind: 'device', ref: device.id });
}

/** Where all that was found for a text is listed. */
export const searchAddress = (text: string) => `/search?${new URLSearchParams({ text })}`;
