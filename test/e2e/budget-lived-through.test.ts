import { newId } from '../../src/shared/ids';
import { startApp, type TestApp, type Visitor } from '../support/app';
import { Estate, refusal } from '../support/estate';

/**
 * A year of an open budget: drafted by the firm, spoken to by residents, voted on by the owners, in force;
 * kept by every request, adjusted by the committee, and settled when the year is over.
 */
let here: TestApp;
let estate: Estate;

beforeAll(async () => {
  here = await startApp();
  here.clock.set('2026-01-05');
  estate = await Estate.found(here, {
    objection: { above: '5000.00', days: 2, households: 2, areaShare: '1' },
  });
});
afterAll(() => here.close());

const fees = newId();
const lifts = newId();
const repairs = newId();

const draftLine = (lineId: string, line: object) => ({
  lineId,
  unit: '月',
  quantity: '1',
  frequency: '12',
  basis: '按合同',
  ...line,
});
const drafted = [
  draftLine(fees, {
    side: 'income',
    accountCode: '410101',
    name: '物业费',
    unit: '㎡',
    unitPrice: '25',
    quantity: '300',
    collectionRate: '0.92',
  }),
  draftLine(lifts, { side: 'expense', accountCode: '510301', name: '电梯维保', unitPrice: '500' }),
  draftLine(repairs, { side: 'expense', accountCode: '5102', name: '日常维修', unitPrice: '2000' }),
];

interface Shown {
  budgetId: string;
  state: string;
  version: number;
  versionState: string;
  inForceVersion: number | null;
  contentHash: string | null;
  totals: { income: string; expense: string; surplus: string };
  lines: { lineId: string; amount: string; name: string }[];
}

let budgetId: string;
const budget = async (by: Visitor = estate.owners[0]!.visitor) =>
  (await by.get(estate.at(`budgets/${budgetId}`)).expect(200)).body as Shown;

interface Line {
  lineId: string;
  approved: string;
  committed: string;
  spent: string;
  available: string;
}

const lineOf = async (lineId: string): Promise<Line> => {
  const { body } = await estate.owners[0]!.visitor.get(
    estate.at(`budgets/${budgetId}/execution`),
  ).expect(200);
  return (body as { lines: Line[] }).lines.find((line) => line.lineId === lineId)!;
};

const saved = (version: number, lines: object[]) => {
  const draft = { version, lines, reason: '按合同和年检报价编制', surplusNote: '结转下年' };
  return estate.put(estate.staff.manager.visitor, `budgets/${budgetId}/draft`, draft);
};

