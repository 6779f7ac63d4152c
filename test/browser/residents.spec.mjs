/** The residents' pages, on the demonstration: on a telephone and on a computer, for everybody. */
import { expect, test } from '@playwright/test';
import { arrive, expectAccessible, expectRoomForLargeType } from './support/checks.mjs';
import { at, enterAs, read } from './support/demo.mjs';

const FIRST_LOAD_MAX = 150 * 1000;

/** Addresses of one of each page; ids come from the books. */
async function pagesOf(context, baseURL, communityId) {
  const account = `/communities/${communityId}/account`;
  const { lastPayments } = await read(context, baseURL, `${account}/summary`);
  const month = lastPayments[0].bookedOn.slice(0, 7);
  const flow = await read(context, baseURL, `${account}/flow?from=${month}&to=${month}`);
  const home = `/c/${communityId}`;
  return {
    home,
    flow: `${home}/flow`,
    use: `${home}/flow/uses/${flow.uses[0].key}?unit=month&at=${month}`,
    statement: `${home}/statement`,
    entry: `${home}/entries/${lastPayments[0].seq}`,
    chain: `${home}/entries/${lastPayments[0].seq}?way=chain`,
    money: `${home}/my-money`,
    reports: `${home}/reports`,
    disclosure: `${home}/disclosure`,
    audit: `${home}/audit`,
    posts: `${home}/posts`,
    budget: `${home}/budget`,
    surplus: `${home}/budget/surplus`,
    emergencies: `${home}/budget/emergencies`,
    inquiries: `${home}/inquiries`,
    notices: `${home}/notices`,
    me: '/me',
  };
}

const formatted = (yuan) => Number(yuan).toLocaleString('en', { minimumFractionDigits: 2 });

const rowsOf = (page, words) =>
  page.getByRole('main').getByRole('link', { name: /¥/ }).filter({ hasText: words });

for (const [device, viewport] of Object.entries(at)) {
  test.describe(`on a ${device}`, () => {
    test.use({ viewport });

    test('every page is accessible, and keeps its edges at twice the text size', async ({
      page,
      context,
      baseURL,
    }) => {
      test.slow();
      await arrive(page, '/');
      await expectAccessible(page, 'welcome');
      await expectRoomForLargeType(page, 'welcome');
      const communityId = await enterAs(context, baseURL, 'resident');
      const pages = await pagesOf(context, baseURL, communityId);
      for (const [name, path] of Object.entries(pages)) {
        await arrive(page, path);
        await expectAccessible(page, name);
        await expectRoomForLargeType(page, name);
      }
    });
  });
}

test('the home of a signed-in resident comes in no more than 150 kB', async ({
  page,
  context,
  baseURL,
}) => {
  const communityId = await enterAs(context, baseURL, 'resident');
  const devtools = await context.newCDPSession(page);
  await devtools.send('Network.enable');
  let bytes = 0;
  devtools.on('Network.loadingFinished', ({ encodedDataLength }) => (bytes += encodedDataLength));
  await arrive(page, `/c/${communityId}`);
  expect(bytes).toBeGreaterThan(20_000);
  expect(bytes).toBeLessThanOrEqual(FIRST_LOAD_MAX);
});

test('three taps lead from the total to the receipt of the largest payment', async ({
  browser,
  baseURL,
}) => {
  const context = await browser.newContext({ viewport: at.phone, hasTouch: true, isMobile: true });
  const communityId = await enterAs(context, baseURL, 'resident');
  const page = await context.newPage();
  await arrive(page, `${baseURL}/c/${communityId}`);
  const { month } = await read(context, baseURL, `/communities/${communityId}/account/summary`);
  const span = `from=${month.period}&to=${month.period}`;
  const flow = await read(context, baseURL, `/communities/${communityId}/account/flow?${span}`);
  await page.getByRole('link', { name: '看钱从哪来，到哪去' }).tap();
  const largest = page.locator('section', { hasText: '最大的几笔付款' }).getByRole('link').first();
  await expect(largest).toContainText(formatted(flow.largest[0].amount));
  await largest.tap();
  await page
    .getByRole('button', { name: /点开放大/ })
    .first()
    .tap();
  const receipt = page.getByRole('dialog').getByRole('img');
  await expect.poll(() => receipt.evaluate((image) => image.naturalWidth)).toBeGreaterThan(300);
  await context.close();
});

test('the keyboard alone comes in, skips the head and reaches a payment', async ({ page }) => {
  const focused = () => page.evaluate(() => document.activeElement?.textContent?.trim() ?? '');
  const tabTo = async (words) => {
    for (let steps = 0; steps < 60; steps += 1) {
      await page.keyboard.press('Tab');
      if (words.test(await focused())) return;
    }
    throw new Error(`Tab 到不了 ${words}`);
  };
  await arrive(page, '/');
  await page.keyboard.press('Tab');
  const skip = page.getByRole('link', { name: '跳到正文' });
  await expect(skip).toBeFocused();
  await expect(skip).toBeInViewport();
  await tabTo(/^林晓月/);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: '我们的账' })).toBeVisible();
  await page.reload();
  await expect(page.getByText('最近的付款')).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(skip).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.locator('main')).toBeFocused();
  await tabTo(/同意/);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: '一笔账' })).toBeFocused();
});

test('two characters find payments, one asks for more', async ({ page, context, baseURL }) => {
  const communityId = await enterAs(context, baseURL, 'resident');
  await arrive(page, `/c/${communityId}/statement`);
  const search = page.getByLabel('搜索');
  await search.fill('电');
  await page.keyboard.press('Enter');
  await expect(page.getByText('请至少输入两个字')).toBeVisible();
  await search.fill('电梯');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/q=/);
  await expect(rowsOf(page, '电梯').first()).toBeVisible();
  expect(await rowsOf(page, '电梯').count()).toBe(await rowsOf(page, '').count());
});

test('without a line a page says so, and comes when asked again', async ({
  page,
  context,
  baseURL,
}) => {
  const communityId = await enterAs(context, baseURL, 'resident');
  await arrive(page, `/c/${communityId}`);
  const again = page.getByRole('button', { name: '再试一次' });
  await context.setOffline(true);
  await page.getByRole('link', { name: '明细', exact: true }).click();
  await expect(page.getByText('没有连上服务器')).toBeVisible();
  await context.setOffline(false);
  await again.click();
  await expect(rowsOf(page, '').first()).toBeVisible();
  await context.setOffline(true);
  await page.getByLabel('搜索').fill('电梯');
  await page.keyboard.press('Enter');
  await expect(page.getByText('没有连上服务器')).toBeVisible();
  await context.setOffline(false);
  await again.click();
  await expect(rowsOf(page, '电梯').first()).toBeVisible();
});

test('English is one press away, and stays', async ({ page, context, baseURL }) => {
  const communityId = await enterAs(context, baseURL, 'resident');
  await arrive(page, `/c/${communityId}`);
  await page.getByRole('button', { name: 'English' }).click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await page.reload();
  await expect(page.getByRole('navigation')).toContainText('Statement');
  await expect(page.getByRole('navigation')).not.toContainText(/\p{Script=Han}/u);
  await page.getByRole('button', { name: '中文' }).click();
  await expect(page.getByRole('heading', { level: 1, name: '我们的账' })).toBeVisible();
});
