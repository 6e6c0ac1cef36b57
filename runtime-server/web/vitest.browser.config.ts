import { defineConfig } from 'vitest/config';

// The browser tests drive Chromium from Node; one file after the other, because they share one server's state.
export default defineConfig({
  test: {
    include: ['tests/browser/**/*.test.ts'],
    reporters: ['default', './tests/counts_reporter.ts'],
    fileParallelism: false,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
