import { auditReportFacts } from '../../reports/audit-report/facts';
import { AUDIT_TESTS, AuditTestsQueries } from '../../src/audit-report/tests/audit-tests.queries';
import { FileObjectRow } from '../../src/platform/files/file-object.entity';
import { day } from '../../src/shared/day';
import { newId } from '../../src/shared/ids';
import { Money } from '../../src/shared/money';
import { period } from '../../src/shared/period';
import type { Actor } from '../../src/spending/actor';
import { spendingEntities } from '../../src/spending/spending.entities';
import { trustContractEntities } from '../../src/trust-contract/trust-contract.entities';
import { AuditsInTest } from '../support/audits';
import { BANK, credit, debit, draftOf, FEES } from '../support/books';
import { build, price, SERVICE } from '../support/charges';
import { withDatabase } from '../support/fresh-database';
import { codeOf, type Place, SpendingInTest } from '../support/spending';

/** 审计测试: every kind finds what was planted for it, and nothing of the neighbour's. */
const db = withDatabase([FileObjectRow, ...spendingEntities, ...trustContractEntities]);

const ALIKE = 320;
const ALIKE_SUMMARY = '付零星维修费';
let spend: SpendingInTest;
let place: Place;
let neighbour: Place;
const engagements = new Map<Place, string>();
let tests: AuditTestsQueries;

const auditorOf = ({ personId }: Pick<Actor, 'personId'>) => ({
  personId,
  unitIds: [],
  posts: ['auditor' as const],
});
const reader = auditorOf({ personId: newId() });
const at = (of: Place) => ({
  communityId: of.communityId,
  engagementId: engagements.get(of) ?? '',
});
const countsOf = async (of: Place) => {
  const { items } = await tests.list(at(of), reader);
  return Object.fromEntries(items.map(({ key, count }) => [key, count]));
};

/** Bills, money in, two requests paid after one another with one invoice, a month closed. */
async function lives(of: Place): Promise<string[]> {
  const { communityId, people } = of;
  const by = people.accountant.personId;
  await price(db, communityId, { fees: [SERVICE], by });
  const units = await build(db, communityId, [{ area: '80.00' }, { area: '100.00' }]);
  await db.transactions.run(communityId, async (tx) => {
    const lines = [debit(BANK, '3000000.55'), credit(FEES, '3000000.55')];
    await spend.ledger.postMany(tx, communityId, [draftOf({ bookedOn: day('2026-01-20'), lines })]);
    await tx.query(`select close_period($1, '2026-01', $2, '{}')`, [
      communityId,
      people.reviewer.personId,
    ]);
    await tx.query(`select bill_run($1, $2, '2026-03', 'service', '2026-03-05', $3)`, [
      communityId,
      newId(),
      by,
    ]);
  });
  const invoice = { code: '', number: `2651${communityId}0000`, total: Money.yuan('2000.00') };
  for (const amount of ['980.00', '980.00']) {
    const id = await spend.submitted(of, { amount: Money.yuan(amount), invoice });
    await spend.carry(of, id, 'paid');
  }
  return units;
}

/** Receipts that begin with 49, and one of whole thousands; `plants` turns them into payments. */
async function paysAlike({ communityId }: Place): Promise<void> {
  const paysOf = (amount: string) =>
    draftOf({
      bookedOn: day('2026-06-05'),
      summary: ALIKE_SUMMARY,
      lines: [debit(BANK, amount), credit(FEES, amount)],
    });
  const cents = (index: number) => String(11 + (index % 80));
  const drafts = Array.from({ length: ALIKE }, (_, index) => paysOf(`49${cents(index)}.37`));
  await db.transactions.run(communityId, (tx) =>
    spend.ledger.postMany(tx, communityId, [...drafts, paysOf('4000.00')]),
  );
}

