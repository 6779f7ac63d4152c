import { startApp, type TestApp } from '../support/app';
import { type BusyCommunity, busyCommunity } from '../support/busy-community';
import { signIn } from '../support/people';
import type { Visitor } from '../support/serve';

/** A budget leaves the house as a spreadsheet and on paper, and comes back row by row; shares stay private. */
let here: TestApp;
let own: BusyCommunity;
let next: BusyCommunity;

beforeAll(async () => {
  here = await startApp({ jobsAtOnce: 2 });
  next = await busyCommunity(here, 'nxt', 2);
  own = await busyCommunity(here, 'own', 1);
}, 240_000);
afterAll(() => here.close());

const at = (path: string) => `/api/communities/${own.id}/${path}`;
const budget = (path: string) => at(`budgets/${own.budgetId}/${path}`);
const of = (post: keyof BusyCommunity['byPost']): Promise<Visitor> =>
  signIn(here.visitor(), own.byPost[post].loginName);
const bytesOf = async (visitor: Visitor, address: string): Promise<Buffer> => {
  const answer = await visitor
    .get(address)
    .buffer()
    .parse((response, done) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => done(null, Buffer.concat(chunks)));
    })
    .expect(200);
  return answer.body as Buffer;
};

interface ReadSheet {
  lines: { lineId: string | null; name: string; amount: string; row: number }[];
  problems: { code: string; line?: number; column?: string }[];
  totals: { surplus: string };
}

it('comes back from the spreadsheet as it went out, and saves nothing', async () => {
  const clerk = await of('clerk');
  const sheet = await bytesOf(clerk, budget('sheet'));
  const read = await clerk.post(budget('sheet')).attach('file', sheet, '预算表.xlsx').expect(200);
  const { lines, problems, totals } = read.body as ReadSheet;
  expect(problems).toEqual([]);
  expect(totals.surplus).toBe('0.00');
  expect(lines.map(({ name, amount }) => [name, amount])).toEqual([
    ['物业费', '1200.00'],
    ['绿化养护', '1200.00'],
  ]);
  expect(lines[1]?.lineId).toBe(own.budgetLineId);
});

it('comes back before anybody has seen the draft', async () => {
  const clerk = await of('clerk');
  const begun = { year: 2031, fund: 'F1', title: '2031年度预算', fromBudgetId: own.budgetId };
  const made = await clerk
    .post(at('budgets'))
    .set('Idempotency-Key', 'unseen-draft-1')
    .send(begun)
    .expect(201);
  const { budgetId, lines } = made.body as { budgetId: string; lines: { lineId: string }[] };
  const sheet = await bytesOf(clerk, at(`budgets/${budgetId}/sheet`));
  const read = await clerk
    .post(at(`budgets/${budgetId}/sheet`))
    .attach('file', sheet, '预算表.xlsx')
    .expect(200);
  const back = read.body as ReadSheet;
  expect(back.problems).toEqual([]);
  expect(back.lines.map(({ lineId }) => lineId)).toEqual(lines.map(({ lineId }) => lineId));
});

it('names row and column of what cannot be read, and refuses a neighbour’s lines', async () => {
  const clerk = await of('clerk');
  const rows = [
    '收支,项目,科目代码,单价,数量,次数,金额,行标识',
    '支出,绿化养护,5106,100,1,12,1300,',
    `支出,绿化养护,5106,100,1,12,,${next.budgetLineId}`,
  ].join('\n');
  const read = await clerk
    .post(budget('sheet'))
    .attach('file', Buffer.from(rows), 'budget.csv')
    .expect(200);
  expect((read.body as ReadSheet).problems).toEqual([
    expect.objectContaining({ line: 2, column: '金额（元）' }),
    expect.objectContaining({ line: 3, column: '行标识（请勿改动）' }),
  ]);
  const resident = await of('resident');
  await resident.post(budget('sheet')).attach('file', Buffer.from(rows), 'b.csv').expect(403);
  const template = await bytesOf(clerk, at('budget-sheets/template.xlsx'));
  expect(template.subarray(0, 2).toString()).toBe('PK');
});

it('hangs on the board as a PDF once it holds; final accounts only when there are some', async () => {
  const resident = await of('resident');
  const pdf = await bytesOf(resident, budget('paper'));
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
  const none = await resident.get(budget('final-accounts/paper')).expect(404);
  expect((none.body as { code: string }).code).toBe('final-accounts.unknown');
  const open = await resident.get(budget('final-accounts')).expect(200);
  expect(open.body).toMatchObject({ state: 'none', year: 2026, may: [] });
  await resident.get(at(`budgets/${next.budgetId}/paper`)).expect(404);
});

it('a share of the surplus is its own household’s to see, and theirs who pay it out', async () => {
  const resident = await of('resident');
  const list = at('surplus-distributions');
  const { body } = await resident.get(list).expect(200);
  const [found] = (body as { items: { id: string; mine: unknown[]; homes: number }[] }).items;
  expect(found).toMatchObject({ id: own.surplusId, state: 'proposed', total: '1.00' });
  expect(found?.mine).toHaveLength(1);
  expect(found?.homes).toBeGreaterThan(1);
  await resident.get(`${list}/${own.surplusId}/lines`).expect(403);
  const cashier = await of('cashier');
  const lines = await cashier.get(`${list}/${own.surplusId}/lines?limit=1`).expect(200);
  expect(lines.body).toMatchObject({ items: [{ no: 1 }], next: expect.any(String) });
  const csv = await cashier.get(`${list}/${own.surplusId}/lines?format=csv`).expect(200);
  expect(csv.text.split('\r\n')[0]).toContain('签收人');
});
