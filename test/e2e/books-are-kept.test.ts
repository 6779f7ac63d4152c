import { readSheet } from 'read-excel-file/node';
import { LedgerService } from '../../src/ledger/ledger.service';
import { Transactions } from '../../src/platform/database/transactions';
import { day } from '../../src/shared/day';
import { startApp, type TestApp } from '../support/app';
import { draftOf } from '../support/books';
import { gb18030 } from '../support/gb18030';
import { foundCommunity } from '../support/people';
import { employ, postWithCode, type StaffMember } from '../support/staff';

/**
 * The accountant writes a voucher, the reviewer sends it back once and then posts it; the books show
 * it in every ledger and file; the month is closed; a mistake is taken back in red in the next one.
 */
let here: TestApp;
let community: number;
let nextDoor: number;
let accountant: StaffMember;
let reviewer: StaffMember;
let member: StaffMember;

const at = (path: string, of = community) => `/api/communities/${of}/${path}`;

beforeAll(async () => {
  here = await startApp({ jobsAtOnce: 1 });
  community = await foundCommunity(here, '锦和苑');
  nextDoor = await foundCommunity(here, '望江里');
  accountant = await employ(here, community, 'accountant', 'accountant');
  reviewer = await employ(here, community, 'reviewer', 'reviewer');
  member = await employ(here, community, 'member', 'member');
  for (const id of [community, nextDoor]) {
    await here.app.get(Transactions).run(id, async (tx) => {
      const ledger = here.app.get(LedgerService, { strict: false });
      await ledger.openBooks(tx, id, day('2026-01-01'));
      await ledger.post(tx, id, draftOf({ bookedOn: day('2026-01-10') }));
    });
  }
});
afterAll(() => here.close());

const voucher = {
  bookedOn: '2026-01-20',
  summary: '=计提电梯维保费',
  lines: [
    { accountCode: '510301', fund: 'F1', debit: '5670.00' },
    { accountCode: '2202', fund: 'F1', credit: '5670.00' },
  ],
  fileIds: [],
};

async function prepared(change: object = {}) {
  const { body } = await accountant.visitor
    .post(at('voucher-drafts'))
    .send({ ...voucher, ...change })
    .expect(201);
  return body as { id: string; version: number };
}

const submit = (id: string) =>
  accountant.visitor.post(at(`voucher-drafts/${id}/submission`)).expect(201);

async function posted(change: object = {}) {
  const { id } = await prepared(change);
  const { body } = await submit(id);
  const { version } = body as { version: number };
  const answer = await postWithCode(here, reviewer, at(`voucher-drafts/${id}/posting`), { version })
    .set('Idempotency-Key', `post-${id}`)
    .expect(201);
  return answer.body as { seq: string; period: string; voucherNo: number };
}

describe('a voucher', () => {
  it('is sent back, corrected in the version that was seen, and posted', async () => {
    const { id } = await prepared({ lines: voucher.lines.slice(0, 1) });
    await accountant.visitor.post(at(`voucher-drafts/${id}/submission`)).expect(422);
    const seen = await accountant.visitor.get(at(`voucher-drafts/${id}`)).expect(200);
    expect(seen.headers['etag']).toBe('"1"');
    await accountant.visitor
      .put(at(`voucher-drafts/${id}`))
      .send(voucher)
      .expect(428);
    await accountant.visitor
      .put(at(`voucher-drafts/${id}`))
      .set('If-Match', '"1"')
      .send(voucher)
      .expect(200);
    await submit(id);
    await reviewer.visitor
      .post(at(`voucher-drafts/${id}/return`))
      .send({ reason: '缺合同' })
      .expect(201);
    const { body } = await submit(id);
    expect(body).toMatchObject({ state: 'submitted', returnReason: null, blockers: [] });
    await accountant.visitor
      .post(at(`voucher-drafts/${id}/posting`))
      .send({ version: 5 })
      .expect(403);
    const { version } = body as { version: number };
    const path = at(`voucher-drafts/${id}/posting`);
    const first = await postWithCode(here, reviewer, path, { version })
      .set('Idempotency-Key', 'posting-once')
      .expect(201);
    expect(first.body).toEqual({ seq: '2', period: '2026-01', voucherNo: 2 });
    const again = await postWithCode(here, reviewer, path, { version })
      .set('Idempotency-Key', 'posting-once')
      .expect(201);
    expect(again.body).toEqual(first.body);
  });

  it('is read by the committee and by nobody next door', async () => {
    const { body } = await member.visitor.get(at('journal?period=2026-01')).expect(200);
    expect(body).toMatchObject({
      items: [
        { voucherNo: 1 },
        { voucherNo: 2, preparedBy: expect.stringContaining('accountant') },
      ],
      next: null,
    });
    await member.visitor.get(at('journal?period=2026-01', nextDoor)).expect(404);
    await member.visitor.get(at('journal?period=2026-01&format=csv')).expect(403);
  });
});

