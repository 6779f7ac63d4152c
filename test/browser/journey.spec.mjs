/**
 * The trust runs: on an empty installation, one payment from the clerk's request to a resident's
 * telephone, each person at a browser of her own, and the month's 收支公示表.
 */
import { expect, test } from '@playwright/test';
import { actFromTodo, choose, phone, signInAtDesk, typeCode } from './support/desk.mjs';
import { install, PASSWORD, PAYEE } from './support/installation.mjs';
import { invoicePdf, photoJpeg } from './support/papers.mjs';

const base = 'http://127.0.0.1:38114';
const today = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' }).format(new Date());
const REASON = '电梯维保（9台×630元）';

test.describe.configure({ mode: 'serial' });

let house;
test.beforeAll(async () => {
  // Codes of an authenticator are good for one act: appointing four people takes over a minute.
  test.setTimeout(240_000);
  house = await install({ base, dataDir: '.cache/browser-empty', today });
});

test.afterEach(async ({ browser }) => {
  for (const context of browser.contexts()) await context.close();
});

test('a first password opens one page only: where it is replaced', async ({ browser }) => {
  const loginName = 'tang.protector';
  const { initialPassword } = await house.people.chair.visitor.postWithCode(house.at('/grants'), {
    personName: '唐见山',
    phone: '13900000009',
    loginName,
    post: 'protector',
    startsOn: house.opened,
    resolutionRef: '锦明花园业主大会 2026-1 号决议',
  });
  const context = await browser.newContext({ baseURL: base });
  const page = await context.newPage();
  await page.goto('/');
  await page.getByLabel('登录名或手机号').fill(loginName);
  await page.getByLabel('密码', { exact: true }).fill(initialPassword);
  await page.getByRole('button', { name: '登录' }).click();
  const asked = page.getByRole('heading', { level: 1, name: '换成您自己的密码' });
  await expect(asked).toBeVisible();
  for (const address of ['/me', `/c/${house.communityId}`, '/desk']) {
    await page.goto(address);
    await expect(asked).toBeVisible();
  }
  const change = async (next) => {
    await page.getByLabel('初始密码（刚才登录用的）').fill(initialPassword);
    await page.getByLabel('您自己的新密码').fill(next);
    await page.getByRole('button', { name: '换密码并进入' }).click();
  };
  await change(initialPassword);
  await expect(page.getByText('新密码和当前密码一样')).toBeVisible();
  await change(PASSWORD);
  await expect(page.getByRole('heading', { level: 1, name: '待办' })).toBeVisible();
  await page.goto(`/c/${house.communityId}`);
  await expect(page.getByRole('heading', { level: 1, name: '我们的账' })).toBeVisible();
});

test('the clerk asks for 5,670.00 with an invoice and a photo', async ({ browser }) => {
  const page = await signInAtDesk(browser, base, house.people.clerk);
  await page.getByRole('button', { name: '申请支出' }).click();
  await page.getByLabel('事由').fill(REASON);
  await choose(page, '收款单位', '电梯维保', new RegExp(PAYEE.name));
  await page.getByLabel('金额', { exact: true }).fill('5670');
  await page.getByLabel('发生日期').fill(today);
  await page.keyboard.press('Enter');
  await choose(page, '用在哪里', '维保合同-电梯', /510301/);
  await expect(page.getByText('伍仟陆佰柒拾元整')).toBeVisible();
  await expect(page.getByText('需业委会 1 人同意')).toBeVisible();
  await page
    .getByLabel('选择文件')
    .first()
    .setInputFiles([
      { name: '电梯维保发票.pdf', mimeType: 'application/pdf', buffer: await invoicePdf() },
      { name: '机房照片.jpg', mimeType: 'image/jpeg', buffer: await photoJpeg() },
    ]);
  await expect(page.getByRole('button', { name: '移除' })).toHaveCount(2);
  await page.getByLabel('发票号码').fill('12345678901234567890');
  await page.getByLabel('价税合计').fill('5670');
  await page.getByLabel('没有比价的理由').fill('合同期内按合同付款');
  await expect(page.getByText('金额 ¥5,670.00')).toBeVisible();
  await page.getByRole('button', { name: '提交审核' }).click();
  await expect(page.getByText('现在等 物业审核人：审核')).toBeVisible();
});

test('the reviewer looks at the evidence and agrees', async ({ browser }) => {
  const { visitor } = house.people.reviewer;
  const page = await signInAtDesk(browser, base, house.people.reviewer);
  await page.getByRole('link', { name: new RegExp('审核支出.*电梯维保') }).click();
  await expect(page.getByRole('link', { name: /电梯维保发票\.pdf/ })).toBeVisible();
  await page.getByRole('button', { name: /机房照片\.jpg/ }).click();
  const photo = page.getByRole('dialog').getByRole('img');
  await expect.poll(() => photo.evaluate((image) => image.naturalWidth)).toBeGreaterThan(800);
  await page.keyboard.press('Escape');
  await typeCode(page, visitor);
  await page.getByRole('button', { name: '审核通过', exact: true }).last().click();
  await expect(page.getByText('审核已通过')).toBeVisible();
});

