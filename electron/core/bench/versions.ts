import { isBehind, type Job } from '../../../shared/bench/version.rules.ts';
import { refuse, refuseField } from '../../../shared/kernel/refusal.ts';
import type { Reading, Writing } from '../context.ts';
import { openOrderById } from '../repairs/standing-order.ts';
import {
  devicesOfOtherVersion,
  deviceVersion,
  jobOfRepair,
  keepDeviceVersion,
  keepModelVersion,
  modelsWithVersion,
  modelVersion,
  setJobRow,
} from './versions.sql.ts';

/** What the order is for; to a version only where there is a device that can have one. */
export function setJob(
  context: Writing,
  { repairId, job, targetVersion }: { repairId: number; job: Job; targetVersion: string },
): Record<string, never> {
  const order = openOrderById(context, repairId);
  const before = context.store.get(jobOfRepair, { id: repairId });
  if (!before) return refuse('not-found', 'repairs.not-found');
  if (job !== 'repair' && before.deviceId === null) refuseField(['job'], 'bench.invalid.no-device');
  const target = job === 'repair' ? '' : targetVersion;
  if (job !== 'repair' && target === '' && before.currentVersion === '')
    refuseField(['targetVersion'], 'common.invalid.required');
  context.store.run(setJobRow, { id: repairId, job, target, now: context.now });
  context.record({
    domain: 'repairs',
    subject: repairId,
    before: { job: before.job, targetVersion: before.targetVersion },
    after: { job, targetVersion: target },
  });
  context.record({ domain: 'bench', subject: repairId, after: { number: order.number, job } });
  return {};
}

export function setInstalledVersion(
  context: Writing,
  { deviceId, version }: { deviceId: number; version: string },
): Record<string, never> {
  const before = context.store.get(deviceVersion, { id: deviceId }) ?? refuse('not-found', 'devices.unknown');
  context.store.run(keepDeviceVersion, { id: deviceId, version, now: context.now });
  const changed = { before: { installedVersion: before.version }, after: { installedVersion: version } };
  context.record({ domain: 'devices', subject: deviceId, ...changed });
  context.record({ domain: 'bench', subject: deviceId, ...changed });
  return {};
}

export function setCurrentVersion(
  context: Writing,
  { modelId, version }: { modelId: number; version: string },
): Record<string, never> {
  const before =
    context.store.get(modelVersion, { id: modelId }) ?? refuse('not-found', 'catalogue.unknown-model');
  context.store.run(keepModelVersion, { id: modelId, version });
  const changed = { before: { currentVersion: before.version }, after: { currentVersion: version } };
  context.record({ domain: 'catalogue', subject: modelId, ...changed });
  context.record({ domain: 'bench', subject: modelId, ...changed });
  return {};
}

export function versions({ store }: Reading) {
  return store.all(modelsWithVersion);
}

const beforeAll = { model: 0, device: 0 };

/** Those that are ahead of their model are left out, so that a page may be shorter than asked for. */
export function devicesBehind(
  { store }: Reading,
  { after, limit }: { after?: string | undefined; limit: number },
) {
  const models = JSON.stringify(store.all(modelsWithVersion).map(({ modelId }) => modelId));
  const found = store.all(devicesOfOtherVersion, { models, ...cursorOf(after), limit: limit + 1 });
  const page = found.slice(0, limit);
  const last = found.length > limit ? page.at(-1) : undefined;
  return {
    rows: page
      .filter(({ installedVersion, currentVersion }) => isBehind(installedVersion, currentVersion))
      .map(({ modelId: _, ...row }) => row),
    next: last ? `${last.modelId}-${last.deviceId}` : null,
  };
}

function cursorOf(after: string | undefined) {
  if (after === undefined) return beforeAll;
  const parts = /^(\d{1,16})-(\d{1,16})$/.exec(after) ?? refuse('invalid', 'common.invalid');
  return { model: Number(parts[1]), device: Number(parts[2]) };
}
