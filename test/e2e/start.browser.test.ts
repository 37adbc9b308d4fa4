import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const project = fileURLToPath(new URL('../../', import.meta.url));

/** `npm start` as a newcomer types it, on the built program. */
function start(args: string[], environment: NodeJS.ProcessEnv) {
  const child = spawn(process.execPath, ['electron/start.mjs', ...args], { cwd: project, env: environment });
  let text = '';
  child.stdout.on('data', (chunk) => {
    text += chunk;
  });
  child.stderr.on('data', (chunk) => {
    text += chunk;
  });
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  return { child, output: () => text, ended };
}

test.runIf(process.platform === 'linux')(
  'without a display the hub serves the same screens, and says why',
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'aftercare-start-'));
    const { DISPLAY: _display, WAYLAND_DISPLAY: _wayland, ...environment } = process.env;
    const { child, output, ended } = start(['--data', folder], environment);
    await expect.poll(output, { timeout: 50_000 }).toMatch(/Aftercare is at http:\S+/);
    const lines = output().trim().split('\n');
    expect(lines).toContain('No window here (there is no display): starting the hub for a browser instead.');
    const url = /Aftercare is at (http:\S+)/.exec(output())?.[1] as string;
    const page = await fetch(url, { headers: { accept: 'text/html' } });
    expect(page.status).toBe(200);
    expect(await page.text()).toContain('<div id="root">');
    child.kill('SIGTERM');
    expect(await ended).toBe(0);
    rmSync(folder, { recursive: true, force: true });
  },
  60_000,
);

test('what cannot be understood is answered with the usage', async () => {
  const { output, ended } = start(['--nonsense'], process.env);
  expect(await ended).toBe(1);
  expect(output()).toContain('Usage: npm start');
});
