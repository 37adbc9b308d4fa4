import { globSync, readFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import type { Plugin } from 'vite';

const here = (path: string) => resolve(import.meta.dirname, path);
const external = ['electron', 'better-sqlite3', /^node:/];

/** `x.worker.ts` anywhere under electron/ becomes out/main/x.worker.js. */
function workers(): Record<string, string> {
  return Object.fromEntries(
    globSync('electron/**/*.worker.ts', { cwd: import.meta.dirname }).map((file) => [
      basename(file, '.ts'),
      here(file),
    ]),
  );
}

/** What the bundled program reads from beside itself: the migrations, the icon, and that it is CommonJS. */
function filesBeside(): Plugin {
  return {
    name: 'aftercare:files-beside',
    generateBundle() {
      for (const file of globSync('electron/core/store/migrations/*.sql', { cwd: import.meta.dirname })) {
        this.emitFile({
          type: 'asset',
          fileName: `migrations/${basename(file)}`,
          source: readFileSync(here(file)),
        });
      }
      this.emitFile({
        type: 'asset',
        fileName: 'icon.png',
        source: readFileSync(here('resources/icons/icon.png')),
      });
      this.emitFile({ type: 'asset', fileName: 'package.json', source: '{ "type": "commonjs" }\n' });
    },
  };
}

/** Routes are deeper than one level, so pages name their files from the root. */
function fromRoot(): Plugin {
  return { name: 'aftercare:from-root', config: () => ({ base: '/' }) };
}

/** Chunks lie beside the entries, so that `new URL('./…', import.meta.url)` means the same in each. */
const beside = { format: 'cjs', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' } as const;

/** One chunk, so that no other can make a schema before the setting is made. */
const zodAndItsSetting = /node_modules\/zod\/|zod-without-code/;

export default defineConfig({
  main: {
    plugins: [filesBeside()],
    build: {
      externalizeDeps: false,
      target: 'node18',
      outDir: 'out/main',
      rolldownOptions: {
        input: { main: here('electron/main.ts'), hub: here('electron/hub.ts'), ...workers() },
        external,
        output: beside,
      },
    },
  },
  preload: {
    build: {
      externalizeDeps: false,
      target: 'node18',
      outDir: 'out/preload',
      rolldownOptions: { input: { preload: here('electron/shell/preload.ts') }, external, output: beside },
    },
  },
  renderer: {
    root: here('renderer'),
    plugins: [react(), fromRoot()],
    build: {
      target: 'chrome114',
      outDir: here('out/renderer'),
      minify: true,
      // the content policy loads fonts from files only
      assetsInlineLimit: 0,
      rolldownOptions: {
        input: here('renderer/index.html'),
        output: { codeSplitting: { groups: [{ name: 'zod', test: zodAndItsSetting }] } },
      },
    },
  },
});
