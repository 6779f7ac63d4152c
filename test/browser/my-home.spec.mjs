/** 我家, on the demonstration: bills that explain themselves, paying through the sandbox, 公共收益. */
import { expect, test } from '@playwright/test';
import { arrive, expectAccessible, expectRoomForLargeType, settle } from './support/checks.mjs';
import { phone } from './support/desk.mjs';
import { at, enterAs, read } from './support/demo.mjs';

const myCharges = (context, baseURL, communityId) =>
  read(context, baseURL, `/communities/${communityId}/my-charges`).then(({ homes }) => homes[0]);

const yuan = (text) => `¥${text.replace(/\B(?=(\d{3})+\.)/g, ',')}`;

/** The newest receipt of the home is taken back by the reviewer: its bill is open again. */
async function openBillOf(browser, baseURL, { communityId, home }) {
  const context = await browser.newContext();
  await enterAs(context, baseURL, 'reviewer');
  const { code } = await read(context, baseURL, '/demo/code');
  // Money that was paid online has come for certain: such a receipt is not cancelled.
  const [{ id }] = home.receipts.filter(
    ({ kind, method, cancelled }) => kind === 'payment' && method !== '线上支付' && !cancelled,
  );
  const answer = await context.request.post(
    `${baseURL}/api/communities/${communityId}/receipts/${id}/cancellation`,
    {
      data: { reason: '刷卡没有成功' },
      headers: { origin: baseURL, 'idempotency-key': id, 'x-second-factor': code },
    },
  );
  expect(answer.status(), await answer.text()).toBe(201);
  await context.close();
}

for (const [device, viewport] of Object.entries(at)) {
  test(`on a ${device} the pages about money in are accessible at any size of type`, async ({
    browser,
    baseURL,
  }) => {
    test.slow();
    const context = await browser.newContext({ viewport });
    const communityId = await enterAs(context, baseURL, 'resident');
    const page = await context.newPage();
    const here = `${baseURL}/c/${communityId}`;
    for (const path of [
      'my-home',
      'my-home/statement',
      'my-home/pay',
      'collection',
      'common-income',
    ]) {
      await arrive(page, `${here}/${path}`);
      await expectAccessible(page, path);
      await expectRoomForLargeType(page, path);
    }
    await context.close();
  });
}

test.describe('a household and its bills', () => {
  test.describe.configure({ mode: 'serial' });

  test('a bill says how it came about, is paid through the sandbox, and has its receipt', async ({
    browser,
    baseURL,
  }) => {
    test.slow();
    const context = await browser.newContext({ ...phone });
    const communityId = await enterAs(context, baseURL, 'resident-elder');
    const before = await myCharges(context, baseURL, communityId);
    if (before.owed === '0.00') await openBillOf(browser, baseURL, { communityId, home: before });
    const home = await myCharges(context, baseURL, communityId);
    const open = home.bills.filter(({ amount, settled }) => amount !== settled);
    expect(open.length).toBeGreaterThan(0);

    const page = await context.newPage();
    await arrive(page, `${baseURL}/c/${communityId}`);
    await page.getByRole('navigation').getByRole('link', { name: '我家', exact: true }).tap();
    await settle(page, '我家');
    await expect(page.getByText(yuan(home.owed)).first()).toBeVisible();
    await expect(page.getByText(open[0].explanation)).toBeVisible();

    await page.getByRole('link', { name: `缴费 ${yuan(home.owed)}` }).tap();
    await expect(page.getByRole('checkbox', { checked: true })).toHaveCount(open.length);
    await page.getByRole('button', { name: `去付款 ${yuan(home.owed)}` }).tap();
    await expect(page.getByText('演示沙箱')).toBeVisible();
    await expectAccessible(page, '沙箱');
    await page.getByRole('button', { name: '确认付款' }).tap();

    await expect(page.getByText('缴好了')).toBeVisible({ timeout: 30_000 });
    await expect(page.getByText(`收到 ${yuan(home.owed)}，已经记进您家的账`)).toBeVisible();
    await expectAccessible(page, '缴费结果');
    const receipt = page.getByRole('link', { name: /打开收据 SJ\d{4}-\d+/ });
    const number = (await receipt.innerText()).match(/SJ\d{4}-\d+/)[0];
    const pdf = await context.request.get(`${baseURL}${await receipt.getAttribute('href')}`);
    expect(pdf.headers()['content-type']).toBe('application/pdf');

    await page.getByRole('link', { name: '回到我家' }).tap();
    await expect(page.getByText('都缴清了')).toBeVisible();
    await expect(page.getByText(number)).toBeVisible();
    expect((await myCharges(context, baseURL, communityId)).owed).toBe('0.00');
    await context.close();
  });

  test('money ahead is kept, and what came is booked even when it is not what was ordered', async ({
    browser,
    baseURL,
  }) => {
    const context = await browser.newContext({ ...phone });
    const communityId = await enterAs(context, baseURL, 'resident');
    const page = await context.newPage();
    await arrive(page, `${baseURL}/c/${communityId}/my-home`);
    await page.getByRole('link', { name: /^(预存一些|缴费)/ }).tap();
    const byAmount = page.getByRole('button', { name: '自己填金额' });
    await expect(page.getByRole('button', { name: /去付款/ })).toBeVisible();
    if (await byAmount.isVisible()) await byAmount.tap();
    await page.getByLabel('金额').fill('一百');
    await page.getByRole('button', { name: /去付款/ }).tap();
    await expect(page.getByText('请填大于零的金额')).toBeVisible();
    await page.getByLabel('金额').fill('200');
    await page.getByRole('button', { name: '去付款 ¥200.00' }).tap();
    await page.getByText('试试出错的情况').tap();
    await page.getByLabel('通知怎么发').selectOption({ label: '同一个通知连发三次' });
    await page.getByLabel('实际付的金额（可不填）').fill('180');
    const { kept: before, receipts } = await myCharges(context, baseURL, communityId);
    await page.getByRole('button', { name: '确认付款' }).tap();
    await expect(page.getByText('缴好了')).toBeVisible({ timeout: 30_000 });
    await expect(page.getByText('收到的金额和这次要缴的不一样')).toBeVisible();

    const home = await myCharges(context, baseURL, communityId);
    // Told three times, booked once, and what came rather than what was ordered.
    expect(home.receipts).toHaveLength(receipts.length + 1);
    expect(home.receipts[0]).toMatchObject({ amount: '180.00', cancelled: false });
    const keptOf = (all) => all.find(({ kind }) => kind === 'advance')?.amount ?? '0.00';
    expect(Number(keptOf(home.kept)) - Number(keptOf(before))).toBeCloseTo(180, 2);
    await context.close();
  });
});

test('what is wrong with a contract stands before its figures, in words and not only in red', async ({
  page,
  context,
  baseURL,
}) => {
  const communityId = await enterAs(context, baseURL, 'resident');
  const year = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' })
    .format(new Date())
    .slice(0, 4);
  const income = await read(
    context,
    baseURL,
    `/communities/${communityId}/common-income?year=${year}`,
  );
  const wrong = income.items.filter(({ state }) =>
    ['late', 'expired', 'no-contract'].includes(state),
  );
  expect(wrong.length).toBeGreaterThan(0);
  await arrive(page, `/c/${communityId}/common-income`);
  await expect(page.getByText(`${wrong.length} 处有问题`)).toBeVisible();
  const words = { late: '逾期未收', expired: '合同已到期', 'no-contract': '无合同' };
  for (const { place, state } of wrong) {
    const row = page.getByRole('listitem').filter({ hasText: place });
    await expect(row.getByText(words[state]).first()).toBeVisible();
  }
});
