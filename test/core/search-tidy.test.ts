import { afterEach, beforeEach, expect, test } from 'vitest';
import { addFindable, inBulk } from '../../electron/core/search/search.ts';
import { pieces } from '../../electron/core/search/tidy.sql.ts';
import { tidierOf } from '../../electron/core/search/tidy.ts';
import { type Desk, openDesk } from '../kit/desk.ts';

let desk: Desk;
beforeEach(() => {
  desk = openDesk();
});
afterEach(() => {
  expect(desk.faults).toEqual([]);
  desk.close();
});

const howMany = () => desk.core.store.read((store) => store.get(pieces));

/** Each commit of a bulk leaves a piece of its own. */
function addInPieces(count: number): void {
  for (let ref = 1; ref <= count; ref++) {
    desk.core.store.write((store) =>
      inBulk(store, () => {
        const codes = [`CODE${1000 + ref}`];
        addFindable(store, { kind: 'device', ref, title: `kettle ${ref}`, detail: '', words: [], codes });
      }),
    );
  }
}

test('an index in many pieces is joined step by step, and finds what it found', async () => {
  addInPieces(14);
  expect(howMany()?.words).toBeGreaterThan(8);
  const tidy = tidierOf(desk.core.store, () => desk.clock.now);
  for (let step = 0; step < 200; step++) tidy();
  expect(howMany()).toEqual({ words: 1, codes: 1 });
  const { hits } = await desk.client.search.find({ text: 'kettle', limit: 100 });
  expect(hits).toHaveLength(14);
  expect((await desk.client.search.find({ text: 'code1003' })).hits).toHaveLength(1);
});

test('few pieces are left alone, and looked at again an hour later', () => {
  const tidy = tidierOf(desk.core.store, () => desk.clock.now);
  tidy();
  addInPieces(14);
  const before = howMany();
  for (let step = 0; step < 20; step++) tidy();
  expect(howMany()).toEqual(before);
  desk.clock.advanceMs(3_600_000);
  for (let step = 0; step < 200; step++) tidy();
  expect(howMany()?.words).toBe(1);
});
