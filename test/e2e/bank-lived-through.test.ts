import { startApp, type TestApp } from '../support/app';
import { type BusyCommunity, busyCommunity } from '../support/busy-community';
import { signIn } from '../support/people';
import type { Visitor } from '../support/serve';
import { csv, oldXls } from '../support/statements';

/** A statement through the doors: sent once, read another way, taken in, matched, seen by those who watch. */
let here: TestApp;
let own: BusyCommunity;
let accountant: Visitor;
let auditor: Visitor;

beforeAll(async () => {
  here = await startApp({ jobsAtOnce: 2 });
  own = await busyCommunity(here, 'own', 1);
  await busyCommunity(here, 'nxt', 2);
  accountant = await signIn(here.visitor(), own.byPost.accountant.loginName);
  auditor = await signIn(here.visitor(), own.byPost.auditor.loginName);
}, 120_000);
afterAll(() => here.close());

const at = (path: string) => `/api/communities/${own.id}/${path}`;
const account = (path: string) => at(`bank-accounts/${own.bankAccountId}/${path}`);

interface Line {
  lineId: string;
  amount: string;
  open: string;
  otherName: string;
  memo: string;
  matches: { matchId: string; rule: string; reason: string; entrySeq: string }[];
}

const linesOf = async (visitor: Visitor, query: string): Promise<Line[]> =>
  ((await visitor.get(account(`lines?${query}`)).expect(200)).body as { items: Line[] }).items;

/** The day after what is taken in already; the bank calls its columns what nobody else does. */
function statement(): Buffer {
  const [first, second] = [1250n, 880n];
  const start = openingFen + 7786n;
  const yuan = (fen: bigint) => `${fen / 100n}.${String(fen % 100n).padStart(2, '0')}`;
  return Buffer.from(
    csv([
      ['日', '进账', '出账', '结存', '何人', '何事', '号'],
      ['2026-03-05', yuan(first), '', yuan(start + first), '王小二', '王小二 物业费', 'N1'],
      ['2026-03-05', '', yuan(second), yuan(start + first - second), '', '回单费', 'N2'],
    ]),
  );
}
let openingFen = 0n;

it('is refused with line and column, read again with the columns named, and taken in', async () => {
  const { rows } = await here.admin.query<{ fen: string }>(
    `select (opening * 100)::bigint::text as fen from bank_statement where community_id = $1`,
    [own.id],
  );
  openingFen = BigInt(rows[0]?.fen ?? 0);
  const sent = await accountant
    .post(account('imports'))
    .attach('file', statement(), 'liushui.csv')
    .expect(201);
  expect(sent.body).toMatchObject({
    lines: 0,
    problems: [{ code: expect.any(String), line: 1, column: '表头' }],
    table: { sample: expect.arrayContaining([expect.arrayContaining(['何人'])]) },
  });
  const { importId } = sent.body as { importId: string };
  const fields = ['date', 'in', 'out', 'balance', 'name', 'memo', 'serial'];
  const columns = fields.map((field, column) => ({ field, column }));
  const again = await accountant
    .post(at(`bank-imports/${importId}/rereading`))
    .send({ mapping: { columns, titleLine: 1 } })
    .expect(200);
  expect(again.body).toMatchObject({ importId, problems: [], lines: 2, newLines: 2 });
  const confirmed = await accountant.post(at(`bank-imports/${importId}/confirmation`)).expect(202);
  await untilDone((confirmed.body as { jobId: string }).jobId);
  const recent = await accountant.get(at('bank-imports')).expect(200);
  const [newest] = (recent.body as { items: object[] }).items;
  expect(newest).toMatchObject({ importId, state: 'done', added: 2, fileName: 'liushui.csv' });
  const { body } = await accountant.get(account('mapping')).expect(200);
  const named = columns.map((column) => expect.objectContaining(column) as object);
  expect(body).toMatchObject({ columns: expect.arrayContaining(named), titleLine: 1 });
  await accountant
    .post(at(`bank-imports/${importId}/rereading`))
    .send({ mapping: { columns } })
    .expect(409);
});

