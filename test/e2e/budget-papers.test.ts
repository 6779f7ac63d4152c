import { drawDocument } from '../../reports/layout/document/draw-document';
import { sampleDocumentMaking } from '../../reports/samples/golden';
import { documentKinds } from '../../src/disclosure/report-kinds';
import { Reading } from '../../src/platform/database/reading';
import { day } from '../../src/shared/day';
import { Money } from '../../src/shared/money';
import { startApp, type TestApp } from '../support/app';
import { type BusyCommunity, busyCommunity } from '../support/busy-community';
import { pdfFile } from '../support/pdf-file';
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

/** What a report says of the community, read as the product reads it and drawn. */
async function reported(kind: string, subject: string) {
  const definition = documentKinds.find((each) => each.kind === kind);
  const today = day('2026-03-05');
  const read = await here.app
    .get(Reading)
    .run(own.id, (tx) => definition!.read({ tx, communityId: own.id, subject, today }));
  if (read.paper.drawing !== 'document') throw new Error('these reports are documents');
  const { document } = read.paper;
  const printed = await drawDocument(document, sampleDocumentMaking);
  const said = printed.said.map(({ text }) => text).join('\n');
  // what was drawn is what another program reads in the file
  const file = await pdfFile(printed.bytes);
  const inFile = file.pages.map(({ text }) => text).join('');
  for (const [, value] of document.figures) {
    expect(said).toContain(value);
    expect(inFile).toContain(value.normalize('NFKC').replaceAll(/\s/g, ''));
  }
  return { said, figures: new Map(document.figures), title: read.title, isFinal: read.isFinal };
}

/** Straight from the lines of the ledger, up to the end of March, as printed. */
async function ledger(sum: string, where: string): Promise<string> {
  const { rows } = await here.admin.query<{ sum: string }>(
    `select coalesce(sum(${sum}), 0)::numeric(18,2)::text as sum from posting p
     join account a on a.community_id = p.community_id and a.code = p.account_code
     where p.community_id = $1 and p.booked_on <= '2026-03-31' and ${where}`,
    [own.id],
  );
  return Money.yuan(rows[0]!.sum).format();
}

const DEBIT = 'p.debit - p.credit';
const CREDIT = 'p.credit - p.debit';

describe('the reports on the trust as a whole', () => {
  it('say of money, net assets and the year what the ledger says', async () => {
    const { figures } = await reported('fund-statements', '2026-03');
    expect(figures.get('期末货币资金')).toBe(await ledger(DEBIT, 'a.is_cash'));
    expect(figures.get('负债合计')).toBe(await ledger(CREDIT, `a.kind = 'liability'`));
    expect(figures.get('净资产')).toBe(
      await ledger(CREDIT, `a.kind in ('net-assets', 'income', 'expense')`),
    );
    expect(figures.get('本年收支结余')).toBe(
      await ledger(CREDIT, `a.kind in ('income', 'expense') and p.booked_on >= '2026-01-01'`),
    );
  });

  it('publish the quarter with the eight heads, closing at the money there is', async () => {
    const { figures, said } = await reported('quarterly-disclosure', '2026-Q1');
    expect(figures.get('季末货币资金')).toBe(await ledger(DEBIT, 'a.is_cash'));
    expect(figures.get('维修资金余额')).toBe(await ledger(DEBIT, `a.is_cash and p.fund = 'F3'`));
    const income = await ledger(
      CREDIT,
      `p.account_code ~ '^(4201|4301|5301)' and p.booked_on >= '2026-01-01'`,
    );
    expect(figures.get('共有部分净收益')).toBe(income);
    expect(said).toContain('八、业主共有部分的经营与收益情况');
  });

  it('follow a budget to the expenses of its fund', async () => {
    const { figures, said } = await reported('budget-execution', '2026-03');
    const { rows } = await here.admin.query<{ fund: string; approved: string }>(
      `select b.fund, sum(c.amount)::text as approved from budget b
       join budget_line_content c on c.community_id = b.community_id and c.budget_id = b.id
         and c.version = b.in_force_version and c.side = 'expense'
       where b.community_id = $1 group by b.fund`,
      [own.id],
    );
    const [budgeted] = rows;
    expect(figures.get('支出预算')).toBe(Money.yuan(budgeted!.approved).format());
    const spent = await ledger(
      DEBIT,
      `a.kind = 'expense' and p.fund = '${budgeted!.fund}' and p.booked_on >= '2026-01-01'`,
    );
    expect(said).toContain(`支出合计\n${Money.yuan(budgeted!.approved).format()}`);
    expect(said).toContain(spent);
  });

  it('put one version of a budget on record, and only where the subject names it', async () => {
    const annual = documentKinds.find(({ kind }) => kind === 'annual-budget');
    const source = { communityId: own.id, today: day('2026-03-05') };
    const choices = await here.app
      .get(Reading)
      .run(own.id, (tx) => annual!.choices!({ ...source, tx }));
    expect(choices.map(({ subject }) => subject)).toEqual([`${own.budgetId}.1`]);
    const { figures, isFinal } = await reported('annual-budget', `${own.budgetId}.1`);
    expect([figures.get('收入合计'), figures.get('收支相抵'), isFinal]).toEqual([
      '1,200.00',
      '0.00',
      true,
    ]);
    const malformed = { code: 'report.subject-malformed' };
    await expect(reported('annual-budget', own.budgetId)).rejects.toMatchObject(malformed);
    const unknown = { code: 'final-accounts.unknown' };
    await expect(reported('final-accounts', own.budgetId)).rejects.toMatchObject(unknown);
  });

  it('report the year with every voucher of it, and name no home', async () => {
    const { figures, said, title } = await reported('annual-trustee-report', '2026');
    const { rows } = await here.admin.query<{ count: string }>(
      `select count(*)::text as count from entry where community_id = $1 and period like '2026-%'`,
      [own.id],
    );
    expect([title, figures.get('凭证张数')]).toEqual(['2026年度受托报告', rows[0]?.count]);
    expect(figures.get('年末货币资金')).toBe(await ledger(DEBIT, 'a.is_cash'));
    for (const { label, names } of own.homes) {
      for (const told of [label, ...names])
        expect([told, said.includes(told)]).toEqual([told, false]);
    }
    for (const number of [...own.canaries.numbers, ...next.canaries.numbers]) {
      expect(said).not.toContain(number);
    }
  });
});
