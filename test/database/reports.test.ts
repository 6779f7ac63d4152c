import { createHash } from 'node:crypto';
import { incomeExpenditureContent } from '../../reports/income-expenditure/content.rules';
import { voucherContent } from '../../reports/voucher/content.rules';
import { ReportFactsQueries } from '../../src/disclosure/report-facts.queries';
import { Transactions } from '../../src/platform/database/transactions';
import { Money } from '../../src/shared/money';
import { period } from '../../src/shared/period';
import { liveSomeMonths, type Lived } from '../support/account-books';
import { checkReportFile } from '../../verifier/lib/report-check.mjs';
import { vkeyOf } from '../../src/proof/note.rules';
import { pdfFile } from '../support/pdf-file';
import { logKeysOf, signLog, whileSigned } from '../support/signed-log';
import { startApp, type TestApp, type Visitor } from '../support/app';
import type { DatabaseInTest } from '../support/fresh-database';
import { appoint, bindHome, enrolPerson, signIn } from '../support/people';
import {
  type KindOffered as Kind,
  madeReport,
  pdfBytes as bytes,
  type ReportFound as Report,
  reportFound,
} from '../support/reports-made';
import { SpendingInTest } from '../support/spending';
import { TestClock } from '../support/test-clock';

let test: TestApp;
let here: Lived;
let neighbour: Lived;
let id: number;
let accountant: Visitor;
let resident: Visitor;
let outsider: Visitor;

const of = (path: string, community = id) => `/api/communities/${community}${path}`;

beforeAll(async () => {
  test = await startApp({ jobsAtOnce: 2, clock: new TestClock('2026-06-30') });
  const db = { transactions: test.app.get(Transactions), admin: test.admin } as DatabaseInTest;
  neighbour = await liveSomeMonths(db, new SpendingInTest(db), '邻家苑');
  here = await liveSomeMonths(db, new SpendingInTest(db), '锦和苑');
  id = here.place.communityId;
  // Both close April in the same minute.
  await test.admin.query(`update ledger_head set closed_through = '2026-04-30'`);
  accountant = await someone('kuaiji', (person) =>
    appoint(test, id, person, { post: 'accountant' }),
  );
  resident = await someone('yezhu', (person) => bindHome(test, id, person, '9单元901'));
  const there = neighbour.place.communityId;
  outsider = await someone('linju', (person) => appoint(test, there, person, { post: 'manager' }));
}, 60_000);

afterAll(() => test.close());

async function someone(name: string, place: (personId: string) => Promise<unknown>) {
  const { personId } = await enrolPerson(test, name);
  await place(personId);
  return signIn(test.visitor(), name);
}

const make = (who: Visitor, body: object, path = '/reports') => madeReport(who, of(''), body, path);
const find = (who: Visitor, reportId: string) => reportFound(who, of(''), reportId);

const april = { kind: 'income-expenditure', period: '2026-04' };

