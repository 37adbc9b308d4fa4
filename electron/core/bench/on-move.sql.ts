import { z } from 'zod';
import { jobs } from '../../../shared/bench/version.rules.ts';
import { change, select } from '../store/statement.ts';

export const endRounds = change(`
  UPDATE check_round SET over_at = :now WHERE repair_id = :repair AND moment = 'after' AND over_at IS NULL`);

export const movedOrder = select(
  z.object({
    outcome: z.string(),
    job: z.enum(jobs),
    targetVersion: z.string(),
    currentVersion: z.string(),
    installedVersion: z.string(),
  }),
  `SELECT repair.outcome, repair.job, repair.target_version AS targetVersion,
          ifnull(model.current_version, '') AS currentVersion, ifnull(device.installed_version, '') AS installedVersion
     FROM repair LEFT JOIN device ON device.id = repair.device_id LEFT JOIN model ON model.id = device.model_id
    WHERE repair.id = :id`,
);
