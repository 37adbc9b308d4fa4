import { change } from '../../../electron/core/store/statement.ts';
import { refuse } from '../../../shared/kernel/refusal.ts';
import { plantHandler } from '../desk/planted-handler.ts';
import type { ShopUnderTest } from '../desk/shop-under-test.ts';

const textsIn = (value: unknown): string => {
  if (typeof value === 'string') return value;
  return typeof value === 'object' && value !== null ? Object.values(value).map(textsIn).join('') : '';
};

/** Half of a pair of surrogates is too much for it. */
export function stumbleOverHalves({ core }: ShopUnderTest): void {
  plantHandler(core, 'customers.alike', (sound) => (request) => {
    encodeURIComponent(textsIn(request.input));
    return sound(request);
  });
}

const rename = change("UPDATE shop SET name = name || '.'");

/** Says no, and has written already. */
export function writeAndRefuse({ core }: ShopUnderTest): void {
  plantHandler(core, 'customers.alike', (sound) => (request) => {
    core.store.write((store) => store.run(rename));
    return typeof request.input === 'object' ? sound(request) : refuse('invalid', 'common.invalid');
  });
}

/** Looks at a long text for more than a second, and nobody else is served meanwhile. */
export function ponderLongTexts({ core }: ShopUnderTest): void {
  plantHandler(core, 'customers.alike', (sound) => (request) => {
    const isLong = textsIn(request.input).length > 2 ** 20;
    const before = process.threadCpuUsage();
    while (isLong && process.threadCpuUsage(before).user < 1_200_000);
    return sound(request);
  });
}

/** Leaves something behind that fails later, when nobody waits for it any more. */
export function failLater({ core }: ShopUnderTest): void {
  plantHandler(core, 'customers.alike', (sound) => (request) => {
    void Promise.reject(new Error('later'));
    return sound(request);
  });
}
