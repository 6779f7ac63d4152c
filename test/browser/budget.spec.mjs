/**
 * A budget from the firm's draft to the day it holds, with three people at browsers of their own: the
 * manager, the chair, and the owner of the only home.
 */
import { expect, test } from '@playwright/test';
import { phone, signInAtDesk, typeCode } from './support/desk.mjs';
import { install, PASSWORD } from './support/installation.mjs';
import { comesIn } from './support/residents.mjs';

const base = 'http://127.0.0.1:38116';
const today = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' }).format(new Date());
const year = Number(today.slice(0, 4));
const TITLE = `${year}年度物业服务预算`;
const ASKED = '电梯维保为什么一年要六千元？';
const ANSWERED = '一台电梯，每月五百元，合同在附件里。';

test.describe.configure({ mode: 'serial' });

let house;
let budgetId;
test.beforeAll(async () => {
  test.setTimeout(240_000);
  house = await install({
    base,
    dataDir: '.cache/browser-budget',
    today,
    // one home, and no day to wait for: comments and notice end the day they begin
    homes: 1,
    terms: {
      budget: {
        commentDays: 0,
        decidedBy: 'owners',
        virement: { share: '0.10', yearly: '20000.00' },
      },
      procedure: { noticeDays: 0, proxyCap: 3, secret: false },
    },
  });
});

test.afterEach(async ({ browser }) => {
  for (const context of browser.contexts()) await context.close();
});

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

const budgetAt = (part = '') => `/desk/${house.communityId}/budget/${budgetId}${part}`;

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
  const page = await signInAtDesk(browser, base, house.people.manager);
  await page.goto(budgetAt());
  await expect(page.getByRole('heading', { level: 1, name: TITLE })).toBeVisible();
  await page.goto(budgetAt('/lines'));
  await expect(page.getByText('电梯维保').first()).toBeVisible();
  await page.getByRole('button', { name: '提交业委会审阅' }).last().click();
  await expect(page.getByText('已提交业委会审阅')).toBeVisible();
});
