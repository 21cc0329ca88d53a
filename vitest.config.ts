import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: [
      'packages/**/*.test.ts',
      'modules/**/*.test.ts',
      'apps/**/*.test.ts',
      'tools/**/*.test.ts',
      'regions/**/*.test.ts',
    ],
    exclude: ['**/node_modules/**', '**/dist/**'],
    globalSetup: ['tools/test-database.ts'],
    // Real processes, databases and browsers on a machine that may be busy: only what hangs is given up.
    testTimeout: 240_000,
    hookTimeout: 300_000,
    maxWorkers: 2,
  },
})
