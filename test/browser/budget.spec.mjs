/**
 * A budget from the firm's draft to the day it holds, with three people at browsers of their own: the
 * manager, the chair, and the owner of the only home. Two days pass on the way.
 */
import { writeFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { phone, signInAtDesk, typeCode } from './support/desk.mjs';
import { install, PASSWORD } from './support/installation.mjs';

const base = 'http://127.0.0.1:38116';
const DATA_DIR = '.cache/browser-budget';
const DAY_MS = 86_400_000;
const dayIn = (days) =>
  new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' }).format(
    Date.now() + days * DAY_MS,
  );
const year = Number(dayIn(0).slice(0, 4));
const TITLE = `${year}年度物业服务预算`;
const ASKED = '电梯维保为什么一年要六千元？';
const ANSWERED = '一台电梯，每月五百元，合同在附件里。';
const OWNER = 'ye.zhiqiu';

test.describe.configure({ mode: 'serial' });

let house;
let budgetId;
let ahead = 0;
test.beforeAll(async () => {
  test.setTimeout(240_000);
  const virement = { share: '0.10', yearly: '20000.00' };
  house = await install({
    base,
    dataDir: DATA_DIR,
    today: dayIn(0),
    homes: 1,
    terms: {
      budget: { commentDays: 1, decidedBy: 'owners', virement },
      procedure: { noticeDays: 0, proxyCap: 3, secret: false },
    },
  });
});

test.afterEach(async ({ browser }) => {
  for (const context of browser.contexts()) await context.close();
});

/** Days pass: for the server, for everybody's telephone, and for every browser opened from now on. */
function pass(days) {
  ahead += days * DAY_MS;
  writeFileSync(new URL(`../../${DATA_DIR}.ahead`, import.meta.url), String(ahead));
  for (const { visitor } of Object.values(house.people)) visitor.authenticator.ahead = ahead;
}

async function atDesk(browser, who, path) {
  const page = await signInAtDesk(browser, base, house.people[who]);
  await page.clock.install({ time: Date.now() + ahead });
  await page.goto(`/desk/${house.communityId}/${path}`);
  return page;
}

const line = (side, accountCode, name, unitPrice, quantity) => ({
  lineId: crypto.randomUUID(),
  side,
  accountCode,
  name,
  unit: '月',
  unitPrice,
  quantity,
  frequency: '12',
  basis: '按合同',
});

test('the manager drafts it and submits it to the committee', async ({ browser }) => {
  const { visitor } = house.people.manager;
  const made = await visitor.post(house.at('/budgets'), { year, fund: 'F1', title: TITLE });
  budgetId = made.budgetId;
  await visitor.put(house.at(`/budgets/${budgetId}/draft`), {
    version: 1,
    lines: [
      line('income', '410101', '物业费', '1.20', '900'),
      line('expense', '510301', '电梯维保', '500', '1'),
    ],
    reason: '首年预算',
    surplusNote: '结余结转下年',
  });
  const page = await atDesk(browser, 'manager', `budget/${budgetId}/lines`);
  await expect(page.getByText('电梯维保').first()).toBeVisible();
  await page.getByRole('button', { name: '提交业委会审阅' }).last().click();
  await expect(page.getByText('已提交业委会审阅')).toBeVisible();
});

test('the chair accepts it, opens it to everybody, and calls the owners to vote', async ({
  browser,
}) => {
  const page = await atDesk(browser, 'chair', `budget/${budgetId}/lines`);
  await typeCode(page, house.people.chair.visitor);
  await page.getByRole('button', { name: '审阅通过，公开征求意见' }).last().click();
  await expect(page.getByText('已公开征求意见')).toBeVisible();
  await page.goto(
    `/desk/${house.communityId}/votes/resolutions/new?subject=budget:${budgetId}:1&title=${encodeURIComponent(TITLE)}`,
  );
  await page.getByRole('textbox', { name: '表决内容' }).fill(`是否同意${TITLE}？`);
  for (const [label, days] of [
    ['开始日期', 1],
    ['结束日期', 5],
  ]) {
    await page.getByLabel(label).fill(dayIn(days));
    await page.keyboard.press('Enter');
  }
  await page.getByRole('button', { name: '保存草稿' }).click();
  await typeCode(page, house.people.chair.visitor);
  await page.getByRole('button', { name: '公告' }).click();
  await expect(page.getByText('已公告，名册已固定')).toBeVisible();
});

