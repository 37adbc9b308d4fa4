import { join, resolve } from 'node:path';

export interface StartOptions {
  /** Where the shop's file lives; null for the usual place of this user. */
  dataFolder: string | null;
}

/** Reads `--data DIR` or `--data=DIR`, then AFTERCARE_DATA. */
export function readStartOptions(
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): StartOptions {
  const at = args.indexOf('--data');
  const written =
    at >= 0 ? args[at + 1] : args.find((arg) => arg.startsWith('--data='))?.slice('--data='.length);
  const folder = written || environment.AFTERCARE_DATA;
  return { dataFolder: folder ? resolve(folder) : null };
}

/** Where things are: beside the shop's file when its folder was named, so that each folder is a world of its own. */
export function placesFor(options: StartOptions, userFolder: string) {
  const data = options.dataFolder ?? join(userFolder, 'data');
  const user = options.dataFolder === null ? userFolder : join(data, 'window');
  return {
    data,
    user,
    store: join(data, 'aftercare.db'),
    logs: join(user, 'logs'),
    windowState: join(user, 'window.json'),
    station: join(user, 'station.json'),
    anchorKey: join(user, 'anchor.key'),
  };
}
