import '../../src/charges/charges.module';
import { HouseholdQueries } from '../../src/charges/household.queries';
import { OVERDUE_MAX } from '../../src/charges/overdue';
import { newId } from '../../src/shared/ids';
import { Money } from '../../src/shared/money';
import { ArrearsInTest } from '../support/arrears';
import { BillingInTest } from '../support/billing';
import { hireBookkeepers } from '../support/books';
import type { Bookkeepers } from '../support/books';
import { withDatabase } from '../support/fresh-database';
import { faultsIn } from '../support/verification';

const db = withDatabase();
let people: Bookkeepers;
const billing = new BillingInTest(db, () => people.accountant);
const arrears = new ArrearsInTest(db, () => people);
const { charges } = arrears;
let here: number;
let units: string[];
let nextDoor: { id: number; units: string[] };

const proposals = () => arrears.sent.proposals(here);
const proposed = async (unitId: string | undefined) =>
  (await proposals()).find((each) => each.unitId === unitId);
const problems = (...codes: string[]) =>
  expect.objectContaining({
    details: { problems: codes.map((code) => expect.objectContaining({ code })) },
  });

beforeAll(async () => {
  people = await hireBookkeepers(db);
  charges.clock.set('2026-02-15');
  nextDoor = await billing.community('邻家苑', [{}, {}]);
  ({ id: here, units } = await billing.community('锦和苑', [{}, {}, {}, {}, {}]));
  for (const id of [nextDoor.id, here]) {
    await billing.run(id, '2026-01');
    await billing.run(id, '2026-02');
  }
  // the first has paid all, the second half of January
  await arrears.pay(here, units[0] ?? '', '171.26', '2026-02-15');
  await arrears.pay(here, units[1] ?? '', '40', '2026-02-15');
});
afterEach(async () => {
  expect(await faultsIn(db, here)).toEqual([]);
});

describe('the proposals', () => {
  it('are the households with bills past their day, and what they owe of them', async () => {
    const found = await proposals();
    expect(found.map(({ unitId }) => unitId).toSorted()).toEqual(units.slice(1).toSorted());
    const second = await proposed(units[1]);
    // February is due on the twentieth only
    expect(second?.bills.map(({ period, open }) => `${period} ${open.toString()}`)).toEqual([
      '2026-01 45.63',
    ]);
    expect(second).toMatchObject({ last: null, next: { step: 'send', stage: 'reminder' } });
    expect(second?.limitation).toEqual({ endsOn: '2029-01-20', state: 'running' });
  });

  it('leave out what is argued about', async () => {
    const [bill] = (await billing.billsOf(here, '2026-01')).filter((b) => b.unit_id === units[4]);
    await db.transactions.run(here, (tx) =>
      charges.reliefs.ask(tx, here, {
        billId: bill?.id ?? '',
        kind: 'waiver',
        amount: Money.yuan('10'),
        reason: '电梯停用',
        askedBy: people.accountant,
      }),
    );
    expect(await proposed(units[4])).toBeUndefined();
    charges.clock.set('2026-03-01');
    const later = await proposed(units[4]);
    expect([later?.disputed, later?.bills.map(({ period }) => period)]).toEqual([1, ['2026-02']]);
  });
});

