import { entities } from '../../src/entities';
import { Money } from '../../src/shared/money';
import { accountNumberOf, BankInTest, type Move, statementOf } from '../support/bank';
import { withDatabase } from '../support/fresh-database';
import { codeOf, type Place, SpendingInTest } from '../support/spending';

const db = withDatabase(entities);
let spend: SpendingInTest;
let bank: BankInTest;
let neighbour: Place;

const MARCH: Move[] = [
  { on: '2026-03-01', amount: '85.63', name: '王某', memo: '1-1-101', serial: 'S1' },
  { on: '2026-03-05', amount: '85.63', name: '李某', memo: '1-1-102', serial: 'S2' },
  { on: '2026-03-31', amount: '-50.00', name: '某公司', memo: '手续费', serial: 'S3' },
];
const APRIL: Move[] = [
  { on: '2026-04-02', amount: '10.00', name: '王某', memo: '停车', serial: 'S4' },
  { on: '2026-04-02', amount: '10.00', name: '王某', memo: '停车', serial: 'S5' },
];

const march = (place: Place) => statementOf(accountNumberOf(place), '1000.00', MARCH);
const april = (place: Place) => statementOf(accountNumberOf(place), '1121.26', APRIL);

const linesOf = async ({ communityId }: Place) => {
  const { rows } = await db.admin.query<{ on: string; amount: string }>(
    `select booked_on::text as on, amount::text from bank_line where community_id = $1
     order by booked_on, position`,
    [communityId],
  );
  return rows.map(({ on, amount }) => `${on} ${amount}`);
};
const closingOf = async ({ communityId }: Place): Promise<string> =>
  (
    await db.admin.query<{ closing: string }>(
      'select closing::text from bank_statement where community_id = $1',
      [communityId],
    )
  ).rows[0]?.closing ?? '';
const statementsOf = async ({ communityId }: Place) => {
  const { rows } = await db.admin.query<{ count: number }>(
    'select count(*)::int as count from bank_statement where community_id = $1',
    [communityId],
  );
  return rows[0]?.count;
};

beforeAll(async () => {
  spend = new SpendingInTest(db);
  bank = await BankInTest.start(db, spend);
  neighbour = await spend.found('邻家苑');
  await bank.take(neighbour, march(neighbour));
});

afterAll(() => bank.stop());

it('shows what a file would add before anything is added', async () => {
  const place = await spend.found('预览苑');
  const { row, statement, isNew } = await bank.preview(place, march(place));
  expect(row).toMatchObject({ lineCount: 3, newCount: 3, problems: [], added: null });
  expect(statement?.closing?.toString()).toBe('1121.26');
  expect(isNew).toEqual([true, true, true]);
  expect(await linesOf(place)).toEqual([]);
});

it('takes a file in once, however often it comes, and of an overlapping one what is new', async () => {
  const place = await spend.found('导入苑');
  expect(await bank.take(place, march(place))).toEqual({ added: 3 });
  expect((await bank.preview(place, march(place))).row.newCount).toBe(0);
  expect(await bank.take(place, march(place))).toEqual({ added: 0 });
  const both = statementOf(accountNumberOf(place), '1000.00', [...MARCH, ...APRIL]);
  const { isNew } = await bank.preview(place, both);
  expect(isNew).toEqual([false, false, false, true, true]);
  expect(await bank.take(place, both)).toEqual({ added: 2 });
  expect(await linesOf(place)).toEqual([
    '2026-03-01 85.63',
    '2026-03-05 85.63',
    '2026-03-31 -50.00',
    '2026-04-02 10.00',
    '2026-04-02 10.00',
  ]);
  expect(await statementsOf(place)).toBe(2);
  expect(await linesOf(neighbour)).toHaveLength(3);
});

it('keeps that nothing moved in days which a statement names', async () => {
  const place = await spend.found('无流水苑');
  await bank.take(place, march(place));
  const through = async () => (await bank.queries.agreement(place.communityId)).through;
  expect(await through()).toBe('2026-03-31');
  const titles = '账号,交易日期,交易金额,余额,对方户名,对方账号,摘要,流水号';
  const balance = await closingOf(place);
  const still = (stated: string) =>
    Buffer.from(
      [
        `起止日期：2026-04-01 至 2026-04-30`,
        `期初余额：${stated}`,
        `期末余额：${stated}`,
        titles,
      ].join('\r\n'),
    );
  const { row } = await bank.preview(place, still('1.00'));
  expect(row.problems).toMatchObject([{ code: 'bank.gap' }]);
  expect(await bank.take(place, still(balance))).toEqual({ added: 0 });
  expect(await through()).toBe('2026-04-30');
  expect(await bank.take(place, still(balance))).toEqual({ added: 0 });
  expect(await statementsOf(place)).toBe(2);
});

