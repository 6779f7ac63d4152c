/** The desk, on the demonstration: every post comes in, finds its work, and can use its pages. */
import { expect, test } from '@playwright/test';
import { arrive, expectAccessible, settle } from './support/checks.mjs';
import { at, enterAs, read } from './support/demo.mjs';

/** Who is best met where: each page with those for whom it shows something of its own. */
const PAGES = {
  clerk: ['todo', 'spending', 'spending/new', 'payees', 'homes', 'me'],
  reviewer: ['todo', 'spending?submitted', 'books/drafts', 'close', 'reports'],
  accountant: ['books/journal', 'books/general', 'books/subsidiary', 'books/cash', 'books/balance'],
  'accountant (2)': [
    'books/chart',
    'books/drafts/new',
    'books/import',
    'books/entries/1',
    'payees',
  ],
  'accountant (3)': [
    'charges/household',
    'charges/unidentified',
    'charges/runs',
    'charges/schedules',
    'charges/facts',
    'charges/arrears',
  ],
  'cashier (2)': ['charges/counter', 'charges/receipts', 'charges/unidentified'],
  chair: [
    'todo',
    'spending?reviewed',
    'people',
    'contract',
    'contract/new',
    'audit/new',
    'handover',
  ],
  cashier: ['spending?approved', 'spending?released'],
  manager: [
    'reports',
    'disclosure',
    'inquiries',
    'robots',
    'homes/import',
    'homes/requests',
    'homes/log',
    'people',
  ],
  auditor: ['todo', 'spending?paid', 'books/journal', 'close', 'audit', 'exchange'],
};

/** "spending?submitted" is the page of a request in that state. */
async function addressOf(context, baseURL, communityId, path) {
  const [place, state] = path.split('?');
  if (state === undefined) return `/desk/${communityId}/${path}`;
  const list = `/communities/${communityId}/spending?state=${state}`;
  const { items } = await read(context, baseURL, list);
  return `/desk/${communityId}/${place}/${items[0].id}`;
}

for (const [who, paths] of Object.entries(PAGES)) {
  test(`${who}: pages are accessible`, async ({ page, context, baseURL }) => {
    test.slow();
    await page.setViewportSize(at.computer);
    const communityId = await enterAs(context, baseURL, who.replace(/ .*/, ''));
    for (const path of paths) {
      await arrive(page, await addressOf(context, baseURL, communityId, path));
      await expectAccessible(page, path);
    }
  });
}

test('the second key is turned on a telephone: the page is accessible and fits', async ({
  page,
  context,
  baseURL,
}) => {
  await page.setViewportSize(at.phone);
  const communityId = await enterAs(context, baseURL, 'finance-member');
  for (const path of ['todo', 'spending', 'spending?ordered']) {
    await arrive(page, await addressOf(context, baseURL, communityId, path));
    await expectAccessible(page, path);
    const tooWide = await page.evaluate(() => {
      const { scrollWidth, clientWidth } = document.documentElement;
      return scrollWidth - clientWidth;
    });
    expect.soft(tooWide, path).toBeLessThanOrEqual(0);
  }
  await expect(page.getByRole('button', { name: '放行这笔付款' })).toBeVisible();
});

test('everyone of the demonstration comes in with one press', async ({
  page,
  context,
  baseURL,
}) => {
  test.slow();
  await page.setViewportSize(at.computer);
  const failures = failuresOf(page);
  const { demoPeople } = await read(context, baseURL, '/site');
  expect(demoPeople.length).toBeGreaterThanOrEqual(12);
  for (const { name, postName, post } of demoPeople) {
    await context.clearCookies();
    await page.goto('/');
    await page.getByRole('button', { name: new RegExp(`^${name}`) }).click();
    if (post === 'resident') {
      await expect(page.getByRole('heading', { level: 1, name: '我们的账' })).toBeVisible();
    } else {
      await expect(page.getByRole('banner')).toContainText(name);
      await expect(page.getByRole('banner')).toContainText(postName);
      await walkTheRail(page, name);
    }
  }
  expect(failures).toEqual([]);
});

/** What went wrong behind the page: faults of its program, and answers that refuse or fail. */
function failuresOf(page) {
  const failures = [];
  page.on('pageerror', (error) => failures.push(`${page.url()}: ${error.message}`));
  page.on('response', (response) => {
    // Who is not signed in yet is told so.
    const expected = response.status() < 400 || response.status() === 401;
    if (!expected) failures.push(`${page.url()}: ${response.status()} ${response.url()}`);
  });
  return failures;
}

/** Every page the rail offers her opens, without an error. */
async function walkTheRail(page, name) {
  const rail = page.getByRole('navigation', { name: '工作' });
  for (const link of await rail.getByRole('link').all()) {
    await link.click();
    await expect(link).toHaveAttribute('aria-current', 'page');
    await settle(page, `${name} ${page.url()}`);
  }
}

test('/ goes to the search of the books, and two characters find vouchers', async ({
  page,
  context,
  baseURL,
}) => {
  const communityId = await enterAs(context, baseURL, 'accountant');
  await arrive(page, `/desk/${communityId}/books/journal`);
  await page.keyboard.press('/');
  const search = page.getByRole('searchbox', { name: /查凭证/ });
  await expect(search).toBeFocused();
  await page.keyboard.type('电梯');
  await expect(page.getByRole('cell', { name: /电梯维保/ }).first()).toBeVisible();
  await expect(page).toHaveURL(/q=/);
});

test('English is one press away at the desk', async ({ page, context, baseURL }) => {
  const communityId = await enterAs(context, baseURL, 'reviewer');
  await arrive(page, `/desk/${communityId}/todo`);
  await page.getByRole('button', { name: 'English' }).click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await expect(page.getByRole('navigation').first()).toContainText('Books');
  await expect(page.getByRole('heading', { level: 1 })).not.toContainText(/\p{Script=Han}/u);
});
