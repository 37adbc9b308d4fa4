import type { GoodCall } from '../good-calls.ts';

async function somebody({ ask }: Parameters<GoodCall>[0]): Promise<number> {
  const { people } = (await ask('capacity.team')) as unknown as { people: { id: number }[] };
  return people[0]?.id ?? 0;
}

export const capacityCalls: Readonly<Record<string, GoodCall>> = {
  'capacity.addAbsence': async (asking) => ({
    ...{
      personId: await somebody(asking),
      fromOn: '2026-12-01',
      untilOn: '2026-12-02',
      kind: 'other',
      note: 'Words',
    },
  }),
  'capacity.setSkill': async (asking) => ({
    ...{ personId: await somebody(asking), categoryId: asking.known.categoryId, brand: 'Words', level: 2 },
    validUntil: null,
  }),
  'capacity.addPlace': ({ known: { categoryId } }) => ({
    name: 'Words',
    count: 1,
    categoryIds: [categoryId],
  }),
  async 'capacity.changePlace'({ ask, known: { categoryId } }) {
    const { id } = await ask('capacity.addPlace', { name: 'A bench', count: 1, categoryIds: [categoryId] });
    return { id, name: 'Words', count: 1, categoryIds: [categoryId], isHidden: false };
  },
};
