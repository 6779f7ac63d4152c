/**
 * Nothing is on its way and nothing has been for a moment. Playwright's own `networkidle` waits half a
 * second each time, which over some five hundred pages is minutes.
 */
const MOMENT_MS = 120;

/** Requests under way, and when the last one ended, by page. */
const watched = new WeakMap();

export async function untilQuiet(page) {
  if (!watched.has(page)) {
    watched.set(page, watch(page));
    // What was sent before anybody watched is not known here.
    await page.waitForLoadState('networkidle');
  }
  const state = watched.get(page);
  while (state.underWay.size > 0 || Date.now() - state.lastAt < MOMENT_MS) {
    await page.waitForTimeout(MOMENT_MS / 4);
  }
}

function watch(page) {
  const state = { underWay: new Set(), lastAt: Date.now() };
  const ended = (request) => {
    state.underWay.delete(request);
    state.lastAt = Date.now();
  };
  page.on('request', (request) => {
    state.underWay.add(request);
    state.lastAt = Date.now();
  });
  page.on('requestfinished', ended);
  page.on('requestfailed', ended);
  return state;
}
