import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, renameSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const sources = ['plan.h', 'shim.c'].map((name) => join(import.meta.dirname, name));

/** Why the calls to the operating system cannot be reached here, or null. */
export function whyNoShim(): string | null {
  if (process.platform !== 'linux') return 'only Linux lets a library stand below a program';
  const { header } = process.report.getReport() as unknown as { header: { glibcVersionRuntime?: string } };
  if (!header.glibcVersionRuntime) return 'the C library is not glibc';
  return compilerIsMissing() ? 'there is no C compiler (cc)' : null;
}

/** The library to preload, compiled when it is first wanted. */
export function shim(): string {
  const hash = createHash('sha256');
  for (const source of sources) hash.update(readFileSync(source));
  const library = join(tmpdir(), `aftercare-io-${hash.digest('hex').slice(0, 16)}.so`);
  if (existsSync(library)) return library;
  const part = `${library}.${process.pid}`;
  const args = ['-shared', '-fPIC', '-O2', '-o', part, sources[1] as string, '-ldl', '-lpthread'];
  const { status, stderr } = spawnSync('cc', args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`the shim does not compile: ${stderr}`);
  renameSync(part, library);
  return library;
}

let isMissing: boolean | undefined;
function compilerIsMissing(): boolean {
  isMissing ??= spawnSync('cc', ['--version'], { stdio: 'ignore' }).status !== 0;
  return isMissing;
}