describe('the books', () => {
  const books = [
    'journal?period=2026-01',
    'general-ledger?from=2026-01&to=2026-02',
    'subsidiary-ledger?account=510301&from=2026-01&to=2026-02',
    'cash-journal?account=100201&from=2026-01-01&to=2026-01-31',
    'trial-balance?from=2026-01&to=2026-02',
  ];

  it.each(books)('%s goes to the screen, to CSV and to Excel', async (path) => {
    const { body } = await reviewer.visitor.get(at(path)).expect(200);
    expect((body as { items: unknown[] }).items.length).toBeGreaterThan(1);
    const csv = await reviewer.visitor.get(at(`${path}&format=csv`)).expect(200);
    expect(csv.headers['content-type']).toContain('text/csv');
    expect(csv.headers['content-disposition']).toContain('attachment');
    expect(csv.text.startsWith('\uFEFF')).toBe(true);
    const lines = csv.text.trimEnd().split('\r\n');
    expect(lines.length).toBeGreaterThan(2);
    const sheet = await sheetOf(`${path}&format=xlsx`);
    expect(sheet.length).toBe(lines.length);
    expect(sheet[0]).toEqual(lines[0]?.slice(1).split(','));
  });

  it('keep codes as text, amounts as numbers, and formulas harmless', async () => {
    const rows = await sheetOf('journal?period=2026-01&format=xlsx');
    expect(rows[3]).toEqual(expect.arrayContaining(['510301', 5670]));
    const { text } = await reviewer.visitor
      .get(at('journal?period=2026-01&format=csv'))
      .expect(200);
    expect(text).toContain(",'=计提电梯维保费,510301,");
  });

  it('say in words what is wrong with a question', async () => {
    const wrong = await reviewer.visitor.get(at('trial-balance?from=2026-02&to=2026-01'));
    expect(wrong.status).toBe(422);
    expect(wrong.body).toMatchObject({ code: 'ledger.range-reversed' });
    await reviewer.visitor
      .get(at('subsidiary-ledger?account=9999&from=2026-01&to=2026-01'))
      .expect(404);
    await reviewer.visitor.get(at('journal')).expect(400);
  });

  it('page a ledger without losing a line', async () => {
    for (let turn = 0; turn < 5; turn += 1) await posted({ bookedOn: `2026-02-0${turn + 1}` });
    const path = at('subsidiary-ledger?account=510301&from=2026-01&to=2026-02');
    const whole = await reviewer.visitor.get(path).expect(200);
    const items: unknown[] = [];
    let next: string | null = '';
    do {
      const cursor: string = next === '' ? '' : `&cursor=${next}`;
      const { body } = await reviewer.visitor.get(`${path}&limit=2${cursor}`).expect(200);
      const page = body as { items: unknown[]; next: string | null };
      items.push(...page.items);
      next = page.next;
    } while (next !== null);
    expect(items).toEqual((whole.body as { items: unknown[] }).items);
  });
});

describe('the month', () => {
  it('closes once its list is clear, and what was wrong in it is taken back in the next', async () => {
    const { body } = await reviewer.visitor.get(at('periods/2026-01/checklist')).expect(200);
    expect(body).toMatchObject({ mayClose: true });
    await postWithCode(here, reviewer, at('periods/2026-01/close'), {})
      .set('Idempotency-Key', 'close-january')
      .expect(201);
    const { body: periods } = await member.visitor.get(at('periods')).expect(200);
    expect(periods).toMatchObject({ closedThrough: '2026-01-31' });
    const late = await prepared();
    const refused = await accountant.visitor.post(at(`voucher-drafts/${late.id}/submission`));
    expect(refused.body).toMatchObject({ problems: [{ code: 'ledger.closed-period' }] });
    await accountant.visitor.delete(at(`voucher-drafts/${late.id}`)).expect(204);
    const red = await accountant.visitor
      .post(at('entries/2/reversal'))
      .send({ bookedOn: '2026-02-20', reason: '重复计提' })
      .expect(201);
    expect(red.body).toMatchObject({ kind: 'reversal', totalDebit: '-5670.00', reversesSeq: '2' });
  });
});

