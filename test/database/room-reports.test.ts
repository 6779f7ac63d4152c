import { drawDocument } from '../../reports/layout/document/draw-document';
import { sampleDocumentMaking } from '../../reports/samples/golden';
import { BankQueries } from '../../src/bank/bank.queries';
import { CollectionQueries } from '../../src/charges/collection.queries';
import { publishedAgeing } from '../../src/charges/arrears.rules';
import { publishedCollection } from '../../src/charges/collection.rules';
import { monthCellsOn, openBillsOn } from '../../src/charges/receivables-on.queries';
import { CommonIncomeQueries } from '../../src/common-income/common-income.queries';
import { documentKinds } from '../../src/disclosure/report-kinds';
import { Reading } from '../../src/platform/database/reading';
import { RemunerationQueries } from '../../src/remuneration/remuneration.queries';
import { day } from '../../src/shared/day';
import { Money } from '../../src/shared/money';
import { period } from '../../src/shared/period';
import { startApp, type TestApp } from '../support/app';
import { type BusyCommunity, busyCommunity } from '../support/busy-community';

/** The reports of the rooms that money passes through: each says what the rooms' pages and the ledger say. */
const SUBJECTS = {
  'common-income': '2026-Q1',
  'repair-fund': '2026-Q1',
  'arrears-ageing': '2026-03',
  deposits: '2026-03',
  'bank-reconciliation': '2026-03',
  'trustee-remuneration': '2026-03',
  'contracts-register': '2026-03-05',
} as const;
type Kind = keyof typeof SUBJECTS;

let here: TestApp;
let own: BusyCommunity;
let next: BusyCommunity;
const today = day('2026-03-05');

beforeAll(async () => {
  here = await startApp({ jobsAtOnce: 2 });
  own = await busyCommunity(here, 'own', 1);
  next = await busyCommunity(here, 'nxt', 2);
}, 240_000);
afterAll(() => here.close());

async function reported(kind: Kind, communityId = own.id) {
  const definition = documentKinds.find((each) => each.kind === kind);
  const read = await here.app
    .get(Reading)
    .run(communityId, (tx) =>
      definition!.read({ tx, communityId, subject: SUBJECTS[kind], today }),
    );
  if (read.paper.drawing !== 'document') throw new Error('these reports are documents');
  const { document } = read.paper;
  const printed = await drawDocument(document, sampleDocumentMaking);
  const said = printed.said.map(({ text }) => text);
  return { document, said, figures: new Map(document.figures), isFinal: read.isFinal };
}

/** One sum straight from the lines of the ledger, as printed. */
async function ledger(sum: string, where: string): Promise<string> {
  const { rows } = await here.admin.query<{ sum: string }>(
    `select coalesce(sum(${sum}), 0)::numeric(18,2)::text as sum
     from posting p where p.community_id = $1 and ${where}`,
    [own.id],
  );
  return Money.yuan(rows[0]!.sum).format();
}

const CASH = `p.account_code in (select code from account where community_id = $1 and is_cash)`;

it('公共收益明细表 has the income, the cost and the fund of the ledger', async () => {
  const { figures, said } = await reported('common-income');
  const quarter = `p.booked_on between '2026-01-01' and '2026-03-31'`;
  const income = await ledger('p.credit - p.debit', `p.account_code ~ '^4[23]01' and ${quarter}`);
  expect(figures.get('收入合计')).toBe(income);
  const cost = await ledger('p.debit - p.credit', `p.account_code like '5301%' and ${quarter}`);
  expect(figures.get('经营成本')).toBe(cost);
  const fund = await ledger(
    'p.debit - p.credit',
    `p.fund = 'F2' and p.booked_on <= '2026-03-31' and ${CASH}`,
  );
  expect(figures.get('基金期末余额')).toBe(fund);
  const range = { name: '', from: day('2026-01-01'), to: day('2026-03-31') };
  const page = await here.app.get(CommonIncomeQueries).published(own.id, range);
  expect(page.items.length).toBeGreaterThan(0);
  for (const { overview } of page.items) expect(said).toContain(overview.terms.place);
});

it('专项维修资金收支表 closes at what lies in the fund', async () => {
  const { figures } = await reported('repair-fund');
  const held = await ledger(
    'p.debit - p.credit',
    `p.fund = 'F3' and p.booked_on <= '2026-03-31' and ${CASH}`,
  );
  expect(figures.get('期末余额')).toBe(held);
});

