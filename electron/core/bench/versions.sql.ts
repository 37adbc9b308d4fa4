import { z } from 'zod';
import { jobs } from '../../../shared/bench/version.rules.ts';
import { change, select } from '../store/statement.ts';

export const jobOfRepair = select(
  z.object({
    job: z.enum(jobs),
    targetVersion: z.string(),
    outcome: z.string(),
    deviceId: z.number().nullable(),
    categoryId: z.number().nullable(),
    modelId: z.number().nullable(),
    technicianId: z.number().nullable(),
    installedVersion: z.string(),
    currentVersion: z.string(),
  }),
  `SELECT repair.job, repair.target_version AS targetVersion, repair.outcome, repair.device_id AS deviceId,
          device.category_id AS categoryId, device.model_id AS modelId, repair.technician_id AS technicianId,
          ifnull(device.installed_version, '') AS installedVersion, ifnull(model.current_version, '') AS currentVersion
     FROM repair LEFT JOIN device ON device.id = repair.device_id LEFT JOIN model ON model.id = device.model_id
    WHERE repair.id = :id`,
);

export const setJobRow = change(`
  UPDATE repair SET job = :job, target_version = :target, changed_at = max(changed_at + 1, :now) WHERE id = :id`);

export const deviceVersion = select(
  z.object({ id: z.number(), version: z.string() }),
  'SELECT id, installed_version AS version FROM device WHERE id = :id',
);

export const keepDeviceVersion = change(
  'UPDATE device SET installed_version = :version, changed_at = max(changed_at + 1, :now) WHERE id = :id',
);

export const modelVersion = select(
  z.object({ id: z.number(), version: z.string() }),
  'SELECT id, current_version AS version FROM model WHERE id = :id',
);

export const keepModelVersion = change('UPDATE model SET current_version = :version WHERE id = :id');

export const modelsWithVersion = select(
  z.object({ modelId: z.number(), name: z.string(), brand: z.string(), version: z.string() }),
  `SELECT model.id AS modelId, model.name, ifnull(brand.name, '') AS brand, model.current_version AS version
     FROM model LEFT JOIN brand ON brand.id = model.brand_id
    WHERE model.current_version <> '' AND model.current_version > '' ORDER BY brand.name_key, model.name_key`,
);

/** Of the models that have a version, devices that say another one or none, in the order of their ids within a model. */
export const devicesOfOtherVersion = select(
  z.object({
    deviceId: z.number(),
    modelId: z.number(),
    label: z.string(),
    serial: z.string(),
    customerId: z.number(),
    customerName: z.string(),
    installedVersion: z.string(),
    currentVersion: z.string(),
    openRepairId: z.number().nullable(),
  }),
  `SELECT device.id AS deviceId, model.id AS modelId, device.label, device.serial, device.customer_id AS customerId,
          customer.name AS customerName, device.installed_version AS installedVersion,
          model.current_version AS currentVersion,
          (SELECT repair.id FROM repair WHERE repair.device_id = device.id AND repair.state_group = 'open' LIMIT 1)
            AS openRepairId
     FROM model CROSS JOIN device ON device.model_id = model.id
          CROSS JOIN customer ON customer.id = device.customer_id
    WHERE model.id IN (SELECT value FROM json_each(:models))
      AND device.installed_version <> model.current_version
      AND (model.id, device.id) > (:model, :device)
    ORDER BY model.id, device.id LIMIT :limit`,
);