describe('reminders', () => {
  it('are refused whole, each household with its reason, and write nothing', async () => {
    const wish = { stage: 'reminder', way: 'sms' } as const;
    const unitIds = [units[1] ?? '', units[0] ?? '', nextDoor.units[0] ?? '', newId()];
    await expect(arrears.remind(here, { ...wish, unitIds })).rejects.toEqual(
      problems(...Array.from({ length: 3 }, () => 'charges.nothing-overdue')),
    );
    await expect(
      arrears.remind(here, { ...wish, unitIds: [units[1] ?? '', units[1] ?? ''] }),
    ).rejects.toEqual(expect.objectContaining({ code: 'charges.unit-twice' }));
    await expect(
      arrears.remind(here, { stage: 'demand', way: 'letter', unitIds: [units[1] ?? ''] }),
    ).rejects.toEqual(problems('charges.stage-skipped'));
    expect(await arrears.sent.batches(here)).toEqual([]);
  });

  it('go out in stages, each after the days of grace of the one before', async () => {
    const unitIds = units.slice(1, 3);
    const first = await arrears.remind(here, { stage: 'reminder', way: 'sms', unitIds });
    expect(first.count).toBe(2);
    const again = { stage: 'demand', way: 'letter', unitIds } as const;
    charges.clock.set('2026-03-16');
    await expect(arrears.remind(here, again)).rejects.toEqual(
      problems('charges.grace-runs', 'charges.grace-runs'),
    );
    charges.clock.set('2026-03-17');
    await expect(arrears.remind(here, { ...again, way: 'call' })).rejects.toEqual(
      problems('charges.not-in-writing', 'charges.not-in-writing'),
    );
    await arrears.remind(here, again);
    expect(await proposed(units[1])).toMatchObject({
      last: { stage: 'demand', sentOn: '2026-03-17', graceUntil: '2026-04-16' },
      next: { step: 'wait', until: '2026-04-16' },
    });
    const batches = await arrears.sent.batches(here);
    expect(batches.map(({ stage, count, total }) => [stage, count, total.toString()])).toEqual([
      ['demand', 2, '302.52'],
      ['reminder', 2, '302.52'],
    ]);
  });

  it('keep the letter as it was sent, whatever is paid or renamed later', async () => {
    const [sent] = await arrears.sent.sent(here, { unitIds: [units[1] ?? ''] });
    await arrears.pay(here, units[1] ?? '', '45.63', '2026-03-17');
    const later = await arrears.sent.one(here, sent?.id ?? '');
    expect(later).toEqual(sent);
    expect(later.wording[0]).toBe('物业费用催告书');
    expect(later.bills.map(({ open }) => open.toString())).toEqual(['45.63', '85.63']);
  });

  it('in writing begin the limitation of action anew, for the bills they name', async () => {
    const queries = new HouseholdQueries(db.reading, charges.clock);
    await billing.run(here, '2026-03');
    charges.clock.set('2026-03-25');
    const { bills } = await queries.account(here, units[2] ?? '');
    expect(bills.map(({ period, limitation }) => [period, limitation?.endsOn])).toEqual([
      ['2026-03', '2029-03-20'],
      ['2026-02', '2029-03-17'],
      ['2026-01', '2029-03-17'],
    ]);
    const third = await queries.account(here, units[3] ?? '');
    expect(third.bills.at(-1)?.limitation?.endsOn).toBe('2029-01-20');
  });

  it('begin anew with the first stage once everything they asked for was paid', async () => {
    await arrears.pay(here, units[1] ?? '', '85.63', '2026-03-25');
    expect(await proposed(units[1])).toMatchObject({
      last: null,
      next: { step: 'send', stage: 'reminder' },
    });
  });

  it('are never seen from next door, nor for another home than asked for', async () => {
    expect(await arrears.sent.batches(nextDoor.id)).toEqual([]);
    const [sent] = await arrears.sent.sent(here, { unitIds: [units[2] ?? ''] });
    const unknown = expect.objectContaining({ code: 'charges.reminder-unknown' });
    await expect(arrears.sent.one(nextDoor.id, sent?.id ?? '')).rejects.toEqual(unknown);
    await expect(arrears.sent.one(here, sent?.id ?? '', [units[1] ?? ''])).rejects.toEqual(unknown);
    await expect(arrears.sent.one(here, sent?.id ?? '', [])).rejects.toEqual(unknown);
    expect(await arrears.sent.sent(here, { unitIds: [] })).toEqual([]);
  });

  it('name no person, in no column', async () => {
    await db.admin.query(
      `insert into unit_party (community_id, id, unit_id, relation, name, starts_on)
       values ($1, $2, $3, 'owner', '王某甲', '2026-01-01')`,
      [here, newId(), units[2]],
    );
    charges.clock.set('2026-04-17');
    await arrears.remind(here, {
      stage: 'lawyer-notice',
      way: 'visit',
      unitIds: [units[2] ?? ''],
    });
    const { rows } = await db.admin.query<{ text: string }>(
      "select string_agg(r::text, e'\\n') as text from reminder r where community_id = $1",
      [here],
    );
    expect(rows[0]?.text).toContain('委托律师处理前告知书');
    expect(rows[0]?.text).not.toContain('王某甲');
    expect(JSON.stringify(await proposals())).not.toContain('王某甲');
  });

  it('are never changed or taken away', async () => {
    for (const act of ['update reminder set total = 1', 'delete from reminder']) {
      await expect(db.admin.query(`${act} where community_id = $1`, [here])).rejects.toThrow();
    }
    expect(OVERDUE_MAX).toBe(500);
  });
});