test('the owner asks about a line on her telephone, and the manager answers', async ({
  browser,
}) => {
  const context = await browser.newContext({ baseURL: base, ...phone });
  const owner = await context.newPage();
  await owner.goto('/');
  await owner.getByRole('button', { name: '用邀请码注册' }).tap();
  await owner.getByLabel('姓名').fill(house.home.owner);
  await owner.getByLabel('手机号').fill(house.home.phone);
  await owner.getByLabel('登录名').fill(OWNER);
  await owner.getByLabel('密码').fill(PASSWORD);
  await owner.getByLabel('邀请码（没有可不填）').fill(house.invite);
  await owner.getByRole('button', { name: '注册并登录' }).tap();
  await owner.getByRole('link', { name: new RegExp(TITLE) }).tap();
  await expect(owner.getByRole('heading', { level: 1, name: '预算' })).toBeVisible();
  await owner
    .getByRole('link', { name: /电梯维保/ })
    .first()
    .tap();
  await expect(owner.getByText('¥500.00 × 1 月 × 12 次').first()).toBeVisible();
  await owner.getByRole('textbox', { name: '我的意见' }).fill(ASKED);
  await owner.getByRole('button', { name: '提交意见' }).tap();
  await expect(owner.getByText('已提交，大家都能看到')).toBeVisible();
  const page = await atDesk(browser, 'manager', `budget/${budgetId}/comments`);
  await expect(page.getByText(ASKED)).toBeVisible();
  await page.getByRole('textbox', { name: '答复', exact: true }).fill(ANSWERED);
  await page.getByRole('button', { name: '答复', exact: true }).click();
  await owner.reload();
  await expect(owner.getByText(ANSWERED)).toBeVisible();
});

test('two days later it is put to the decision, and the owner votes', async ({ browser }) => {
  pass(2);
  const page = await atDesk(browser, 'manager', `budget/${budgetId}/lines`);
  await page.getByRole('button', { name: '提请决定' }).last().click();
  await expect(page.getByText('已提请决定')).toBeVisible();
  const context = await browser.newContext({ baseURL: base, ...phone });
  const owner = await context.newPage();
  await owner.clock.install({ time: Date.now() + ahead });
  await owner.goto('/');
  await owner.getByLabel('登录名或手机号').fill(OWNER);
  await owner.getByLabel('密码', { exact: true }).fill(PASSWORD);
  await owner.getByRole('button', { name: '登录' }).tap();
  await expect(owner.getByRole('heading', { level: 1, name: '我们的账' })).toBeVisible();
  await owner.goto(`/c/${house.communityId}/votes`);
  await owner.getByRole('link', { name: new RegExp(TITLE) }).tap();
  await expect(owner.getByText(/还差 59\.67 ㎡ \/ 1 户/)).toBeVisible();
  await owner.getByText('同意', { exact: true }).first().tap();
  await owner.getByRole('button', { name: '确认投票：同意' }).tap();
  await expect(owner.getByText('投好了')).toBeVisible();
  await expect(owner.getByText('参与的面积和人数都够了')).toBeVisible();
});

test('the chair counts, and the owners’ word puts the budget in force', async ({ browser }) => {
  const { visitor } = house.people.chair;
  const page = await atDesk(browser, 'chair', 'votes/resolutions');
  await page.getByText(TITLE).first().click();
  await typeCode(page, visitor);
  await page.getByRole('button', { name: '结束并计票' }).click();
  await expect(page.getByText('已计票，结果已公布')).toBeVisible();
  await page.goto(`/desk/${house.communityId}/budget/${budgetId}/lines`);
  await page.getByRole('combobox', { name: '选择业主大会决议' }).click();
  await page.getByTitle(/通过/).last().click();
  await typeCode(page, visitor);
  await page.getByRole('button', { name: '登记业主大会决议' }).last().click();
  await expect(page.getByText('业主大会决议已登记')).toBeVisible();
  await page.reload();
  await expect(page.getByText('执行中').first()).toBeVisible();
});