describe('a 收支公示表', () => {
  it('says what the books say, and its money is where it says', async () => {
    const { facts } = await test.app
      .get(ReportFactsQueries)
      .incomeExpenditure(id, period('2026-04'));
    const content = incomeExpenditureContent(facts);
    const { rows } = await test.admin.query<{ sum: string }>(
      `select sum(debit - credit) as sum from posting
       where community_id = $1 and account_code ~ '^10' and booked_on <= '2026-04-30'`,
      [id],
    );
    expect(content.overviewTotal.at(-1)).toBe(Money.yuan(rows[0]!.sum).format());
    expect(content.comparison).toMatch(/差额 0\.00。$/);
    expect(content.overview).toContainEqual(['减：基金之间划转', '', '−700.00', '−700.00', '']);
    expect(JSON.stringify(content)).not.toMatch(/王某某|单元/);
  });

  it('lists the largest payments by voucher, without what was taken back', async () => {
    const { facts } = await test.app
      .get(ReportFactsQueries)
      .incomeExpenditure(id, period('2026-06'));
    expect(facts.largest.map((payment) => payment.amount.toString())).toEqual(['5670.00']);
    expect(facts.isClosed).toBe(false);
  });

  it('of a closed month is archived once: whoever asks again gets the same file', async () => {
    const first = await make(accountant, april);
    const again = await make(accountant, april);
    expect(first).toMatchObject({ title: '2026年4月收支公示表', final: true, printNo: 1 });
    expect(again).toEqual(first);
  });

  it('asked for twice at once is still archived once', async () => {
    const body = { kind: 'income-expenditure', period: '2026-03' };
    const made = await Promise.all([make(accountant, body), make(accountant, body)]);
    expect(new Set(made.map((report) => report.id)).size).toBe(1);
  });

  it('of an open month is a draft, made anew each time, and not printed again', async () => {
    const body = { kind: 'income-expenditure', period: '2026-06' };
    const [first, second] = [await make(accountant, body), await make(accountant, body)];
    expect([first.final, second.id === first.id]).toEqual([false, false]);
    const refused = await accountant.post(of(`/reports/${first.id}/reprint`)).expect(409);
    expect(refused.body).toMatchObject({ code: 'report.draft-not-reprinted' });
  });

  it('is read by a resident, byte for byte as archived', async () => {
    const { id: reportId, sha256 } = await make(accountant, april);
    const pdf = await resident
      .get(of(`/reports/${reportId}/pdf`))
      .buffer(true)
      .parse(bytes);
    expect(pdf.headers['content-type']).toBe('application/pdf');
    const body = pdf.body as Buffer;
    expect(body.subarray(0, 5).toString()).toBe('%PDF-');
    expect(createHash('sha256').update(body).digest('hex')).toBe(sha256);
  });

  it('printed again is a paper of its own, counted', async () => {
    const first = await make(accountant, april);
    const second = await make(accountant, {}, `/reports/${first.id}/reprint`);
    const third = await make(accountant, {}, `/reports/${second.id}/reprint`);
    expect([second.printNo, third.printNo]).toEqual([2, 3]);
    expect([second.reprintOf, third.reprintOf]).toEqual([first.id, first.id]);
    expect((await find(accountant, first.id)).printCount).toBe(3);
    expect(second.sha256).not.toBe(first.sha256);
  });

  it.each([
    ['2025-12', 'report.before-books'],
    ['2026-07', 'report.not-begun'],
    [undefined, 'report.period-missing'],
  ])('for %s is refused: %s', async (month, code) => {
    const body = { kind: 'income-expenditure', period: month };
    const refused = await accountant.post(of('/reports')).send(body).expect(422);
    expect(refused.body).toMatchObject({ code });
  });
});

describe('a report that proves itself', () => {
  const february = { kind: 'income-expenditure', period: '2026-02' };
  const vkey = () => vkeyOf(logKeysOf(id).log);
  const signing = <T>(work: () => Promise<T>) => whileSigned(test.database, id, work);
  const kept = () => [{ label: '公告栏', text: vkey() }];

  async function pdfOf(report: Report): Promise<Buffer> {
    const pdf = await resident
      .get(of(`/reports/${report.id}/pdf`))
      .buffer(true)
      .parse(bytes);
    return pdf.body as Buffer;
  }

  it('is on record before it is on paper, and an offline reader finds it so', async () => {
    await signLog(test.database, id, test.clock.now());
    const report = await signing(() => make(accountant, february));
    const file = await pdfFile(await pdfOf(report));
    const verdict = await checkReportFile(file, kept());
    expect(verdict).toMatchObject({ state: 'green', findings: [] });
    expect(verdict.proven?.statement).toMatchObject({
      title: '2026年2月收支公示表',
      number: expect.stringMatching(/^信报〔2026〕/),
      madeOn: '2026-06-30',
    });
  });

  it('printed again has the same statement, under a later head', async () => {
    const first = await make(accountant, february);
    const second = await signing(() => make(accountant, {}, `/reports/${first.id}/reprint`));
    const [one, two] = await Promise.all(
      [first, second].map(async (report) =>
        checkReportFile(await pdfFile(await pdfOf(report)), kept()),
      ),
    );
    expect(two).toMatchObject({ state: 'green', findings: [] });
    expect(two?.proven?.statement).toEqual(one?.proven?.statement);
    expect(two?.proven?.head.size).toBeGreaterThanOrEqual(one?.proven?.head.size ?? 0);
  });

  it('says on each page that it has no proof where nobody signs', async () => {
    const file = await pdfFile(await pdfOf(await make(accountant, april)));
    expect(file.pages.map(({ furniture }) => furniture.join(''))).toEqual(
      file.pages.map(() => expect.stringContaining('没有附存证')),
    );
    expect(await checkReportFile(file, kept())).toMatchObject({
      state: 'amber',
      findings: [{ code: 'proof.none' }],
    });
  });
});

