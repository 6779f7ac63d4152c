/** What is asked of every page. */
import AxeBuilder from '@axe-core/playwright';
import { expect } from '@playwright/test';
import { untilQuiet } from './quiet.mjs';

/** Arrived: its heading stands, nothing is loading, and no error is shown. */
export async function arrive(page, path) {
  await page.goto(path);
  await settle(page, path);
}

export async function settle(page, name) {
  await expect(page.locator('h1').first(), name).toBeVisible();
  await untilQuiet(page);
  expect.soft(await page.getByRole('alert').allInnerTexts(), `${name}: 错误提示`).toEqual([]);
}

/** Nothing serious or critical of WCAG 2.2 A and AA, with what and where in the message. */
export async function expectAccessible(page, name) {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const found = violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(
      ({ id, nodes }) =>
        `${id}: ${nodes
          .slice(0, 3)
          .map(({ html }) => html.slice(0, 160))
          .join(' ')}`,
    );
  expect.soft(found, `${name}: axe`).toEqual([]);
}

/**
 * With all type twice as large nothing runs off the side. The root's size is doubled, as a browser's
 * own text setting does it, and the pages measure in rem.
 */
export async function expectRoomForLargeType(page, name) {
  const found = await page.evaluate(async () => {
    const root = document.documentElement;
    root.style.fontSize = `${2 * Number.parseFloat(getComputedStyle(root).fontSize)}px`;
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    const width = root.clientWidth;
    if (root.scrollWidth <= width) return [];
    return [...document.querySelectorAll('body *')]
      .filter((one) => one.getBoundingClientRect().right > width + 1)
      .slice(-3)
      .map((one) => `${one.className}: ${one.textContent?.slice(0, 40)}`);
  });
  expect.soft(found, `${name}: 两倍字号超出页面`).toEqual([]);
}
