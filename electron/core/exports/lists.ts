import type { ListName } from '../../../shared/exports/lists.ts';
import type { ExportList } from './list.ts';
import { customers, devices, repairs } from './records-lists.sql.ts';
import { catalogue, covers, events, papers, people, promises, services } from './shop-lists.sql.ts';

/** Every list by its name. */
export const lists: Readonly<Record<ListName, ExportList>> = {
  customers,
  devices,
  repairs,
  covers,
  promises,
  papers,
  catalogue,
  services,
  people,
  events,
};
