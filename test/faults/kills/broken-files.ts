// Loaded before a process that is killed: breaks the care that is taken with files in one way.
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

type Path = Parameters<typeof fs.renameSync>[0];

const named = (path: Path) => String(path).replace(/\.part$/, '');

const breakages: Record<string, () => void> = {
  /** A backup has its name from its first byte on. */
  'named-early'() {
    const { createWriteStream, renameSync, rmSync } = fs;
    fs.createWriteStream = ((path: Path, options: never) => createWriteStream(named(path), options)) as never;
    fs.renameSync = (from, to) => (named(from) === String(to) ? undefined : renameSync(from, to));
    fs.rmSync = (path, options) => (named(path) === String(path) ? rmSync(path, options) : undefined);
  },
  /** A swap is forgotten as soon as it is begun. */
  forgetful() {
    const { readFileSync, rmSync } = fs;
    fs.readFileSync = ((path: Path, options: never) => {
      const read = readFileSync(path, options);
      if (String(path).endsWith('swap.json')) rmSync(path);
      return read;
    }) as never;
    fs.rmSync = (path, options) => rmSync(path, { ...options, force: true });
  },
};

const breakage = breakages[process.env.AFTERCARE_BROKEN ?? ''];
if (!breakage) throw new Error('say in AFTERCARE_BROKEN what is to be broken');
breakage();
syncBuiltinESMExports();