async function untilDone(jobId: string): Promise<void> {
  for (let tries = 0; tries < 100; tries += 1) {
    const { body } = await accountant.get(at(`jobs/${jobId}`));
    const { state } = body as { state: string };
    if (state === 'done') return;
    if (state === 'failed') throw new Error(JSON.stringify(body));
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('the statement was not taken in');
}

it('is kept as it came, for those who audit, and each look is remembered', async () => {
  const { body } = await accountant.get(at('bank-imports')).expect(200);
  const importId = (body as { items: { importId: string }[] }).items[0]?.importId ?? '';
  const served = await auditor.get(at(`bank-imports/${importId}/original`)).buffer(true);
  expect(served.status).toBe(200);
  expect(served.text).toBe(statement().toString());
  expect(served.headers).toMatchObject({
    'content-disposition': expect.stringMatching(/^attachment; filename="liushui\.csv"/),
    'content-security-policy': "default-src 'none'; sandbox",
  });
  const { rows } = await here.admin.query<{ person: string }>(
    `select a.person_id as person from file_access a join file_object f on f.id = a.file_id
     where a.community_id = $1 and f.purpose = 'import'`,
    [own.id],
  );
  expect(rows).toEqual([{ person: own.byPost.auditor.personId }]);
  const cashier = await signIn(here.visitor(), own.byPost.cashier.loginName);
  await cashier.get(at(`bank-imports/${importId}/original`)).expect(403);
});

it('names persons to those who work on it; to overseers they are 王*二', async () => {
  const [full] = await linesOf(accountant, 'q=N1');
  expect(full).toMatchObject({ otherName: '王小二', memo: '王小二 物业费', open: '12.50' });
  for (const post of ['auditor', 'subdistrict', 'protector'] as const) {
    const visitor = await signIn(here.visitor(), own.byPost[post].loginName);
    const [masked] = await linesOf(visitor, 'q=N1');
    expect([post, masked?.otherName, masked?.memo]).toEqual([post, '王*二', '王*二 物业费']);
    expect(await linesOf(visitor, `q=${encodeURIComponent('王小二')}`)).toEqual([]);
    const { text } = await visitor.get(account('reconciliation')).expect(200);
    expect(text).not.toContain('王小二');
  }
  expect(await linesOf(accountant, `q=${encodeURIComponent('王小二')}`)).toHaveLength(1);
});

it('turns over its pages newest first and misses none', async () => {
  const all = await linesOf(accountant, 'state=all');
  const seen: string[] = [];
  let cursor = '';
  do {
    const { body } = await accountant.get(account(`lines?limit=1&cursor=${cursor}`)).expect(200);
    const page = body as { items: Line[]; next: string | null };
    seen.push(...page.items.map(({ lineId }) => lineId));
    cursor = page.next ?? '';
  } while (cursor !== '');
  expect(seen).toEqual(all.map(({ lineId }) => lineId));
  expect(all.length).toBeGreaterThanOrEqual(4);
  const open = await linesOf(accountant, 'state=open');
  const matched = await linesOf(accountant, 'state=matched');
  expect(open.length + matched.length).toBe(all.length);
  expect(matched.every(({ matches }) => matches.length > 0)).toBe(true);
});

it('books what only the bank has, once per key, and takes it back in red', async () => {
  const [charge] = await linesOf(accountant, 'q=N2');
  const [income] = await linesOf(accountant, 'q=N1');
  const booking = (line: Line | undefined) => at(`bank-lines/${line?.lineId}/booking`);
  const wrong = await accountant.post(booking(income)).send({ as: 'bank-charge', note: '回单费' });
  expect([wrong.status, wrong.body.code]).toEqual([422, 'bank-line.not-a-charge']);
  await accountant.post(booking(charge)).send({ as: 'bank-charge', note: '回单费' }).expect(201);
  await accountant
    .post(booking(income))
    .send({ as: 'unidentified', note: '不知是谁交的' })
    .expect(201);
  const { body: waiting } = await accountant.get(at('unidentified-money')).expect(200);
  expect(JSON.stringify(waiting)).toContain('12.50');
  const [booked] = await linesOf(accountant, 'q=N2');
  expect(booked).toMatchObject({
    open: '0.00',
    matches: [{ rule: 'booked', reason: '银行手续费：回单费' }],
  });
  const match = booked?.matches[0];
  await accountant
    .post(at(`bank-matches/${match?.matchId}/undoing`))
    .send({ reason: '认错了' })
    .expect(204);
  const { body: entry } = await auditor.get(at(`account/entries/${match?.entrySeq}`)).expect(200);
  expect(entry).toMatchObject({ reversedBy: { seq: expect.any(String) }, bankAgreedOn: null });
  expect((await linesOf(accountant, 'q=N2'))[0]?.open).toBe('-8.80');
});

it('is not for the cashier to match, and for no resident to read', async () => {
  const cashier = await signIn(here.visitor(), own.byPost.cashier.loginName);
  const resident = await signIn(here.visitor(), own.byPost.resident.loginName);
  await cashier.get(account('lines')).expect(200);
  await cashier.get(account('suggestions')).expect(403);
  await cashier.post(account('imports')).attach('file', statement(), 'a.csv').expect(403);
  await resident.get(account('lines')).expect(403);
  const { body } = await resident.get(at('bank-agreement')).expect(200);
  expect(body).toMatchObject({ accounts: [{ name: '信托专户', agreedTo: '2026-03-05' }] });
});

it('is read from the old Excel format as well', async () => {
  const [titles = [], ...rows] = statement()
    .toString()
    .split('\r\n')
    .map((line) => line.split(','));
  const sent = await accountant
    .post(account('imports'))
    .attach('file', oldXls([titles, ...rows]), 'liushui.xls')
    .expect(201);
  expect(sent.body).toMatchObject({ format: 'xls', problems: [], lines: 2, newLines: 0 });
});
