import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fuseStates, fuses } from '../../electron/fuses.mjs';
import { hasElectron } from '../kit/electron.ts';
import { canPack, packProgram } from '../kit/packaged-program.ts';
import { builtProgram, startProgram } from '../kit/started-program.ts';
import { canRunUnprivileged } from '../kit/unprivileged.ts';
import { tellChecklist } from './stories/checklist.ts';

const canStart = hasElectron() && canRunUnprivileged();

describe.skipIf(!canStart)(
  'the checklist, on the built program (needs an Electron, a display, an unprivileged user)',
  () => {
    tellChecklist(builtProgram);
  },
);

describe.skipIf(!canStart || !canPack)(
  'the checklist, on the packaged program (needs an Electron to pack)',
  () => {
    let program = '';
    let remove: () => void;
    beforeAll(() => {
      ({ program, remove } = packProgram());
    });
    afterAll(() => remove?.());

    tellChecklist(() => [program]);

    describe('19 fuses', () => {
      test('are as they were wanted, every one that this Electron has', async () => {
        const states = await fuseStates(program);
        expect(Object.keys(states).length).toBeGreaterThanOrEqual(7);
        for (const [name, isOn] of Object.entries(states))
          expect([name, isOn]).toEqual([name, fuses[name as keyof typeof fuses]]);
      });

      test('make no Node of it', () => {
        const script = ['-e', 'console.log("ran as " + "node")'];
        const env = { ...process.env, ELECTRON_RUN_AS_NODE: '1' };
        const { stdout } = spawnSync(program, ['--no-sandbox', ...script], {
          env,
          timeout: 3000,
          encoding: 'utf8',
        });
        expect(stdout).not.toContain('ran as node');
      });

      test('leave NODE_OPTIONS and --inspect unheard', async () => {
        const folder = mkdtempSync(join(tmpdir(), 'aftercare-fuses-'));
        const trace = join(folder, 'trace');
        const script = join(folder, 'preloaded.cjs');
        writeFileSync(script, `require('node:fs').writeFileSync(${JSON.stringify(trace)}, '')`);
        const started = await startProgram([program, '--inspect=127.0.0.1:9339'], {
          NODE_OPTIONS: `--require ${script}`,
        });
        const isHeard = await fetch('http://127.0.0.1:9339/json').then(
          () => true,
          () => false,
        );
        await started.stop();
        const isLoaded = spawnSync('test', ['-e', trace]).status === 0;
        rmSync(folder, { recursive: true });
        expect({ isHeard, isLoaded }).toEqual({ isHeard: false, isLoaded: false });
      });

      test('load the program from its archive only', async () => {
        const beside = join(dirname(program), 'resources/app');
        mkdirSync(beside);
        writeFileSync(join(beside, 'package.json'), '{ "main": "main.js" }');
        writeFileSync(join(beside, 'main.js'), 'process.exit(99)');
        try {
          const started = await startProgram([program]);
          expect(started.page.url()).toMatch(/^app:\/\/aftercare\//);
          await started.stop();
        } finally {
          rmSync(beside, { recursive: true });
        }
      });
    });
  },
);
