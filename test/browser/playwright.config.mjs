import { defineConfig } from '@playwright/test';
import { chromium } from './browser.mjs';

// Found once in the main process; the workers read the result from the environment,
// or they would race to unpack the same browser.
const found = process.env.E2E_BROWSER ? JSON.parse(process.env.E2E_BROWSER) : await chromium();
if (!found) {
  throw new Error(
    'No Chromium found: set CHROMIUM_PATH, or run "npx playwright install chromium".',
  );
}
process.env.E2E_BROWSER = JSON.stringify(found);
const { source: _source, ...launchOptions } = found;

const root = new URL('../../', import.meta.url).pathname;
const server = (port, data, settings) => ({
  command: `node test/browser/fresh-server.mjs ${data}`,
  cwd: root,
  url: `http://127.0.0.1:${port}/readyz`,
  timeout: 300_000, // a year of books for the demonstration, on a busy machine
  reuseExistingServer: false,
  gracefulShutdown: { signal: 'SIGTERM', timeout: 20_000 },
  env: {
    ...process.env,
    PORT: String(port),
    PUBLIC_URL: `http://127.0.0.1:${port}`,
    LOG_LEVEL: 'warn',
    ...settings,
  },
});

export default defineConfig({
  testDir: '.',
  testMatch: '*.spec.mjs',
  timeout: 90_000,
  expect: { timeout: 10_000 },
  // The journey mostly waits for the codes of its authenticators; the pages use that time.
  workers: 2,
  reporter: 'list',
  outputDir: '../../.cache/browser-results',
  use: {
    baseURL: 'http://127.0.0.1:38113',
    launchOptions,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    screenshot: 'only-on-failure',
  },
  // the demonstration for looking at pages, empty installations for living a payment through, for the
  // cashier's counter, and one whose days pass at once, for a budget
  webServer: [
    server(38113, '.cache/browser-demo', { DEMO: 'on' }),
    server(38114, '.cache/browser-empty', { DEMO: 'off' }),
    server(38115, '.cache/browser-counter', { DEMO: 'off' }),
    server(38116, '.cache/browser-budget', { DEMO: 'off', TRAVELS: 'yes' }),
  ],
});