/** What the house itself would refuse, written behind its back. */
async function plants({ communityId, payeeId, people }: Place, unitId: string): Promise<void> {
  const [budget, line] = [newId(), newId()];
  const [clerk, chair] = [people.clerk.personId, people.chair.personId];
  const planted: [string, unknown[]][] = [
    // money out without a request, which the books refuse
    [
      `update posting p set debit = p.credit, credit = p.debit from entry e
       where p.community_id = $1 and e.community_id = $1 and e.seq = p.seq and e.summary = $2`,
      [ALIKE_SUMMARY],
    ],
    // into the closed month, out of the series of its own
    [
      `update entry set period = '2026-01', booked_on = '2026-01-31', voucher_no = 2
       where community_id = $1 and period = '2026-06' and voucher_no = 3`,
      [],
    ],
    // 2026-06-07 is a Sunday, 22:30 on Monday is night
    [
      `update entry set prepared_by = $2, posted_at = case voucher_no
         when 4 then '2026-06-07 10:00+08' when 5 then '2026-06-08 22:30+08'
         else '2026-06-09 10:00+08' end::timestamptz
       where community_id = $1 and period = '2026-06' and voucher_no in (4, 5, 6)`,
      [newId()],
    ],
    [
      `update payee set related_party = true, related_note = '经理的弟弟' where community_id = $1`,
      [],
    ],
    [
      `insert into payee_bank_change (community_id, id, payee_id, bank_name, account_sealed,
         account_tail, account_hash, reason, proposed_by, proposed_at, confirmed_by, confirmed_at,
         effective_at)
       select $1, $2, $3, '另一家银行', 'x', '0000', 'x', '换了开户行', $4, t, $5, t, t + interval '1 day'
       from (select min(paid_on)::timestamptz - interval '2 days' as t from payment_order
         where community_id = $1) first`,
      [newId(), payeeId, clerk, chair],
    ],
    [
      `insert into budget (community_id, id, year, fund, title, in_force_version, in_force_at,
         created_by, created_at) values ($1, $2, 2026, 'F1', '物业费预算', 1, now(), $3, now())`,
      [budget, chair],
    ],
    [
      `insert into budget_line (community_id, id, budget_id, side, account_code, opened_in, name,
         position, approved) values ($1, $2, $3, 'expense', '510301', 1, '电梯维保', 1, 100)`,
      [line, budget],
    ],
    [`insert into budget_period values ($1, $2, '2026-03', 150, 0)`, [line]],
    [`update unit set billing_area = 90 where community_id = $1 and id = $2`, [unitId]],
    [
      `update account_period set debit = debit + 5
       where community_id = $1 and account_code = '112201' and period = '2026-03'`,
      [],
    ],
  ];
  await db.admin.query(`set session_replication_role = replica`);
  for (const [sql, values] of planted) await db.admin.query(sql, [communityId, ...values]);
  await db.admin.query(`set session_replication_role = origin`);
}

beforeAll(async () => {
  spend = new SpendingInTest(db);
  const audits = new AuditsInTest(db, spend);
  tests = new AuditTestsQueries(db.reading, spend.clock);
  place = await spend.found('东苑');
  neighbour = await spend.found('西苑');
  for (const house of [neighbour, place]) {
    const auditor = await audits.auditor(house);
    const months = { from: period('2026-01'), to: period('2026-12') };
    engagements.set(house, await audits.engaged(house, [auditor], months));
  }
  await lives(neighbour);
  const [home = ''] = await lives(place);
  await paysAlike(place);
  await plants(place, home);
});

const result = (key: string) => tests.show(at(place), key, reader);