it('has a leaf for every line and statement, without a name or an account in clear', async () => {
  const { rows } = await db.admin.query<{ kind: string; body: string }>(
    `select kind, body from log_leaf where community_id = $1 and kind like 'bank\\_%' order by leaf_index`,
    [neighbour.communityId],
  );
  const kinds = rows.map(({ kind }) => kind).filter((kind) => kind !== 'bank_account');
  expect(kinds).toEqual(['bank_statement', 'bank_line', 'bank_line', 'bank_line']);
  expect(JSON.stringify(rows)).not.toMatch(/王某|1-1-101/);
  expect(JSON.stringify(rows)).toContain('85.63');
});

describe('what is refused', () => {
  it.each<[string, (place: Place) => Buffer, string]>([
    ['a file of another account', () => march(neighbour), 'bank.other-account'],
    [
      'a day to come',
      (place) =>
        statementOf(accountNumberOf(place), '0.00', [{ on: '2099-01-01', amount: '1.00' }]),
      'bank.day-to-come',
    ],
    ['a file that is none', () => Buffer.from('<html></html>'), 'bank.web-page'],
  ])('%s: shown with its reason, and never confirmed', async (_what, file, code) => {
    const place = await spend.found(`拒绝苑${code}`);
    const { row } = await bank.preview(place, file(place));
    expect(row.problems[0]).toMatchObject({ code, line: expect.any(Number) });
    const { communityId, people } = place;
    const confirm = db.transactions.run(communityId, (tx) =>
      bank.imports.confirm(tx, { communityId, id: row.id }, people.accountant.personId),
    );
    expect(await codeOf(confirm)).toBe('bank-import.has-problems');
    expect(await linesOf(place)).toEqual([]);
  });

  it('a month after one that is missing', async () => {
    const place = await spend.found('缺月苑');
    await bank.take(place, march(place));
    const may = statementOf(accountNumberOf(place), '2000.00', [
      { on: '2026-05-01', amount: '1.00' },
    ]);
    expect((await bank.preview(place, may)).row.problems).toMatchObject([{ code: 'bank.gap' }]);
    expect((await bank.preview(place, april(place))).row.problems).toEqual([]);
  });

  it('what another file has made wrong since the preview', async () => {
    const place = await spend.found('先后苑');
    const first = await bank.confirmed(place, march(place));
    const other = statementOf(accountNumberOf(place), '7.00', [
      { on: '2026-03-10', amount: '1.00' },
    ]);
    const second = await bank.confirmed(place, other);
    await bank.runJob(first);
    expect(await codeOf(bank.runJob(second))).toBe('bank.gap');
    expect(await linesOf(place)).toHaveLength(3);
  });

  it('a second confirmation of one preview', async () => {
    const place = await spend.found('两次苑');
    const { payload, communityId } = await bank.confirmed(place, march(place));
    const again = db.transactions.run(communityId, (tx) =>
      bank.imports.confirm(
        tx,
        { communityId, id: payload.importId },
        place.people.accountant.personId,
      ),
    );
    expect(await codeOf(again)).toBe('bank-import.confirmed');
  });
});

it('leaves nothing behind when it is stopped on the way, and begins anew', async () => {
  const place = await spend.found('断电苑');
  const many = Array.from({ length: 1100 }, (_, n) => ({
    on: '2026-03-01',
    amount: '1.00',
    serial: `N${n}`,
  }));
  const job = await bank.confirmed(place, statementOf(accountNumberOf(place), '0.00', many));
  const seen: number[] = [];
  const stopped = bank.runJob(job, async (done) => {
    seen.push(done);
    if (done > 0) throw new Error('the power went');
  });
  await expect(stopped).rejects.toThrow('the power went');
  expect(seen).toEqual([0, 500]);
  expect([await linesOf(place), await statementsOf(place)]).toEqual([[], 0]);
  expect(await bank.runJob(job)).toEqual({ added: 1100 });
});

it('takes a file without balances by what the accountant states, and reads it so again', async () => {
  const place = await spend.found('无余额苑');
  const rows = march(place).toString().split('\r\n');
  const bare = Buffer.from(
    rows.map((row) => row.split(',').toSpliced(3, 1).join(',')).join('\r\n'),
  );
  const stated = { opening: Money.yuan('1000.00'), closing: Money.yuan('1121.26') };
  expect((await bank.preview(place, bare)).row.problems[0]?.code).toBe('bank.no-balance');
  expect(await bank.take(place, bare, { stated })).toEqual({ added: 3 });
});
