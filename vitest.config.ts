import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    projects: [
      { test: { name: 'shared', include: ['test/shared/**/*.test.ts'], environment: 'node' } },
      { test: { name: 'core', include: ['test/core/**/*.test.ts', 'test/transport/**/*.test.ts'], environment: 'node' } },
    ],
  },
});
