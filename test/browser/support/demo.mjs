/** The demonstration community, entered as one of its people. */
import { expect } from '@playwright/test';

export const at = {
  phone: { width: 390, height: 844 },
  computer: { width: 1440, height: 900 },
};

/** With the cookie of that person; no page is opened yet. */
export async function enterAs(context, baseURL, key) {
  const answer = await context.request.post(`${baseURL}/api/demo/session`, {
    data: { key },
    headers: { origin: baseURL },
  });
  expect(answer.status(), `演示登录 ${key}`).toBe(201);
  const { communities } = await answer.json();
  return communities[0].id;
}

/** An answer of the interface to whoever is signed in. */
export async function read(context, baseURL, path) {
  const answer = await context.request.get(`${baseURL}/api${path}`);
  expect(answer.status(), path).toBe(200);
  return answer.json();
}
