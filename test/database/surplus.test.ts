import '../../src/surplus/surplus.module';
import '../../src/open-budget/final-accounts/final-accounts.module';
import { SchedulesService } from '../../src/charges/schedules.service';
import { signatureList } from '../../src/surplus/signature-list';
import { distributionViewOf } from '../../src/surplus/surplus-views';
import { trustContractEntities } from '../../src/trust-contract/trust-contract.entities';
import { day } from '../../src/shared/day';
import { Money } from '../../src/shared/money';
import { newId } from '../../src/shared/ids';
import { credit, debit } from '../support/books';
import { SERVICE } from '../support/charges';
import { withDatabase } from '../support/fresh-database';
import { faultsIn } from '../support/verification';
import { YearEndInTest } from '../support/year-end';
import type { LivedYear } from '../support/year-end';

const db = withDatabase(trustContractEntities);
const here = new YearEndInTest(db);
let neighbours: LivedYear;
let year: LivedYear;
let units: string[];
let round = 0;

const AREAS = ['89.50', '71.36', '45.20'];
const refusal = (code: string) => expect.objectContaining({ code });
const NOBODY = { personId: newId(), grants: [], bindings: [] };
const shown = async (id: string, homes: readonly string[] = []) =>
  distributionViewOf(
    await here.shares.one(year.place.communityId, id, homes),
    NOBODY,
    year.place.communityId,
  );
const asApp = (sql: string, params: unknown[] = []) =>
  db.transactions.run(year.place.communityId, (tx) =>
    tx.query(sql, [year.place.communityId, ...params]),
  );
const agreed = async (id: string) => {
  await here.say(year, id, year.place.people.chair);
  await here.say(year, id, year.place.people.member);
};
const booked = async (id: string) => {
  const { rows } = await db.admin.query<{ line: string }>(
    `select p.fund || ' ' || p.account_code || ' ' || p.debit || ' ' || p.credit as line
     from entry e join posting p on p.community_id = e.community_id and p.seq = e.seq
     where e.source_kind = 'surplus' and e.source_id = $1 order by p.seq, p.line`,
    [id],
  );
  return rows.map(({ line }) => line);
};

beforeAll(async () => {
  neighbours = await here.lived('邻家苑');
  await here.homes(neighbours.place, AREAS);
  await here.settled(neighbours);
}, 60_000);
beforeEach(async () => {
  round += 1;
  year = await here.lived(`结余苑${round}`);
  units = await here.homes(year.place, AREAS);
  await here.settled(year);
}, 60_000);
afterEach(async () => expect(await faultsIn(db, year.place.communityId)).toEqual([]));

describe('a proposal', () => {
  it('comes after the final accounts, and is never more than the fund has', async () => {
    const other = await here.lived(`未决算苑${round}`);
    await here.homes(other.place, AREAS);
    await expect(here.propose(other)).rejects.toEqual(refusal('surplus.final-accounts-first'));
    await expect(
      here.propose(year, {
        plan: { mode: 'cash', basis: 'area', total: '3380.01', rate: null },
      }),
    ).rejects.toMatchObject({ code: 'surplus.more-than-there', details: { over: '0.01' } });
    await expect(here.propose(year, { unitKinds: ['storage'] })).rejects.toEqual(
      refusal('surplus.no-homes'),
    );
    const [, there] = (await here.shares.available(year.place.communityId))[0]!;
    expect(there.toString()).toBe('3380.00');
  });

  it('shows a resident her own line and the sums, and whoever pays out all of them', async () => {
    const { id, total, homes } = await here.propose(year);
    expect([total.toString(), homes]).toEqual(['1000.00', 3]);
    const view = await shown(id, [units[1]!]);
    expect(view).toMatchObject({
      state: 'proposed',
      homes: 3,
      way: '共 1,000.00 元，按专有面积分摊',
    });
    expect(view.mine).toEqual([
      { unitId: units[1], unitLabel: '1栋00002', area: '71.36', amount: '346.31' },
    ]);
    const list = await signatureList(here.shares, year.place.communityId, id);
    const rows: string[] = [];
    await list.each(async (line) => {
      rows.push(
        list.columns
          .map(({ of }) => String(of(line)?.toString() ?? ''))
          .join(' ')
          .trim(),
      );
    });
    expect(rows).toEqual([
      '1 1栋00001 89.50 434.34',
      '2 1栋00002 71.36 346.31',
      '3 1栋00003 45.20 219.35',
    ]);
  });
});

