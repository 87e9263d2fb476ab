// The browser tests of the built page. `cargo xtask test page` builds, sets the variables and runs them; by hand:
// MITJUL_PAGE=dist npx playwright test --config e2e/playwright.config.js

import { defineConfig } from '@playwright/test';
import { fileURLToPath } from 'node:url';
import { launchOptions } from './browser.js';

const port = process.env.MITJUL_PORT ?? '4173';
const page = process.env.MITJUL_PAGE ?? fileURLToPath(new URL('../dist', import.meta.url));
const here = fileURLToPath(new URL('.', import.meta.url));

export default defineConfig({
  testDir: 'tests',
  outputDir: '../test-results',
  // A test that needs a second try is a defect.
  retries: 0,
  workers: 2,
  fullyParallel: true,
  forbidOnly: true,
  timeout: 90_000,
  globalTimeout: 40 * 60_000,
  expect: { timeout: 20_000 },
  use: {
    baseURL: `http://127.0.0.1:${port}/`,
    browserName: 'chromium',
    launchOptions: launchOptions(),
    locale: 'ko-KR',
    timezoneId: 'Asia/Seoul',
    screenshot: 'only-on-failure',
    trace: 'retain-on-failure',
  },
  webServer: {
    command: `"${process.execPath}" "${here}serve.js" "${page}" ${port}`,
    url: `http://127.0.0.1:${port}/`,
    reuseExistingServer: false,
  },
});
