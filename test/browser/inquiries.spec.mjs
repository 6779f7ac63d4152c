/** A yuan is asked about, on the demonstration: from the entry to the answer and the asker's word. */
import { expect, test } from '@playwright/test';
import { arrive, expectAccessible, expectRoomForLargeType, settle } from './support/checks.mjs';
import { at, enterAs, read } from './support/demo.mjs';

async function pageOf(browser, baseURL, { who, viewport }) {
  const context = await browser.newContext({ viewport, baseURL });
  const communityId = await enterAs(context, baseURL, who);
  return { page: await context.newPage(), context, communityId };
}

test('a question goes from an entry to its answer, and back when it is none', async ({
  browser,
  baseURL,
}) => {
  test.slow();
  const resident = await pageOf(browser, baseURL, { who: 'resident', viewport: at.phone });
  const { page, context, communityId } = resident;
  const summary = await read(context, baseURL, `/communities/${communityId}/account/summary`);
  await arrive(page, `/c/${communityId}/entries/${summary.lastPayments[0].seq}`);
  await page.getByRole('link', { name: /^问一问：/ }).click();
  const words = page.getByLabel('您想问什么？');
  await words.fill('电梯维保费怎么算？请打 13800138000 告诉我');
  await expect(page.getByText('有人问过类似的')).toBeVisible();
  await expectAccessible(page, 'ask');
  await expectRoomForLargeType(page, 'ask');
  await page.getByRole('button', { name: '公开提问' }).click();
  await expect(page.getByRole('alert')).toContainText('13800138000');
  await page.getByRole('button', { name: '回去改一改' }).click();
  await words.fill('这笔钱买了几样东西，各是多少钱？');
  await page.getByRole('button', { name: '公开提问' }).click();
  await expect(page.getByRole('status').filter({ hasText: '已公开提出' })).toBeVisible();
  const id = page.url().split('/').pop();

  const desk = await pageOf(browser, baseURL, { who: 'manager', viewport: at.computer });
  await arrive(desk.page, `/desk/${communityId}/inquiries?open=${id}`);
  await expectAccessible(desk.page, 'answer');
  await expect(desk.page.getByText('这笔钱买了几样东西').first()).toBeVisible();
  await desk.page.getByLabel('答复', { exact: true }).fill('见所附发票，明细都在票面上。');
  await desk.page.getByRole('button', { name: '公开答复' }).click();
  await expect(desk.page.getByText('现在没有在等答复')).toBeVisible();

  await page.reload();
  await settle(page, 'answered');
  await expect(page.getByText('见所附发票')).toBeVisible();
  await expectAccessible(page, 'answered');
  await page.getByRole('button', { name: '还没有' }).click();
  await page.getByLabel(/哪里还不清楚/).fill('票面太糊，看不清数量');
  await page.getByRole('button', { name: '提交' }).click();
  await expect(page.getByText('票面太糊，看不清数量')).toBeVisible();
  await expect(page.getByText('提问人认为没答清楚')).toBeVisible();
  await Promise.all([context.close(), desk.context.close()]);
});