describe('a distribution', () => {
  it('in cash is owed to every home once it is decided, and once only', async () => {
    const { id } = await here.propose(year);
    await expect(here.post(year, id)).rejects.toEqual(refusal('surplus.not-decided'));
    await agreed(id);
    expect(await here.post(year, id)).toEqual({ id, state: 'posted' });
    await expect(here.post(year, id)).rejects.toEqual(refusal('surplus.not-decided'));
    expect(await booked(id)).toEqual([
      'F1 3202 1000.00 0.00',
      'F1 224106 0.00 434.34',
      'F1 224106 0.00 346.31',
      'F1 224106 0.00 219.35',
    ]);
    expect(await shown(id)).toMatchObject({
      postedOn: '2027-02-10',
      vouchers: [{ amount: '1000.00' }],
    });
    const [, left] = (await here.shares.available(year.place.communityId))[0]!;
    expect(left.toString()).toBe('2380.00');
  });

  it('tops up the repair fund across funds, and carries on what is left', async () => {
    const sum = (mode: 'carry' | 'top-up-repair-fund', total: string) => ({
      plan: { mode, basis: null, total, rate: null },
    });
    const repair = await here.propose(year, sum('top-up-repair-fund', '1690'));
    await agreed(repair.id);
    await here.post(year, repair.id);
    expect(await booked(repair.id)).toEqual([
      'F1 3202 1690.00 0.00',
      'F1 2301 0.00 1690.00',
      'F3 1301 1690.00 0.00',
      'F3 3103 0.00 1690.00',
    ]);
    const carried = await here.propose(year, sum('carry', '1690'));
    await agreed(carried.id);
    await here.post(year, carried.id);
    expect(await booked(carried.id)).toEqual(['F1 3202 1690.00 0.00', 'F1 3101 0.00 1690.00']);
  });

  it('that two decided at once has only one that the fund can bear', async () => {
    const most = { plan: { mode: 'cash', basis: 'equal', total: '3000', rate: null } } as const;
    const both = [await here.propose(year, most), await here.propose(year, most)];
    for (const { id } of both) await agreed(id);
    const posted = await Promise.allSettled(both.map(({ id }) => here.post(year, id)));
    expect(posted.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    const lost = posted.find(({ status }) => status === 'rejected');
    expect(lost).toMatchObject({ reason: { code: 'surplus.more-than-there' } });
  });

  it('needs those who decide, whoever writes: the serving role’s own SQL too', async () => {
    const { id } = await here.propose(year);
    const to = (state: string) =>
      asApp(
        `update surplus_distribution set state = '${state}', decided_at = now() where community_id = $1 and id = $2`,
        [id],
      );
    await expect(to('decided')).rejects.toEqual(refusal('surplus.not-decided'));
    await here.say(year, id, year.place.people.chair);
    await expect(to('decided')).rejects.toEqual(refusal('surplus.not-decided'));
    const more = `insert into surplus_line (community_id, distribution_id, no, unit_id, weight, amount)
      select community_id, id, 99, $3, 1, 5 from surplus_distribution where community_id = $1 and id = $2`;
    await expect(asApp(more, [id, units[0]])).rejects.toThrow();
    await expect(
      asApp('update surplus_line set amount = 9 where community_id = $1'),
    ).rejects.toThrow('permission denied');
    await here.say(year, id, year.place.people.member);
    const unposted = `update surplus_distribution set state = 'posted', posted_by = proposed_by,
      posted_at = now() where community_id = $1 and id = $2`;
    await expect(asApp(unposted, [id])).rejects.toEqual(refusal('surplus.more-than-there'));
  });

  it('that half of the committee declines is refused for good', async () => {
    const { id } = await here.propose(year);
    const { chair, member, finance } = year.place.people;
    const no = { agree: false, reason: '先补维修资金' };
    await here.say(year, id, chair, no);
    expect(await here.say(year, id, member, no)).toMatchObject({ state: 'refused' });
    await expect(here.say(year, id, finance)).rejects.toEqual(refusal('decision.not-in-turn'));
    await expect(here.post(year, id)).rejects.toEqual(refusal('surplus.not-decided'));
  });

  it('of the neighbours is not found', async () => {
    const theirs = await here.propose(neighbours);
    await expect(here.post(year, theirs.id)).rejects.toEqual(refusal('surplus.unknown'));
    await expect(shown(theirs.id)).rejects.toEqual(refusal('surplus.unknown'));
  });
});

describe('of five thousand homes', () => {
  it('is a few vouchers that add up to the fen', async () => {
    const many = Array.from({ length: 5000 }, (_, at) => `${60 + (at % 77)}.${10 + (at % 83)}`);
    await here.booked(
      year.place,
      [debit('100201', '500000'), credit('410101', '500000')],
      '2027-02-05',
    );
    units = await here.homes(year.place, many, '2栋');
    const plan = { mode: 'cash', basis: 'area', total: '400000.07', rate: null } as const;
    const { id, homes } = await here.propose(year, { plan });
    expect(homes).toBe(5003);
    await agreed(id);
    await here.post(year, id);
    const { vouchers } = await shown(id);
    expect(vouchers.length).toBe(3);
    expect(Money.sum(vouchers.map(({ amount }) => Money.yuan(amount))).toString()).toBe(
      '400000.07',
    );
  }, 60_000);
});

describe('against fees', () => {
  it('fills the advance of every home; what the developer holds is owed to it', async () => {
    const plan = {
      mode: 'credit-fees',
      basis: 'per-unit-amount',
      total: null,
      rate: '65',
    } as const;
    await expect(here.propose(year, { plan })).rejects.toEqual(refusal('surplus.fee-needed'));
    const schedules = new SchedulesService(here.budgets.ledger);
    const schedule = {
      effectiveOn: day('2027-01-01'),
      resolutionRef: '业主大会 1 号决议',
      dueDay: 15,
      fees: [SERVICE],
    };
    const by = year.place.people.accountant.personId;
    await db.transactions.run(year.place.communityId, (tx) =>
      schedules.enter(tx, year.place.communityId, { schedule, by }),
    );
    await db.admin.query(`update unit set holding = 'developer' where id = $1`, [units[2]]);
    const { id, total } = await here.propose(year, { plan, feeCode: 'service' });
    expect(total.toString()).toBe('195.00');
    await agreed(id);
    await here.post(year, id);
    expect(await booked(id)).toEqual([
      'F1 3202 195.00 0.00',
      'F1 220301 0.00 65.00',
      'F1 220301 0.00 65.00',
      'F1 224106 0.00 65.00',
    ]);
    const { rows } = await db.admin.query(
      `select unit_id from posting where community_id = $1 and account_code = '220301' order by line`,
      [year.place.communityId],
    );
    expect(rows.map(({ unit_id: unitId }) => unitId)).toEqual(units.slice(0, 2));
  });
});