describe('the year of an open budget', () => {
  it('begins with the firm’s draft, which must add up', async () => {
    const made = { year: 2026, fund: 'F1', title: '2026年度物业服务预算' };
    const { body } = await estate.post('manager', 'budgets', made).expect(201);
    budgetId = (body as Shown).budgetId;
    expect(await refusal(estate.post('manager', 'budgets', made))).toBe('open-budget.once-a-year');
    const save = (lines: object[]) => saved(1, lines);
    expect(await refusal(save([{ ...drafted[1], side: 'income' }]))).toMatch(/^open-budget\./);
    await save(drafted).expect(200);
    expect(await budget(estate.staff.manager.visitor)).toMatchObject({
      totals: { income: '82800.00', expense: '30000.00', surplus: '52800.00' },
      lines: [{ amount: '82800.00' }, { amount: '6000.00' }, { amount: '24000.00' }],
    });
  });

  it('is read line by line by the committee, which opens it to everybody', async () => {
    await estate.post('manager', `budgets/${budgetId}/submission`, { version: 1 }).expect(201);
    const remark = { lineId: repairs, text: '请附上年维修清单' };
    await estate.post('treasurer', `budgets/${budgetId}/remarks`, remark).expect(201);
    const early = { text: '现在可以提意见吗？' };
    expect(
      await refusal(estate.send(estate.owners[0]!.visitor, `budgets/${budgetId}/comments`, early)),
    ).toBe('open-budget.comments-closed');
    const bare = estate.post('chair', `budgets/${budgetId}/review`, { accept: true });
    expect(await refusal(bare)).toBe('second-factor.required');
    await estate.decide('chair', `budgets/${budgetId}/review`, { accept: true }).expect(201);
    expect(await budget()).toMatchObject({ versionState: 'comment' });
  });

  let resolutionId: string;
  it('is announced for the owners’ vote while they speak', async () => {
    const { version } = await budget();
    const subject = { kind: 'budget', id: budgetId, version };
    resolutionId = await estate.announce(subject, '2026年度预算', ['2026-01-22', '2026-01-31']);
  });

  it('is not put to the decision before every comment is answered and the days are over', async () => {
    const said = { lineId: lifts, text: '电梯维保为什么每月 500 元？' };
    const { body } = await estate.send(
      estate.owners[1]!.visitor,
      `budgets/${budgetId}/comments`,
      said,
    );
    const comments = body as { items: { id: string }[] };
    const ask = () => estate.post('manager', `budgets/${budgetId}/deciding`);
    await estate.on('2026-01-20');
    expect(await refusal(ask())).toBe('open-budget.comments-open');
    await estate.on('2026-01-22');
    expect(await refusal(ask())).toBe('open-budget.unanswered');
    const { id } = comments.items[0]!;
    const answer = { text: '两台电梯，每台每月 250 元，见合同附件。' };
    await estate.post('manager', `budgets/${budgetId}/comments/${id}/answer`, answer).expect(201);
    await ask().expect(201);
  });

  it('is decided by two thirds and more than half, on line and on paper, and only then in force', async () => {
    const decision = { agree: true, resolutionId };
    expect(await refusal(estate.decide('chair', `budgets/${budgetId}/decision`, decision))).toBe(
      'open-budget.resolution-other',
    );
    await estate
      .send(estate.owners[0]!.visitor, `resolutions/${resolutionId}/ballots`, { choice: 'for' })
      .expect(201);
    const early = estate.decide('chair', `resolutions/${resolutionId}/closing`);
    expect(await refusal(early)).toBe('resolution.still-open');
    const sheets = [estate.owners[1]!, estate.owners[2]!].map(({ unitId }, index) => ({
      unitId,
      choice: index === 0 ? 'for' : 'against',
      castOn: '2026-01-22',
    }));
    const batch = { channel: 'paper', ballots: sheets };
    const entered = await estate
      .post('member', `resolutions/${resolutionId}/ballot-batches`, batch)
      .expect(201);
    const { id: batchId } = (entered.body as { items: { id: string }[] }).items[0]!;
    const check = `resolutions/${resolutionId}/ballot-batches/${batchId}/check`;
    expect(await refusal(estate.decide('member', check, { accept: true }))).toBe(
      'resolution.checked-by-enterer',
    );
    await estate.decide('treasurer', check, { accept: true }).expect(201);
    await estate.decide('chair', `resolutions/${resolutionId}/closing`).expect(201);
    const { body } = await estate.owners[2]!.visitor.get(
      estate.at(`resolutions/${resolutionId}`),
    ).expect(200);
    expect(body).toMatchObject({
      outcome: 'passed',
      tally: { for: { heads: 2, area: '200.00' }, against: { heads: 1, area: '100.00' } },
      mine: { choice: 'against', counted: true },
    });
    await estate.decide('chair', `budgets/${budgetId}/decision`, decision).expect(201);
    expect(await budget()).toMatchObject({ state: 'effective', inForceVersion: 1 });
    expect(await lineOf(lifts)).toMatchObject({ approved: '6000.00', available: '6000.00' });
  });

  const request = async (amount: string, line: string | null, reason = '电梯维保') => {
    const { body } = await estate
      .post('clerk', 'spending', {
        reason,
        payeeId: estate.payeeId,
        amount,
        fund: 'F1',
        accountCode: line === repairs ? '5102' : '510301',
        occurredOn: '2026-01-22',
        fileIds: [estate.fileId],
        quotes: [],
        quotesExempt: '合同期内按合同付款',
        ...(line && { budgetLineId: line }),
      })
      .expect(201);
    return (body as { id: string }).id;
  };
  const submit = (id: string) => estate.post('clerk', `spending/${id}/submission`);

  it('binds every request: no line, no spending; no room, no spending', async () => {
    const unbudgeted = await request('500.00', null);
    expect(await refusal(submit(unbudgeted))).toBe('spending.no-budget-line');
    const tooMuch = await request('6000.01', lifts);
    expect(await refusal(submit(tooMuch))).toBe('spending.over-budget');
    for (const id of [unbudgeted, tooMuch]) {
      await estate.post('clerk', `spending/${id}/withdrawal`, { reason: '作废' }).expect(201);
    }
  });

  it('is spent by two keys, and the line says what is promised and what is gone', async () => {
    const id = await request('900.00', lifts);
    await submit(id).expect(201);
    expect(await lineOf(lifts)).toMatchObject({ committed: '900.00', available: '5100.00' });
    await estate.decide('reviewer', `spending/${id}/review`, { agree: true }).expect(201);
    await estate.pay(id, '2026-01-22', 'HD1');
    const gone = { committed: '0.00', spent: '900.00', available: '5100.00' };
    expect(await lineOf(lifts)).toMatchObject(gone);
  });

  it('is adjusted by the committee within its limits, and beyond them it is not', async () => {
    await estate.on('2026-06-01');
    const lines = (await budget(estate.staff.manager.visitor)).lines;
    const adjusted = (more: string, less: string) =>
      drafted.map((line, index) => ({
        ...line,
        ...(line.lineId === lifts && { unitPrice: more, frequency: '1' }),
        ...(line.lineId === repairs && { unitPrice: less, frequency: '1' }),
        lineId: lines[index]!.lineId,
      }));
    const kind = { kind: 'virement', reason: '电梯年检涨价' };
    await estate.post('manager', `budgets/${budgetId}/adjustments`, kind).expect(201);
    const save = (more: string, less: string) => saved(2, adjusted(more, less));
    await save('8400.01', '21599.99').expect(200);
    const beyond = estate.post('manager', `budgets/${budgetId}/submission`, { version: 2 });
    expect(await refusal(beyond)).toBe('open-budget.virement-share');
    await save('8400.00', '21600.00').expect(200);
    await estate.post('manager', `budgets/${budgetId}/submission`, { version: 2 }).expect(201);
    await estate.decide('chair', `budgets/${budgetId}/decision`, { agree: true }).expect(201);
    expect(await lineOf(lifts)).toMatchObject({ approved: '6000.00' });
    await estate.decide('member', `budgets/${budgetId}/decision`, { agree: true }).expect(201);
    expect(await lineOf(lifts)).toMatchObject({ approved: '8400.00', available: '7500.00' });
  });

  it('lets households stop a payment until the committee has answered in public', async () => {
    const id = await request('6000.00', lifts, '电梯年检整改');
    await submit(id).expect(201);
    await estate.decide('reviewer', `spending/${id}/review`, { agree: true }).expect(201);
    await estate.on('2026-06-05');
    await estate.decide('chair', `spending/${id}/approval`, { agree: true }).expect(201);
    const objection = { text: '请先公布年检报告' };
    for (const { visitor } of estate.owners.slice(0, 2)) {
      await estate.send(visitor, `spending-objections/${id}`, objection).expect(201);
    }
    await estate.on('2026-06-08');
    const order = { bankAccountId: estate.bankAccountId };
    expect(await refusal(estate.decide('cashier', `spending/${id}/order`, order))).toBe(
      'spending.frozen',
    );
    const objections = `spending-objections/${id}`;
    await estate.post('chair', `${objections}/answer`, { text: '年检报告已附' }).expect(201);
    for (const by of ['chair', 'member'] as const) {
      const lift = { lift: true, reason: '已公布' };
      await estate.decide(by, `${objections}/decision`, lift).expect(201);
    }
    await estate.pay(id, '2026-06-08', 'HD2');
    expect(await lineOf(lifts)).toMatchObject({ spent: '6900.00', available: '1500.00' });
  });

  it('is settled when the year is over: figures from the books, reasons from the firm, the owners’ word', async () => {
    await estate.on('2027-01-10');
    const accounts = `budgets/${budgetId}/final-accounts`;
    const words = { reasons: [], surplusNote: '结转下年', auditRef: '审字〔2027〕1号' };
    expect(await refusal(estate.post('accountant', accounts, words))).toMatch(/^final-accounts\./);
    for (let month = 1; month <= 12; month += 1) {
      const period = `2026-${String(month).padStart(2, '0')}`;
      await estate.decide('reviewer', `periods/${period}/close`).expect(201);
    }
    await estate.post('accountant', accounts, words).expect(201);
    expect(await refusal(estate.post('accountant', `${accounts}/submission`))).toMatch(/reason/);
    const reasons = [fees, lifts, repairs].map((key) => ({
      key,
      reason: '首年按实际发生，详见说明',
    }));
    await estate.post('accountant', accounts, { ...words, reasons }).expect(201);
    await estate.post('accountant', `${accounts}/submission`).expect(201);
    const made = await estate.owners[0]!.visitor.get(estate.at(accounts)).expect(200);
    expect(made.body).toMatchObject({
      lines: expect.arrayContaining([
        expect.objectContaining({ lineId: lifts, approved: '8400.00', actual: '6900.00' }),
      ]),
    });
    const { id: finalId, version } = made.body as { id: string; version: number };
    const subject = { kind: 'final-accounts', id: finalId, version };
    const settling = await estate.announce(subject, '2026年度决算', ['2027-01-26', '2027-01-31']);
    await estate.on('2027-01-26');
    for (const { visitor } of estate.owners) {
      await estate.send(visitor, `resolutions/${settling}/ballots`, { choice: 'for' }).expect(201);
    }
    await estate.decide('chair', `resolutions/${settling}/closing`).expect(201);
    await estate
      .decide('chair', `${accounts}/decision`, { agree: true, resolutionId: settling })
      .expect(201);
    expect(await budget()).toMatchObject({ state: 'settled' });
  });
});
