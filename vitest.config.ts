import { availableParallelism } from 'node:os';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

/** Stories drive one real program each: one after another, with patience. */
const stories = {
  environment: 'node',
  fileParallelism: false,
  testTimeout: 60_000,
  hookTimeout: 60_000,
} as const;

export default defineConfig({
  test: {
    // much of the work waits for the disk: one worker for two cores, the usual measure, is idle half the time
    maxWorkers: Math.max(2, availableParallelism() - 1),
    projects: [
      { test: { name: 'shared', include: ['test/shared/**/*.test.ts'], environment: 'node' } },
      {
        test: {
          name: 'core',
          include: ['test/core/**/*.test.ts', 'test/transport/**/*.test.ts'],
          environment: 'node',
          testTimeout: 20_000,
        },
      },
      {
        plugins: [react()],
        test: {
          name: 'renderer',
          include: ['test/renderer/**/*.test.{ts,tsx}'],
          environment: './test/kit/page-environment.ts',
          testTimeout: 20_000,
        },
      },
      { test: { name: 'faults', include: ['test/faults/**/*.test.ts'], ...stories, testTimeout: 300_000 } },
      { test: { name: 'browser', include: ['test/e2e/**/*.browser.test.ts'], ...stories } },
      { test: { name: 'electron', include: ['test/e2e/**/*.electron.test.ts'], ...stories } },
    ],
  },
});
