/** 离线核验页, opened from the disk of a machine without a network; the papers are in `papers/`. */
import { fileURLToPath } from 'node:url';
import { expect, test } from '@playwright/test';
import { formatVkey, LOG_KEY } from '../../verifier/lib/note.mjs';
import { expectAccessible, expectRoomForLargeType } from './support/checks.mjs';
import { at } from './support/demo.mjs';

const here = (name) => fileURLToPath(new URL(name, import.meta.url));
const PAGE = new URL('../../web/dist/verify.html', import.meta.url).href;
const REPORT = here('papers/report.pdf');
const WRONG_DIGIT = here('papers/report-wrong-digit.pdf');
const ORIGIN = 'books.example.cn/c/1/log/1';

test.use({ viewport: at.phone, offline: true });

test('a report is told from a forged one, without a network', async ({ page }) => {
  const asked = [];
  page.on('request', (request) => asked.push(request.url()));
  page.on('pageerror', (error) => asked.push(error.message));
  await page.goto(PAGE);
  const verdict = page.locator('.verdict');

  await page.setInputFiles('#pdf', REPORT);
  await expect(verdict).toHaveAttribute('data-state', 'amber', { timeout: 30_000 });
  await expect(verdict).toContainText('还没有留存过这本账的公钥');
  await page.getByRole('button', { name: '记住这把公钥' }).click();
  await expect(verdict).toHaveAttribute('data-state', 'green');
  await expect(verdict).toContainText('2026年3月收支公示表 信报〔2026〕0012号');
  await page.getByLabel('输进来').fill('1,334.56');
  await expect(page.getByText('存证里没有 1,334.56')).toBeVisible();
  await expectAccessible(page, 'verifier, green');

  await page.setInputFiles('#pdf', WRONG_DIGIT);
  await expect(verdict).toHaveAttribute('data-state', 'red', { timeout: 30_000 });
  await expect(verdict).toContainText('第 2 页的文字与存证不符');
  await expect(verdict.locator('mark')).toHaveText(['8,000.00', '6,000.00']);
  await expectAccessible(page, 'verifier, red');
  await expectRoomForLargeType(page, 'verifier');
  expect(asked.filter((url) => url !== PAGE && !/^(blob|data):/.test(url))).toEqual([]);
});

test('a key that was kept from elsewhere refuses the report of another', async ({ page }) => {
  await page.goto(PAGE);
  await page.getByText('我留存的公钥和账本头').click();
  await page
    .getByLabel('公钥或账本头')
    .fill(await formatVkey(ORIGIN, LOG_KEY, new Uint8Array(32).fill(3)));
  await page.getByRole('button', { name: '记住', exact: true }).click();
  await expect(page.getByText('记住了。')).toBeVisible();
  await page.setInputFiles('#pdf', REPORT);
  const verdict = page.locator('.verdict');
  await expect(verdict).toHaveAttribute('data-state', 'red', { timeout: 30_000 });
  await expect(verdict).toContainText('签名不对：这份存证不是您留存的那把公钥签的');
});