test('the committee agrees, the cashier orders, another member turns the second key', async ({
  browser,
}) => {
  const { chair, cashier, member } = house.people;
  const chairs = await signInAtDesk(browser, base, chair);
  await actFromTodo(chairs, {
    task: '同意支出',
    of: '电梯维保',
    sentence: /您代表业委会同意：从物业服务信托基金付给.* ¥5,670\.00/,
    button: '同意这笔支出',
    visitor: chair.visitor,
  });
  await expect(chairs.getByText('您已同意')).toBeVisible();

  const cashiers = await signInAtDesk(browser, base, cashier);
  await actFromTodo(cashiers, {
    task: '制付款单',
    of: '电梯维保',
    sentence: /从信托专户（尾号6677）付给.* ¥5,670\.00/,
    button: '制付款单',
    visitor: cashier.visitor,
  });
  await expect(cashiers.getByText('付款单已做好')).toBeVisible();

  const members = await signInAtDesk(browser, base, member);
  await actFromTodo(members, {
    task: '第二把钥匙放行',
    of: '电梯维保',
    sentence: /¥5,670\.00将从信托账户（尾号6677）付给/,
    button: '放行这笔付款',
    visitor: member.visitor,
  });
  await expect(members.getByText('已放行')).toBeVisible();
});

test('the cashier records what the bank paid, and the voucher is in the books', async ({
  browser,
}) => {
  const { cashier } = house.people;
  const page = await signInAtDesk(browser, base, cashier);
  await page.getByRole('link', { name: /登记付款.*电梯维保/ }).click();
  await page.getByLabel('银行流水号').fill('HD-000567');
  await typeCode(page, cashier.visitor);
  await page.getByRole('button', { name: '登记付款并入账' }).click();
  await expect(page.getByText('凭证已入账')).toBeVisible();
  await page.getByRole('link', { name: '看凭证' }).first().click();
  await expect(page.getByRole('heading', { level: 1, name: /记字第 2 号/ })).toBeVisible();
  await expect(page.getByText('510301').first()).toBeVisible();
  await expect(page.getByText('伍仟陆佰柒拾元整')).toBeVisible();
});

test('a resident comes in with her invitation and sees it on her telephone', async ({
  browser,
}) => {
  const context = await browser.newContext({ baseURL: base, ...phone });
  const page = await context.newPage();
  await page.goto('/');
  await page.getByRole('button', { name: '用邀请码注册' }).tap();
  await page.getByLabel('姓名').fill(house.home.owner);
  await page.getByLabel('手机号').fill(house.home.phone);
  await page.getByLabel('登录名').fill('ye.zhiqiu');
  await page.getByLabel('密码').fill(PASSWORD);
  await page.getByLabel('邀请码（没有可不填）').fill(house.invite);
  await page.getByRole('button', { name: '注册并登录' }).tap();

  await expect(page.getByRole('heading', { level: 1, name: '我们的账' })).toBeVisible();
  // 186,000.00 came in with the opening balance.
  await expect(page.getByText('¥180,330.00').first()).toBeVisible();
  await expect(page.getByText(/1栋.*1单元101/)).toBeVisible();
  await page.getByRole('link', { name: /电梯.*5,670\.00/ }).tap();

  await expect(page.getByRole('heading', { level: 1, name: '一笔账' })).toBeVisible();
  for (const post of ['物业经办人', '物业审核人', '业委会主任', '物业出纳', '业委会财务委员']) {
    await expect(page.getByRole('listitem').filter({ hasText: post }).first()).toBeVisible();
  }
  await expect(page.getByText('记完这笔账，还剩')).toBeVisible();
  await expect(page.getByText('¥180,330.00').first()).toBeVisible();
  await page.getByRole('button', { name: /机房照片\.jpg/ }).tap();
  const photo = page.getByRole('dialog').getByRole('img');
  await expect.poll(() => photo.evaluate((image) => image.naturalWidth)).toBeGreaterThan(800);
});

test("the month's 收支公示表 is made and downloaded", async ({ browser }) => {
  const page = await signInAtDesk(browser, base, house.people.reviewer);
  await page.getByRole('link', { name: '报告' }).click();
  await page.getByRole('button', { name: /^收支公示表/ }).click();
  await page.getByRole('button', { name: '开始做' }).click();
  await expect(
    page.getByRole('progressbar').or(page.getByRole('link', { name: '打开 PDF' })),
  ).toBeVisible();
  const link = page.getByRole('link', { name: '打开 PDF' });
  await expect(link).toBeVisible({ timeout: 30_000 });
  const answer = await page.request.get(await link.getAttribute('href'));
  expect(answer.headers()['content-type']).toBe('application/pdf');
  const pdf = await answer.body();
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
  expect(pdf.length).toBeGreaterThan(10_000);
  await expect(page.getByRole('row', { name: /收支公示表/ })).toHaveCount(1);
});