describe('a printed voucher', () => {
  it('says what the entry says, by whom', async () => {
    const { facts } = await test.app.get(ReportFactsQueries).voucher(id, here.lift);
    const content = voucherContent(facts);
    expect(content.sheets[0]?.rows.slice(0, 2)).toMatchObject([
      { account: '510301 维保合同-电梯', debit: '5,670.00', detail: '安捷电梯维保有限公司' },
      { account: '100201 银行存款-信托专户', credit: '5,670.00' },
    ]);
    expect(content.signatures.map(({ role, name }) => `${role} ${name}`)).toEqual([
      '会计主管 ',
      '记账 系统',
      '审核 reviewer某',
      '出纳 cashier某',
      '制单 系统',
    ]);
  });

  it('of a bill run is one line for all homes, and names none', async () => {
    const { facts } = await test.app.get(ReportFactsQueries).voucher(id, here.bill);
    expect(facts.lines.map((line) => [line.detail, line.debit.toString()])).toEqual([
      ['3 户', '256.89'],
      ['', '0.00'],
    ]);
    expect(JSON.stringify(facts)).not.toMatch(/单元/);
  });

  it('is printed for a resident who may read it', async () => {
    const report = await make(resident, { kind: 'voucher', seq: here.reversal });
    expect(report).toMatchObject({ final: true, printNo: 1 });
    expect((await make(resident, { kind: 'voucher', seq: here.reversal })).id).toBe(report.id);
  });

  it('of an entry that is not there is not found', async () => {
    const body = { kind: 'voucher', seq: '999999' };
    const refused = await resident.post(of('/reports')).send(body).expect(404);
    expect(refused.body).toMatchObject({ code: 'account.entry-unknown' });
  });
});

describe('what there is', () => {
  it('is listed with its purpose, what is filed, and only for whom it may be made', async () => {
    const { number } = await make(accountant, { kind: 'income-expenditure', subject: '2026-04' });
    expect(number).toMatch(/^信报〔2026〕\d{4}号$/);
    const kinds = async (who: Visitor) => {
      const { body } = await who.get(of('/report-kinds')).expect(200);
      return (body as { items: Kind[] }).items;
    };
    const [sheet] = await kinds(accountant);
    expect(sheet).toMatchObject({ mayMake: true, suggested: '2026-04' });
    expect(sheet!.choices.find(({ subject }) => subject === '2026-04')!.reportId).not.toBeNull();
    expect(sheet!.choices[0]).toMatchObject({ subject: '2026-06', closed: false, reportId: null });
    const hers = await kinds(resident);
    expect(hers.filter(({ mayMake }) => mayMake).map(({ kind }) => kind)).toEqual(['voucher']);
  });

  it('a kind that cannot be is refused by name', async () => {
    const asked = { kind: 'no-such-report', subject: '2026' };
    const refused = await accountant.post(of('/reports')).send(asked).expect(404);
    expect(refused.body).toMatchObject({ code: 'report.kind-unknown' });
  });

  it('is found by word, month and kind, vouchers and later prints left out where asked', async () => {
    const titles = async (query: string) => {
      const { body } = await resident.get(of(`/reports?${query}`)).expect(200);
      return (body as { items: Report[] }).items.map(({ title, printNo }) => `${title} ${printNo}`);
    };
    expect(await titles('published=1&q=4月')).toEqual(['2026年4月收支公示表 1']);
    expect(await titles('published=1&from=2026-04&to=2026-04')).toEqual(['2026年4月收支公示表 1']);
    expect((await titles('kind=voucher')).every((title) => title.startsWith('记账凭证'))).toBe(
      true,
    );
  });
});

describe('who may', () => {
  it('a resident has no 收支公示表 made, and sees no one else’s work', async () => {
    await resident.post(of('/reports')).send(april).expect(403);
    await resident.get(of('/jobs')).expect(403);
    const { body } = await accountant.get(of('/jobs')).expect(200);
    const [job] = (body as { items: { id: string }[] }).items;
    const other = await accountant.post(of('/reports')).send(april).expect(202);
    await resident.get(of(`/jobs/${(other.body as { jobId: string }).jobId}`)).expect(404);
    await accountant.get(of(`/jobs/${job!.id}`)).expect(200);
  });

  it('an outsider finds nothing of it, not under her own community either', async () => {
    const { id: reportId } = await make(accountant, april);
    await outsider.get(of('/reports')).expect(404);
    await outsider.get(of(`/reports/${reportId}/pdf`)).expect(404);
    const there = neighbour.place.communityId;
    await outsider.get(of(`/reports/${reportId}/pdf`, there)).expect(404);
    const { body } = await outsider.get(of('/reports', there)).expect(200);
    expect((body as { items: unknown[] }).items).toEqual([]);
  });

  it('the archive is never changed, not even by the serving role itself', async () => {
    const transactions = test.app.get(Transactions);
    const work = transactions.run(id, (tx) =>
      tx.query('update report_archive set sha256 = sha256'),
    );
    await expect(work).rejects.toThrow(/permission denied/);
    await expect(test.admin.query('delete from report_archive')).rejects.toThrow(/append-only/);
  });
});
