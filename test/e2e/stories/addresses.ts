import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Reader } from './reader.ts';
import { someOpenOrder } from './sample.ts';

const renderer = fileURLToPath(new URL('../../../renderer/', import.meta.url));
const settingsSections = [
  'shop',
  'hours',
  'languages',
  'money',
  'numbers',
  'policy',
  'shelves',
  'people',
  'capacity',
  'skills',
  'places',
  'devices',
  'backups',
  'history',
  'health',
  'mine',
];

/** Every address that the program declares, as its domains spell it. */
export function declaredPaths(): string[] {
  return globSync('*/*.routes.tsx', { cwd: renderer })
    .flatMap((file) => [...readFileSync(`${renderer}${file}`, 'utf8').matchAll(/path: '([^']+)'/g)])
    .map(([, path]) => path as string)
    .sort();
}

/** Each declared address with records of the sample shop in it: a list, and a list with a record open. */
export async function addressesOf(reader: Reader): Promise<string[]> {
  const order = await someOpenOrder(reader);
  const paper = await reader.call<{ id: number }>('papers.issue', { kind: 'receipt', repairId: order.id });
  const categories = await reader.call<{ id: number }[]>('catalogue.categories');
  const terms = await reader.call<{ versions: { id: number }[] }[]>('warranty.terms', {});
  const records: Record<string, number | undefined> = {
    customerId: order.customerId,
    deviceId: order.deviceId,
    repairId: order.id,
    paperId: paper.id,
    categoryId: categories[0]?.id,
    termsId: terms[0]?.versions[0]?.id,
  };
  return declaredPaths().flatMap((path) => {
    if (path === '/settings/:section?') return settingsSections.map((section) => `/settings/${section}`);
    if (path === '/search') return [path, `${path}?text=${encodeURIComponent(order.customerName)}`];
    const [, parameter = '', optional] = /:(\w+)(\??)/.exec(path) ?? [];
    if (parameter === '') return [path];
    if (records[parameter] === undefined) throw new Error(`nothing of the sample shop for ${path}`);
    const filled = path.replace(/:\w+\??/, String(records[parameter]));
    return optional ? [path.replace(/\/:.*$/, '') || '/', filled] : [filled];
  });
}
