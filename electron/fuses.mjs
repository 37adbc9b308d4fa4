// The fuses of the packaged program, flipped by electron-builder after packing and before signing.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FuseState, FuseV1Options, FuseVersion, flipFuses, getCurrentFuseWire } from '@electron/fuses';
import { project } from './prepare.mjs';

/** Every fuse that the Electron of package.json has, and how it must be. */
export const fuses = {
  RunAsNode: false,
  EnableCookieEncryption: true,
  EnableNodeOptionsEnvironmentVariable: false,
  EnableNodeCliInspectArguments: false,
  EnableEmbeddedAsarIntegrityValidation: true,
  OnlyLoadAppFromAsar: true,
  LoadBrowserProcessSpecificV8Snapshot: false,
  GrantFileProtocolExtraPrivileges: false,
  WasmTrapHandlers: true,
};

/** electron-builder's `afterPack`. */
export default async function setFuses({ appOutDir, packager, electronPlatformName }) {
  const program = programIn(appOutDir, packager, electronPlatformName);
  const there = Object.keys(await fuseStates(program));
  const missing = Object.keys(fuses).filter((name) => !there.includes(name));
  if (missing.length > 0) {
    // an older Electron, put in the place of ours to try the package, has fewer; ours must have them all
    if (packager.config.electronVersion === ownElectronVersion())
      throw new Error(`this Electron has no fuse ${missing.join(', ')}`);
    console.warn(`this Electron has no fuse ${missing.join(', ')}`);
  }
  const wanted = Object.entries(fuses).filter(([name]) => there.includes(name));
  await flipFuses(program, {
    version: FuseVersion.V1,
    strictlyRequireAllFuses: missing.length === 0,
    resetAdHocDarwinSignature: electronPlatformName === 'darwin',
    ...Object.fromEntries(wanted.map(([name, isOn]) => [FuseV1Options[name], isOn])),
  });
}

/** Reads the fuses of a program: by name, true where on; one that was taken out of Electron is left out. */
export async function fuseStates(program) {
  const wire = await getCurrentFuseWire(program);
  const known = Object.keys(FuseV1Options).filter((name) => Number.isNaN(Number(name)));
  return Object.fromEntries(
    known
      .filter((name) => [FuseState.ENABLE, FuseState.DISABLE].includes(wire[FuseV1Options[name]]))
      .map((name) => [name, wire[FuseV1Options[name]] === FuseState.ENABLE]),
  );
}

function programIn(folder, packager, platform) {
  const name = packager.appInfo.productFilename;
  if (platform === 'darwin') return join(folder, `${name}.app`);
  if (platform === 'win32') return join(folder, `${name}.exe`);
  return [packager.executableName, name].map((each) => join(folder, each)).find((path) => existsSync(path));
}

function ownElectronVersion() {
  const { devDependencies } = JSON.parse(readFileSync(join(project, 'package.json'), 'utf8'));
  return devDependencies.electron;
}