describe('tests of an audit', () => {
  it('find what was planted, and how many were looked at', async () => {
    expect(await countsOf(place)).toEqual({
      'number-gaps': 1,
      'after-close': 1,
      'odd-hours': 2,
      'round-sums': 1,
      'missing-evidence': ALIKE + 1,
      'duplicate-invoices': 2,
      'paid-twice': 1,
      'changed-accounts': 2,
      'over-budget': 1,
      'related-parties': 2,
      'below-limits': 2,
      'split-purchases': 1,
      benford: 1,
      'fee-recalculation': 1,
      'receivables-roll-forward': 1,
    });
  });

  it('find next door only what is next door', async () => {
    const found = Object.entries(await countsOf(neighbour)).filter(([, count]) => count > 0);
    expect(Object.fromEntries(found)).toEqual({
      'duplicate-invoices': 2,
      'paid-twice': 1,
      'below-limits': 2,
      'split-purchases': 1,
    });
  });

  it.each([
    ['number-gaps', '记账凭证 2026-06 第 3 号', null, '这个编号没有对应的单据'],
    ['after-close', '零星维修', '2026-01 记-2号', '2026-01 结账之后才记入'],
    ['round-sums', '零星维修', '2026-06 记-', '整千元'],
    ['over-budget', '2026 物业费预算 · 电梯维保', null, '批准 100.00 元，已列支 150.00 元'],
    ['related-parties', '电梯维保', '2026-06 记-', '经理的弟弟'],
    ['changed-accounts', '电梯维保', '2026-06 记-', '收款账号的变更生效'],
    ['duplicate-invoices', '电梯维保', '2026-06 记-', '合计付 1960.00 元，票面 2000.00 元'],
    ['split-purchases', '电梯维保', '2026-06 记-', '30 天内合计 1,960.00 元'],
    ['below-limits', '电梯维保', '2026-06 记-', '离限额 1,000.00 元'],
    ['benford', '以 49 开头的金额', null, '320 笔'],
    ['fee-recalculation', '2026-03 物业费', null, '1 户的账单与重算不符'],
    ['receivables-roll-forward', '112201', null, '未收账单合计 216.00 元'],
  ])('%s says what it found and where', async (key, title, voucher, note) => {
    const { hits, test } = await result(key);
    expect(hits[0]?.title).toContain(title);
    if (voucher === null) expect(hits[0]?.voucher).toBeNull();
    else expect(hits[0]?.voucher).toContain(voucher);
    expect(hits[0]?.note).toContain(note);
    expect(test.population).toBeGreaterThan(0);
  });

  it('tell the weekend from the night', async () => {
    const { hits } = await result('odd-hours');
    expect(hits.map(({ note }) => note)).toEqual([
      '06-07 10:00 入账，周末',
      '06-08 22:30 入账，夜间',
    ]);
  });

  it('show two hundred hits and count them all', async () => {
    const { hits, test } = await result('missing-evidence');
    expect(hits).toHaveLength(200);
    expect(test.count).toBe(ALIKE + 1);
  });

  it('name a household only to those who may see what it is billed', async () => {
    const key = 'fee-recalculation';
    expect((await result(key)).hits.map(({ link }) => link)).toEqual([null]);
    const accountant = { ...reader, posts: ['accountant' as const] };
    const { hits } = await tests.show(at(place), key, accountant);
    expect(hits[0]?.link).toMatch(/^charges\/household\//);
    expect(hits[0]?.amount).toBe('-12.00');
    expect(hits[0]?.note).toBe('账单 96.00 元（80.00㎡ × 1.20），重算 108.00 元（90.00㎡ × 1.20）');
  });

  it('tell in what way a payee is related only to those who may read the payees', async () => {
    const resident = { ...reader, posts: ['resident' as const] };
    const { hits } = await tests.show(at(place), 'related-parties', resident);
    expect(hits.map(({ note }) => note)).toEqual(
      Array(2).fill('安捷电梯维保有限公司，登记为关联方'),
    );
  });

  it('say the same when they are asked again, each with its explanation', async () => {
    const [one, other] = [await tests.list(at(place), reader), await tests.list(at(place), reader)];
    expect(one).toEqual(other);
    expect(one.items.map(({ key }) => key)).toEqual(AUDIT_TESTS.map(({ key }) => key));
    expect(one.items.every(({ rule, means, meansNot }) => rule && means && meansNot)).toBe(true);
  });

  it('stand in the audit report as they came out', async () => {
    const { communityId, engagementId: subject } = at(place);
    const { facts } = await db.reading.run(communityId, (tx) =>
      auditReportFacts({ tx, communityId, subject, today: spend.clock.today() }),
    );
    const counts = facts.tests.map(({ name, count }) => [name, count]);
    const { items } = await tests.list(at(place), reader);
    expect(counts).toEqual(items.map(({ name, count }) => [name, count]));
  });

  it('know neither a test that is none nor an audit next door', async () => {
    expect(await codeOf(tests.show(at(place), 'guess', reader))).toBe('audit.test-unknown');
    const foreign = { ...at(place), engagementId: at(neighbour).engagementId };
    expect(await codeOf(tests.list(foreign, reader))).toBe('audit.engagement-unknown');
  });
});
