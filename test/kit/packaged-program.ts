import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const project = resolve(import.meta.dirname, '../..');
const fetched = join(project, 'node_modules/electron/dist');

/**
 * The Electron to pack the program with: a distribution's folder that AFTERCARE_ELECTRON_TO_PACK names, else the
 * package's own where it was fetched. AFTERCARE_AFTER_PACKING names a command that is then run on the packed folder.
 */
const electronToPack = process.env.AFTERCARE_ELECTRON_TO_PACK ?? (existsSync(fetched) ? fetched : null);

export const canPack = electronToPack !== null && process.platform === 'linux';

/** Packs the built program as a release is packed, into a folder of its own. */
export function packProgram(): { program: string; remove(): void } {
  const output = mkdtempSync(join(tmpdir(), 'aftercare-packed-'));
  const version = readFileSync(join(electronToPack as string, 'version'), 'utf8')
    .trim()
    .replace(/^v/, '');
  const builder = join(project, 'node_modules/electron-builder/cli.js');
  const settings = { electronDist: electronToPack, electronVersion: version, 'directories.output': output };
  const overrides = Object.entries(settings).map(([name, value]) => `-c.${name}=${value}`);
  const args = [builder, '--dir', '--config', 'electron.builder.yml', ...overrides];
  execFileSync(process.execPath, args, { cwd: project, stdio: 'pipe' });
  const folder = join(output, 'linux-unpacked');
  if (process.env.AFTERCARE_AFTER_PACKING)
    execFileSync(process.env.AFTERCARE_AFTER_PACKING, [folder], { cwd: project, stdio: 'pipe' });
  // whoever starts it there is not who packed it
  for (const each of [output, folder]) chmodSync(each, 0o755);
  return { program: join(folder, 'aftercare'), remove: () => rmSync(output, { recursive: true }) };
}
