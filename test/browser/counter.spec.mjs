/**
 * The cashier's counter, on an installation of its own: households are found, and their money is taken,
 * by keyboard alone — nothing in this file touches a mouse.
 */
import { expect, test } from '@playwright/test';
import { setTimeout as sleep } from 'node:timers/promises';
import { expectAccessible } from './support/checks.mjs';
import { signInAtDesk } from './support/desk.mjs';
import { install } from './support/installation.mjs';

const base = 'http://127.0.0.1:38115';
const today = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' }).format(new Date());

test.describe.configure({ mode: 'serial' });

let house;
let page;
test.beforeAll(async ({ browser }) => {
  // Codes of an authenticator are good for one act: appointing four people takes over a minute.
  test.setTimeout(240_000);
  house = await install({ base, dataDir: '.cache/browser-counter', today });
  await billTheMonth();
  page = await signInAtDesk(browser, base, house.people.cashier);
  // Printing opens a window of the system; here it is enough that it was asked for.
  await page.evaluate(() => {
    window.print = () => document.body.setAttribute('data-printed', 'yes');
  });
});

const FEE = {
  code: 'service',
  name: '物业服务费',
  method: 'area',
  prices: [{ kind: 'residential', price: '2.40', income: '410101' }],
  vacantRate: '1',
  developerRate: '1',
  fund: 'F1',
  receivable: '112201',
  developerReceivable: '112201',
  advance: '220301',
};

/** 1栋1单元101: 89.50㎡ × 2.40 = 214.80; 102: 245.52; 2栋2单元301: 283.20. */
async function billTheMonth() {
  const { visitor } = house.people.accountant;
  const schedule = { effectiveOn: house.opened, resolutionRef: '业主大会第2号决议', dueDay: 15 };
  await visitor.post(house.at('/fee-schedules'), { ...schedule, fees: [FEE] });
  const period = today.slice(0, 7);
  const { jobId } = await visitor.post(house.at('/bill-runs'), { period });
  for (let state = 'queued'; state !== 'done'; await sleep(300)) {
    ({ state } = await visitor.get(house.at(`/jobs/${jobId}`)));
    if (state === 'failed') throw new Error('the month was not billed');
  }
}

const press = (...keys) =>
  keys.reduce((done, key) => done.then(() => page.keyboard.press(key)), Promise.resolve());
const search = () => page.getByRole('combobox', { name: '找住户' });
const taken = (words) => expect(page.getByRole('status').filter({ hasText: words })).toBeVisible();

test('a room and two Enters: what is owed is taken, and the receipt printed', async () => {
  // To the page itself by keyboard too: the rail is links.
  await page.getByRole('link', { name: '收费' }).focus();
  await press('Enter');
  await expect(search()).toBeFocused();
  await page.keyboard.type('1-1-101');
  await press('Enter');
  const amount = page.getByRole('textbox', { name: '收多少' });
  await expect(amount).toBeFocused();
  await expect(amount).toHaveValue('214.80');
  await expect(page.getByText('人民币贰佰壹拾肆元捌角整')).toBeVisible();
  await expectAccessible(page, '收款台');
  await press('Enter');
  await taken(/已收 1栋1单元101 ¥214\.80，收据 SJ\d{4}-000001/);
  await expect(page.locator('body')).toHaveAttribute('data-printed', 'yes');
  await expect(search()).toBeFocused();
});

test('by pinyin initials; a zero too many is asked about before it is taken', async () => {
  await page.keyboard.type('jsz');
  await press('Enter');
  await expect(page.getByRole('heading', { name: '1栋1单元102' })).toBeVisible();
  await page.keyboard.type('2455.20');
  await press('Enter');
  await expect(page.getByText(/金额没有多打一个零吧/)).toBeVisible();
  await press('ControlOrMeta+a');
  await page.keyboard.type('300');
  await expect(page.getByText(/缴 1 张账单。多出的 ¥54\.48 存为预存/)).toBeVisible();
  await press('F2');
  await taken(/已收 1栋1单元102 ¥300\.00，收据 SJ\d{4}-000002/);
  const slip = page.getByRole('region', { name: '收款收据' });
  await expect(slip.getByRole('row', { name: /预存 54\.48/ })).toBeVisible();
});

test('by the tail of a telephone, and the way of paying by a key', async () => {
  await page.keyboard.type('0103');
  await expect(page.getByRole('option', { name: /2栋2单元301/ })).toBeVisible();
  await press('ArrowDown', 'Enter');
  await expect(page.getByRole('heading', { name: '2栋2单元301' })).toBeVisible();
  await press('Alt+2');
  await expect(page.getByText(/转账 ¥283\.20，缴 1 张账单/)).toBeVisible();
  await press('F2');
  await taken(/收据 SJ\d{4}-000003/);
});

test('Esc puts a household aside, and nothing was taken', async () => {
  await page.keyboard.type('101');
  await press('Enter');
  await expect(page.getByText('这户没有未缴的账单')).toBeVisible();
  await press('Escape');
  await expect(search()).toBeFocused();
  const { receipts } = await house.people.cashier.visitor.get(house.at(`/receipts?on=${today}`));
  expect(receipts.map(({ amount }) => amount)).toEqual(['214.80', '300.00', '283.20']);
});

test('the names of others stay masked at the counter', async () => {
  await page.keyboard.type('叶知秋');
  const found = page.getByRole('option');
  await expect(found).toHaveCount(1);
  await expect(found).toContainText('叶*秋');
  await expect(found).not.toContainText('叶知秋');
});
