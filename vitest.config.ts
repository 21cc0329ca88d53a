import { defineConfig } from 'vitest/config'

/** Tests that drive whole processes and a browser. */
const JOURNEYS = ['apps/web/e2e/**/*.test.ts', 'apps/cli/**/*.test.ts']

export default defineConfig({
  test: {
    globalSetup: ['tools/test-database.ts'],
    // Real processes, databases and browsers on a machine that may be busy: only what hangs is given up.
    testTimeout: 240_000,
    hookTimeout: 300_000,
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        test: {
          name: 'parts',
          include: ['{packages,modules,apps,tools,regions}/**/*.test.ts'],
          exclude: ['**/node_modules/**', '**/dist/**', ...JOURNEYS],
        },
      },
      {
        extends: true,
        // A second try tells a busy machine from a fault; its row then says (retry x1).
        test: { name: 'journeys', include: JOURNEYS, retry: 1 },
      },
    ],
  },
})