describe('old books', () => {
  const file = (credit: string) =>
    [
      '日期,凭证字,凭证号,附单据数,摘要,科目代码,科目名称,借方金额,贷方金额,制单人',
      '2026/2/3,记,1,1,旧账收款,1002.01,银行存款,"1,200.00",,旧会计',
      `2026/2/3,记,1,1,旧账收款,410101,物业费收入,,${credit},旧会计`,
    ].join('\r\n');
  const send = (bytes: Buffer) =>
    accountant.visitor.post(at('entry-imports')).attach('file', bytes, '旧账.csv').expect(201);

  it('are refused with line and column, and nothing is written', async () => {
    const { body } = await send(Buffer.from(file('1199.99')));
    const { importId, problems } = body as { importId: string; problems: unknown[] };
    expect(problems).toMatchObject([{ line: 2, code: 'ledger.unbalanced' }, { line: 2 }]);
    await accountant.visitor.post(at(`entry-imports/${importId}/submission`)).expect(409);
  });

  it('are read in GB18030 too, submitted by one, and posted by another in the background', async () => {
    const bytes = gb18030(file('1200.00'));
    const { body } = await send(bytes);
    expect(body).toMatchObject({
      format: 'kingdee',
      vouchers: 1,
      problems: [],
      totalDebit: '1200.00',
    });
    const { importId } = body as { importId: string };
    await accountant.visitor.post(at(`entry-imports/${importId}/submission`)).expect(201);
    const { body: waiting } = await reviewer.visitor.get(at('entry-imports?state=submitted'));
    expect(waiting).toMatchObject({ items: [{ importId }] });
    const job = await postWithCode(here, reviewer, at(`entry-imports/${importId}/posting`), {})
      .set('Idempotency-Key', 'take-over-1')
      .expect(202);
    const { jobId } = job.body as { jobId: string };
    expect(await jobEnded(jobId)).toMatchObject({ state: 'done', result: { posted: 1 } });
    const { rows } = await here.admin.query(
      `select summary, kind, prepared_by <> reviewed_by as apart from entry
       where community_id = $1 and kind = 'takeover'`,
      [community],
    );
    expect(rows).toEqual([{ summary: '原记-1 旧账收款', kind: 'takeover', apart: true }]);
  });

  it('come with a template that is taken without a fault', async () => {
    for (const name of ['template.csv', 'template.xlsx']) {
      const bytes = await bytesOf(`entry-imports/${name}`, accountant);
      const { body } = await accountant.visitor
        .post(at('entry-imports'))
        .attach('file', bytes, name)
        .expect(201);
      // The example is of last year, before these books begin; nothing else is wrong with it.
      expect(body).toMatchObject({
        vouchers: 1,
        lines: 2,
        problems: [{ code: 'ledger.before-books' }],
        preview: [{ voucherNo: '记-1', accountName: '银行存款-信托专户', debit: '300.00' }, {}],
      });
    }
  });
});

async function sheetOf(path: string): Promise<unknown[][]> {
  return (await readSheet(await bytesOf(path, reviewer))) as unknown[][];
}

async function bytesOf(path: string, who: StaffMember): Promise<Buffer> {
  const { body } = await who.visitor
    .get(at(path))
    .buffer(true)
    .parse((response, done) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => done(null, Buffer.concat(chunks)));
    })
    .expect(200);
  return body as Buffer;
}

async function jobEnded(jobId: string): Promise<unknown> {
  for (let turn = 0; turn < 100; turn += 1) {
    const { body } = await reviewer.visitor.get(at(`jobs/${jobId}`)).expect(200);
    if (['done', 'failed'].includes((body as { state: string }).state)) return body;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('the job did not end');
}
