import { codeText } from '../../../shared/kernel/search-text.ts';
import { serialKey } from '../../../shared/kernel/serial.ts';
import type { Hit } from '../../../shared/search/search.contract.ts';
import type { FindRow } from '../../../shared/warranty/warranty.contract.ts';
import { verdictOf } from '../../../shared/warranty/warranty.verdict.ts';
import { categoryNameFor } from '../catalogue/categories.ts';
import type { Reading } from '../context.ts';
import { find as findAnything } from '../search/search.ts';
import { factsOfDevices } from './facts.ts';
import { devicesInRepairs, devicesWithSerial, foundDevices, newestDevicesOf } from './find.sql.ts';

const MOST_ROWS = 20;

interface Found {
  id: number;
  via: FindRow['via'];
}

/** The device with exactly this serial first; then whatever the one box finds, as devices with their verdicts. */
export function find(context: Reading, { text }: { text: string }) {
  const key = serialKey(text);
  const exact = key ? context.store.all(devicesWithSerial, { key }) : [];
  const hits = text.trim() === '' ? [] : findAnything(context, { text, limit: MOST_ROWS }).hits;
  const found = distinct([
    ...exact.map(({ id }) => ({ id, via: null })),
    ...devicesBehind(context, hits),
  ]).slice(0, MOST_ROWS);
  const rows = rowsOf(context, found, codeText(text));
  const isKnown = rows.some((row) => row.isExact || row.via !== null);
  return { rows, unknownSerial: !isKnown && looksLikeSerial(key) ? text.trim() : null };
}

/** Names have no digits; a serial has several, and is longer than a model's number. */
function looksLikeSerial(key: string): boolean {
  return key.length >= 5 && key.length <= 40 && key.replace(/\D/g, '').length >= 3;
}

function devicesBehind({ store }: Reading, hits: readonly Hit[]): Found[] {
  const refs = (kind: Hit['kind']) =>
    JSON.stringify(hits.filter((hit) => hit.kind === kind).map(({ ref }) => ref));
  const owned = store.all(newestDevicesOf, { customers: refs('customer') });
  const repaired = store.all(devicesInRepairs, { repairs: refs('repair') });
  return hits.flatMap((hit): Found[] => {
    const { kind, ref, title } = hit;
    if (kind === 'device') return [{ id: ref, via: null }];
    const behind =
      kind === 'customer'
        ? owned.filter(({ customer_id }) => customer_id === ref).map(({ id }) => id)
        : repaired.filter(({ id }) => id === ref).map(({ device_id }) => device_id);
    return behind.map((id) => ({ id, via: { kind, title } }));
  });
}

/** Each device once, at its first place; found by itself if it was found by itself at all. */
function distinct(found: readonly Found[]): Found[] {
  const first = new Map<number, Found>();
  for (const one of found) {
    const known = first.get(one.id);
    if (!known) first.set(one.id, { ...one });
    else if (one.via === null) known.via = null;
  }
  return [...first.values()];
}

function rowsOf(context: Reading, found: readonly Found[], code: string): FindRow[] {
  const ids = found.map(({ id }) => id);
  const facts = factsOfDevices(context, ids);
  const devices = new Map(
    context.store.all(foundDevices, { devices: JSON.stringify(ids) }).map((row) => [row.id, row]),
  );
  const categories = new Map<number, string>();
  const categoryOf = (id: number) => {
    const name = categories.get(id) ?? categoryNameFor(context, id);
    categories.set(id, name);
    return name;
  };
  return found.flatMap(({ id, via }): FindRow[] => {
    const row = devices.get(id);
    const told = facts.get(id);
    if (!row || !told) return [];
    const { status, layer, payer, until, isLifetime, daysLeft } = verdictOf(told, context.today);
    const codes = [row.serial_key, row.imei2_key, codeText(row.receipt_number)];
    return [
      {
        deviceId: id,
        label: row.label,
        category: categoryOf(row.category_id),
        serial: row.serial,
        purchasedOn: row.purchased_on,
        customerId: row.customer_id,
        customerName: row.customer_name,
        openRepairId: row.open_repair_id,
        isExact: code !== '' && codes.includes(code),
        via,
        status,
        layer,
        payer,
        until,
        isLifetime,
        daysLeft,
      },
    ];
  });
}
