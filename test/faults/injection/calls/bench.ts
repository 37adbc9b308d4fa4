import type { Asking, GoodCall } from '../good-calls.ts';

const names = { en: 'Words', el: 'Words', fa: 'Words', vi: 'Words', 'zh-CN': 'Words', ru: 'Words' };
const code = { topic: 'other', names, known: ['Words'], answersTo: '' };
const part = { name: 'Words', quantity: 1, supplier: 'Words' };

interface AtTheBench {
  workTimes: { id: number; startedAt: number; endedAt: number | null }[];
  rounds: { isOver: boolean; points: { id: number }[] }[];
}

const benchOf = async ({ known, ask }: Asking) =>
  (await ask('bench.ofRepair', { repairId: known.repairId })) as unknown as AtTheBench;

/** A clock that runs; what was noted before is told to have taken no time. */
async function running(asking: Asking): Promise<number> {
  await noTimeTaken(asking);
  const { workId } = await asking.ask('bench.startWork', { repairId: asking.known.repairId });
  return Number(workId);
}

async function noTimeTaken(asking: Asking): Promise<void> {
  for (const { id, startedAt, endedAt } of (await benchOf(asking)).workTimes) {
    if (endedAt === null) await asking.ask('bench.stopWork', { workId: id });
    if (endedAt !== startedAt)
      await asking.ask('bench.correctWork', { workId: id, minutes: 0, reason: 'None' });
  }
}

async function wanted({ known, ask }: Asking): Promise<number> {
  return Number((await ask('bench.wantPart', { repairId: known.repairId, name: 'Glue' })).partId);
}

export const benchCalls: Readonly<Record<string, GoodCall>> = {
  'bench.stopWork': async (asking) => ({ workId: await running(asking), minutes: 0, reason: 'Words' }),
  async 'bench.correctWork'(asking) {
    const workId = await running(asking);
    await asking.ask('bench.stopWork', { workId });
    return { workId, minutes: 0, reason: 'Words' };
  },
  async 'bench.addWork'(asking) {
    await noTimeTaken(asking);
    return { repairId: asking.known.repairId, minutes: 1, reason: 'Words' };
  },
  'bench.writeNote': ({ known }) => ({ repairId: known.repairId, audience: 'customer', text: 'Words' }),
  'bench.addCode': () => ({ kind: 'fault', ...code }),
  'bench.changeCode': () => ({ word: 'dead', ...code, isHidden: false }),
  'bench.addFinding': ({ known }) => ({ repairId: known.repairId, fault: 'dead', text: 'Words' }),
  async 'bench.changeFinding'({ known, ask }) {
    const { findingId } = await ask('bench.addFinding', { repairId: known.repairId, fault: 'dead' });
    return { findingId, fault: 'dead', text: 'Words' };
  },
  async 'bench.answerPoint'(asking) {
    await asking.ask('bench.beginCheck', { repairId: asking.known.repairId, moment: 'before' });
    const round = (await benchOf(asking)).rounds.find(({ isOver }) => !isOver);
    return { pointId: round?.points[0]?.id, answer: 'fail', note: 'Words' };
  },
  'bench.changeCheckTemplate': () => ({ categoryId: null, before: [names], after: [names] }),
  'bench.wantPart': ({ known }) => ({ repairId: known.repairId, ...part }),
  'bench.changePart': async (asking) => ({ partId: await wanted(asking), ...part }),
  'bench.movePart': async (asking) => ({ partId: await wanted(asking), to: 'ordered', supplier: 'Words' }),
  'bench.setJob': ({ known }) => ({ repairId: known.repairId, job: 'update', targetVersion: 'Words' }),
  'bench.setInstalledVersion': ({ known }) => ({ deviceId: known.deviceId, version: 'Words' }),
  async 'bench.setCurrentVersion'({ known, ask }) {
    const { id } = await ask('catalogue.addModel', {
      name: 'One',
      brand: 'Acme',
      categoryId: known.categoryId,
    });
    const models = (await ask('catalogue.models', { text: 'One' })) as unknown as { id: number }[];
    return { modelId: id ?? models[0]?.id, version: 'Words' };
  },
};
