/** The browser checks the books itself: what it says when they are whole, and when they are not. */
import { readFile } from 'node:fs/promises';
import { expect, test } from '@playwright/test';
import { toHex } from '../../verifier/lib/bytes.mjs';
import { GrowingTree, leafHash } from '../../verifier/lib/tree.mjs';
import { arrive, expectAccessible } from './support/checks.mjs';
import { at, enterAs, read } from './support/demo.mjs';

test.use({ viewport: at.phone });

const verdict = (page, title) =>
  page.getByRole('region', { name: title }).getByRole('status').filter({ hasNotText: '正在' });
const ofHead = (page) => verdict(page, '账本有没有被改过');
const ofEntry = (page) => verdict(page, '这一页与账本一致吗');

async function lastPayment(context, baseURL, communityId) {
  const { lastPayments } = await read(
    context,
    baseURL,
    `/communities/${communityId}/account/summary`,
  );
  return lastPayments[0].seq;
}

/** Changes what this device remembers, as if it had been shown other books before. */
const remember = (page, communityId, change) =>
  page.evaluate(
    ([id, changed]) => {
      const key = `trust-head-${id}`;
      const kept = JSON.parse(localStorage.getItem(key));
      localStorage.setItem(key, JSON.stringify({ ...kept, ...changed }));
    },
    [communityId, change],
  );

test('remembers the books at the first visit, and finds them whole at the next', async ({
  page,
  context,
  baseURL,
}) => {
  const communityId = await enterAs(context, baseURL, 'resident');
  await arrive(page, `/c/${communityId}`);
  await expect(ofHead(page)).toContainText('已在这台设备上记住');
  await expectAccessible(page, 'home with its check');
  await page.reload();
  await expect(ofHead(page)).toContainText('没有被改过');
});

test('raises the alarm when the books are not those it remembers, and hands out the evidence', async ({
  page,
  context,
  baseURL,
}) => {
  const communityId = await enterAs(context, baseURL, 'resident');
  await arrive(page, `/c/${communityId}`);
  await expect(ofHead(page)).toContainText('已在这台设备上记住');

  await remember(page, communityId, { root: 'ab'.repeat(32) });
  await page.reload();
  await expect(ofHead(page)).toContainText('以前的内容被改动过');
  const [saved] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: '保存凭据' }).click(),
  ]);
  const evidence = JSON.parse(await readFile(await saved.path(), 'utf8'));
  expect(evidence).toMatchObject({ communityId, kept: { root: 'ab'.repeat(32) } });
  expect(evidence.shown.note).toContain(`/c/${communityId}/log/1`);

  // an alarm is not forgotten: what was remembered stays until a person has cleared it up
  await page.reload();
  await expect(ofHead(page)).toContainText('以前的内容被改动过');
  await remember(page, communityId, { size: 999_999 });
  await page.reload();
  await expect(ofHead(page)).toContainText('账本变短了');
  await expectAccessible(page, 'home with an alarm');
});

test('follows the growth of the books from a head it kept long ago, and finds another past', async ({
  page,
  context,
  browser,
  baseURL,
}) => {
  const auditor = await browser.newContext();
  const communityId = await enterAs(auditor, baseURL, 'auditor');
  const { items } = await read(auditor, baseURL, `/log/${communityId}/leaves?from=0&limit=100`);
  await auditor.close();
  const old = new GrowingTree();
  const bytes = new TextEncoder();
  await old.append(await Promise.all(items.map(({ body }) => leafHash(bytes.encode(body)))));
  const root = toHex(await old.root());

  await enterAs(context, baseURL, 'resident');
  await arrive(page, `/c/${communityId}`);
  await expect(ofHead(page)).toContainText('已在这台设备上记住');
  await remember(page, communityId, { size: old.size, root });
  await page.reload();
  await expect(ofHead(page)).toContainText('原样都在，之后新增了');

  await remember(page, communityId, { size: old.size, root: 'ab'.repeat(32) });
  await page.reload();
  await expect(ofHead(page)).toContainText('以前的内容被改动过');
});

test('calls silence by its name', async ({ page, context, baseURL }) => {
  const communityId = await enterAs(context, baseURL, 'resident');
  await arrive(page, `/c/${communityId}`);
  await expect(ofHead(page)).toContainText('已在这台设备上记住');
  for (const [days, words] of [
    [3, '已有 3 天没有新的签名'],
    [8, '已有 8 天没有签名'],
  ]) {
    await page.clock.setFixedTime(Date.now() + days * 24 * 3_600_000);
    await page.reload();
    await expect(ofHead(page)).toContainText(words);
  }
});

test('believes no signature but a valid one', async ({ page, context, baseURL }) => {
  const communityId = await enterAs(context, baseURL, 'resident');
  await page.route(`**/api/log/${communityId}`, async (route) => {
    const response = await route.fetch();
    const shown = await response.json();
    const [origin, size, ...rest] = shown.note.split('\n');
    const note = [origin, String(Number(size) + 1), ...rest].join('\n');
    await route.fulfill({ response, json: { ...shown, note } });
  });
  await arrive(page, `/c/${communityId}`);
  await expect(ofHead(page)).toContainText('签名无效');
});

test('checks signatures in a browser that knows no Ed25519', async ({ page, context, baseURL }) => {
  const communityId = await enterAs(context, baseURL, 'resident');
  await page.addInitScript(() => {
    const importKey = crypto.subtle.importKey.bind(crypto.subtle);
    crypto.subtle.importKey = (format, key, algorithm, ...rest) => {
      const name = algorithm.name ?? algorithm;
      return name === 'Ed25519'
        ? Promise.reject(new DOMException('unknown', 'NotSupportedError'))
        : importKey(format, key, algorithm, ...rest);
    };
  });
  await arrive(page, `/c/${communityId}`);
  await expect(ofHead(page)).toContainText('已在这台设备上记住');
});

test('an entry is what was posted, and a fen more is found', async ({ page, context, baseURL }) => {
  const communityId = await enterAs(context, baseURL, 'resident');
  const seq = await lastPayment(context, baseURL, communityId);
  await arrive(page, `/c/${communityId}/entries/${seq}`);
  await expect(ofEntry(page)).toContainText('与入账时一致');

  await page.route(`**/account/entries/${seq}`, async (route) => {
    const response = await route.fetch();
    const entry = await response.json();
    const [first, ...others] = entry.lines;
    const fenMore = (text) => text.replace(/\d$/, (digit) => String((Number(digit) + 1) % 10));
    const changed = { ...first, debit: fenMore(first.debit), credit: fenMore(first.credit) };
    await route.fulfill({ response, json: { ...entry, lines: [changed, ...others] } });
  });
  await page.reload();
  await expect(ofEntry(page)).toContainText('与签名的账本不一致');
});

test('a proof that was downloaded is good without any server', async ({
  page,
  context,
  baseURL,
}) => {
  const communityId = await enterAs(context, baseURL, 'resident');
  const seq = await lastPayment(context, baseURL, communityId);
  await arrive(page, `/c/${communityId}/entries/${seq}`);
  const [saved] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: '下载证明文件' }).click(),
  ]);
  const text = await readFile(await saved.path(), 'utf8');
  const { vkey } = await read(context, baseURL, `/log/${communityId}`);
  const { verifyTlogProof } = await import('../../verifier/lib/tlog-proof.mjs');
  await expect(verifyTlogProof(text, vkey)).resolves.toBeTruthy();
  const tampered = text.replace(/^index \d+$/m, 'index 0');
  await expect(verifyTlogProof(tampered, vkey)).rejects.toThrow();
});