it('应收账龄与收缴率表 is today what the page is, home by home in its sums', async () => {
  const { document, figures } = await reported('arrears-ageing');
  const queries = here.app.get(CollectionQueries);
  const march = { from: period('2026-03'), to: period('2026-03') };
  await here.app.get(Reading).run(own.id, async (tx) => {
    const cells = await monthCellsOn(tx, own.id, today);
    expect(cells.length).toBeGreaterThan(0);
    const { from: _from, to: _to, ...page } = await queries.collection(own.id, march);
    expect(publishedCollection(cells, march)).toEqual(page);
    const open = (await openBillsOn(tx, own.id, today)).filter(({ payer }) => payer === 'owner');
    expect(publishedAgeing(open, today)).toEqual(await queries.ageing(own.id, { whole: false }));
  });
  const { rows } = await here.admin.query<{ open: string }>(
    `select coalesce(sum(amount - settled), 0)::text as open from bill
     where community_id = $1 and payer = 'owner' and not cancelled`,
    [own.id],
  );
  expect(figures.get('业主未缴合计')).toBe(Money.yuan(rows[0]!.open).format());
  // three homes: no group of them may stand there
  expect(JSON.stringify(document.parts[1])).toContain('不单列');
});

it('押金与代收代付台账 owes what the ledger owes', async () => {
  const { figures } = await reported('deposits');
  const owed = await ledger('p.credit - p.debit', `p.account_code like '2241%'`);
  expect(figures.get('期末应退应付')).toBe(owed);
  const deposits = await ledger('p.credit - p.debit', `p.account_code in ('224101', '224102')`);
  expect(figures.get('其中押金')).toBe(deposits);
});

it('银行存款余额调节表 has all the money there is, and the difference of the page', async () => {
  const { figures, document } = await reported('bank-reconciliation');
  expect(figures.get('账面余额合计')).toBe(
    await ledger('p.debit - p.credit', `p.booked_on <= '2026-03-31' and ${CASH}`),
  );
  const { through } = await here.app.get(BankQueries).agreement(own.id);
  expect(through! < '2026-03-31').toBe(true);
  expect(document).toMatchObject({ isFinal: false });
  expect(document.state).toContain('还没有导入到期末');
});

it('受托人报酬计算表 is the reward of the page', async () => {
  const { figures } = await reported('trustee-remuneration');
  const page = await here.app.get(RemunerationQueries).preview(own.id, period('2026-03'));
  expect(figures.get('本月报酬')).toBe(page.amount.format());
  expect(figures.get('期末应付报酬')).toBe(
    await ledger('p.credit - p.debit', `p.account_code = '2251'`),
  );
});

it('合同台账 has every contract, and of it what is paid', async () => {
  const { figures, said } = await reported('contracts-register');
  const { rows } = await here.admin.query<{ number: string; amount: string; state: string }>(
    `select number, amount::text, state from commitment where community_id = $1`,
    [own.id],
  );
  for (const { number } of rows) expect(said).toContain(number);
  const running = rows.filter(({ state }) => state === 'agreed').map(({ amount }) => amount);
  expect(figures.get('合同金额')).toBe(Money.sum(running.map((each) => Money.yuan(each))).format());
});

it('names no home and no resident, and nothing of the community next door', async () => {
  const officials = Object.entries(own.byPost).filter(([post]) => post !== 'resident');
  const published = new Set(officials.map(([, { name }]) => name));
  for (const kind of Object.keys(SUBJECTS) as Kind[]) {
    const text = (await reported(kind)).said.join('\n');
    // a firm is named, also where it is called after somebody
    const marks = text.match(/.?K(own|nxt)\d{3}(?!明(电梯|保洁)公司)明?/g) ?? [];
    expect([kind, marks.filter((mark) => !published.has(mark))]).toEqual([kind, []]);
    for (const { label, names } of own.homes) {
      for (const told of [label, label.replace('1栋', ''), ...names]) {
        expect([kind, text.includes(told)]).toEqual([kind, false]);
      }
    }
    for (const number of [...own.canaries.numbers, ...next.canaries.numbers]) {
      expect(text).not.toContain(number);
    }
  }
});
