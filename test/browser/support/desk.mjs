/** What a person at the desk does with the pages, by the words she reads on them. */
import { expect } from '@playwright/test';
import { PASSWORD } from './installation.mjs';

export const phone = {
  viewport: { width: 390, height: 844 },
  isMobile: true,
  hasTouch: true,
  deviceScaleFactor: 2,
};

/** At a computer of her own: name, password, and the code when she is asked for it. */
export async function signInAtDesk(browser, base, { loginName, visitor }) {
  const context = await browser.newContext({ baseURL: base });
  const page = await context.newPage();
  await page.goto('/desk');
  await page.getByLabel('登录名').fill(loginName);
  await page.getByLabel('密码', { exact: true }).fill(PASSWORD);
  const signIn = page.getByRole('button', { name: '登录' });
  await signIn.click();
  await typeCode(page, visitor);
  await signIn.click();
  await expect(page.getByRole('heading', { level: 1, name: '待办' })).toBeVisible();
  return page;
}

export async function typeCode(page, visitor) {
  const field = page.getByLabel('动态验证码');
  await expect(field).toBeVisible();
  await field.fill(await visitor.authenticator.code());
}

/** Chooses in a list by a part of the words. */
export async function choose(page, label, typed, wanted) {
  const list = page.getByRole('combobox', { name: label });
  await list.click();
  if (typed) await list.fill(typed);
  // The last: a list names its chosen option by a title as well.
  await page.getByTitle(wanted).last().click();
}

/** From the to-do list to what waits for her, with the sentence of what will happen, to the act. */
export async function actFromTodo(page, { task, of, sentence, button, visitor }) {
  await page.getByRole('link', { name: new RegExp(`${task}.*${of}`) }).click();
  await expect(page.getByRole('heading', { level: 1, name: of })).toBeVisible();
  await expect(page.getByText(sentence)).toBeVisible();
  await typeCode(page, visitor);
  await page.getByRole('button', { name: button }).click();
}
