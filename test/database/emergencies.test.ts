import { registerConstraintMessages } from '../../src/platform/database/constraint-messages';
import { FileObjectRow } from '../../src/platform/files/file-object.entity';
import { Money } from '../../src/shared/money';
import { EmergenciesQueries } from '../../src/spending/emergencies.queries';
import { spendingEntities } from '../../src/spending/spending.entities';
import { spendingConstraintMessages } from '../../src/spending/spending.errors';
import { trustContractEntities } from '../../src/trust-contract/trust-contract.entities';
import { withDatabase } from '../support/fresh-database';
import { ObjectionsInTest } from '../support/objections';
import { codeOf, LIFT_MAINTENANCE, type Place } from '../support/spending';

/** 应急: the only way round the budget is named, public at once, and ratified in time or not the owners'. */
const db = withDatabase([FileObjectRow, ...spendingEntities, ...trustContractEntities]);
registerConstraintMessages(spendingConstraintMessages);

let spend: ObjectionsInTest;
let here: Place;
let neighbour: Place;

beforeAll(async () => {
  spend = new ObjectionsInTest(db);
  here = await spend.foundWithTerms('东苑');
  neighbour = await spend.foundWithTerms('西苑');
  // Next door the same pipe burst, was booked, and waits.
  await spend.carry(neighbour, await spend.emergency(neighbour), 'reviewed');
});

const page = async (place = here, personId = place.people.chair.personId) => {
  const queries = new EmergenciesQueries(db.reading, spend.clock);
  const askers = [place.people.chair];
  return (await queries.page(place.communityId, { personId, askers }, { limit: 50 })).items;
};
const seen = async (id: string) => (await page()).find(({ requestId }) => requestId === id);

/** What the entry made of the accounts: code, debit, credit, whose. */
async function linesOf(seq: string | null): Promise<string[]> {
  const { rows } = await db.admin.query<{ line: string }>(
    `select p.account_code || ' ' || p.debit || ' ' || p.credit || ' ' || p.fund
       || case when p.payee_id = $3 then ' payee' else '' end as line
     from posting p where p.community_id = $1 and p.seq = $2 order by p.line`,
    [here.communityId, seq, here.payeeId],
  );
  return rows.map(({ line }) => line);
}

describe('an emergency', () => {
  it('is public from the moment of its submission, with its clock', async () => {
    const id = await spend.drafted(here, {
      emergency: { grounds: 'lift', description: '电梯困人，钢丝绳需当日更换' },
    });
    expect(await seen(id)).toBeUndefined();
    await spend.submit(here, id);
    expect(await seen(id)).toMatchObject({
      grounds: 'lift',
      groundsName: '电梯故障困人',
      description: '电梯困人，钢丝绳需当日更换',
      state: 'awaiting-review',
      daysLeft: 8,
      costEntrySeq: null,
    });
    expect(JSON.stringify(await page(neighbour))).not.toContain('钢丝绳');
  });

  it('stays public as it was when it is edited or withdrawn, and is never booked then', async () => {
    const id = await spend.emergency(here);
    const at = { communityId: here.communityId, id };
    await spend.run(at, (tx) =>
      spend.spending.edit(tx, at, here.people.clerk, {
        version: 1,
        content: spend.contentOf(here, { amount: Money.yuan('700.00') }),
      }),
    );
    expect(await seen(id)).toMatchObject({
      state: 'withdrawn',
      version: 1,
      amount: '900.00',
      description: '主管爆裂，车库积水上涨，等不及比价',
    });
  });

  it('is booked with the reviewer’s word: expense against payable, nothing paid', async () => {
    const id = await spend.emergency(here);
    await spend.carry(here, id, 'reviewed');
    // The ladder alone would have let the reviewer approve nine hundred yuan.
    expect(await spend.stateOf(here, id)).toBe('reviewed');
    const { costEntrySeq, state } = (await seen(id))!;
    expect(state).toBe('awaiting');
    expect(await linesOf(costEntrySeq)).toEqual([
      `${LIFT_MAINTENANCE} 900.00 0.00 F1 payee`,
      '2202 0.00 900.00 F1 payee',
    ]);
    expect(await codeOf(spend.orders(here, id))).toBe('spending.not-in-turn');
  });

  it('cannot be edited, withdrawn, approved or refused by one word once it is booked', async () => {
    const id = await spend.emergency(here);
    await spend.carry(here, id, 'reviewed');
    const at = { communityId: here.communityId, id };
    const content = spend.contentOf(here);
    const { clerk, chair } = here.people;
    const { approvals, spending } = spend;
    type Try = Parameters<typeof spend.run>[1];
    const answer = (work: Try) => codeOf(spend.run(at, work));
    expect(await answer((tx) => spending.edit(tx, at, clerk, { version: 1, content }))).toBe(
      'spending.emergency-booked',
    );
    expect(await answer((tx) => spending.withdraw(tx, at, clerk, { reason: '不要了' }))).toBe(
      'spending.emergency-booked',
    );
    for (const word of [{ agree: true }, { agree: false, reason: '不同意' }]) {
      expect(await answer((tx) => approvals.approve(tx, at, chair, word))).toBe(
        'spending.ratified-by-majority',
      );
    }
  });

  it('is of an expense, and never of an account that hides one', async () => {
    const id = await spend.drafted(here, {
      accountCode: '1403',
      emergency: { grounds: 'other', description: '先买材料备着再说吧' },
    });
    expect(await codeOf(spend.submit(here, id))).toBe('spending.emergency-not-expense');
  });
});

describe('ratified', () => {
  it('by more than half of the committee, it is ordered and paid out of the payable at once', async () => {
    const id = await spend.emergency(here, { amount: Money.yuan('9000.00') });
    await spend.carry(here, id, 'reviewed');
    await spend.ratifies(here, id, ['chair', true]);
    expect(await codeOf(spend.ratifies(here, id, ['chair', true]))).toBe('spending.voted-already');
    expect(await spend.stateOf(here, id)).toBe('reviewed');
    expect(await seen(id)).toMatchObject({ committee: { agreed: 1, needed: 2 }, mayRatify: false });
    await spend.ratifies(here, id, ['finance', true]);
    expect(await codeOf(spend.ratifies(here, id, ['member', true]))).toBe('spending.vote-closed');
    // Above the limit of the window, and without one: an emergency has a clock instead.
    await spend.carry(here, id, 'paid');
    const { paidEntrySeq, state } = (await seen(id))!;
    expect([await spend.stateOf(here, id), state]).toEqual(['paid', 'ratified']);
    expect(await linesOf(paidEntrySeq)).toEqual([
      '2202 9000.00 0.00 F1 payee',
      '100201 0.00 9000.00 F1 payee',
    ]);
  });

  it('on the last day of the clock, and not a day later', async () => {
    const id = await spend.emergency(here);
    await spend.carry(here, id, 'reviewed');
    spend.clock.advanceDays(7);
    expect((await seen(id))!.daysLeft).toBe(1);
    await spend.ratifies(here, id, ['chair', true]);
    spend.clock.advanceDays(1);
    expect(await codeOf(spend.ratifies(here, id, ['member', true]))).toBe(
      'spending.ratified-too-late',
    );
    await spend.lapses(here);
    expect((await seen(id))!.state).toBe('lapsed');
  });

  it('and taken back at the bank, it is not booked again: the payable is paid by a new request', async () => {
    const id = await spend.emergency(here);
    await spend.carry(here, id, 'reviewed');
    await spend.ratifies(here, id, ['chair', true]);
    await spend.ratifies(here, id, ['finance', true]);
    await spend.carry(here, id, 'released');
    const at = { communityId: here.communityId, id };
    const no = { agree: false, reason: '银行退票' };
    await spend.run(at, (tx) => spend.payments.release(tx, at, here.people.member, no));
    const edit = spend.run(at, (tx) =>
      spend.spending.edit(tx, at, here.people.clerk, {
        version: 1,
        content: spend.contentOf(here),
      }),
    );
    expect(await codeOf(edit)).toBe('spending.emergency-booked');
    const settling = await spend.submitted(here, { accountCode: '2202' });
    await spend.carry(here, settling, 'paid');
    expect(await spend.stateOf(here, settling)).toBe('paid');
  });
});

describe('not ratified', () => {
  it('in time, it becomes a claim on the trustee once, however many look at the clock', async () => {
    const id = await spend.emergency(here);
    await spend.carry(here, id, 'reviewed');
    expect(await spend.lapses(here)).toEqual([]);
    spend.clock.advanceDays(8);
    const found = await Promise.all([spend.lapses(here), spend.lapses(here), spend.lapses(here)]);
    expect(new Set(found.flat()).size).toBe(found.flat().length);
    expect(await spend.lapses(here)).toEqual([]);
    const { state, claimEntrySeq, stateName } = (await seen(id))!;
    expect([state, stateName, await spend.stateOf(here, id)]).toEqual([
      'lapsed',
      '逾期未追认，已转为应收受托人',
      'lapsed',
    ]);
    expect(await linesOf(claimEntrySeq)).toEqual([
      '122104 900.00 0.00 F1 payee',
      `${LIFT_MAINTENANCE} 0.00 900.00 F1 payee`,
    ]);
    const { rows } = await db.admin.query(
      `select 1 from entry where source_id = $1 and source_kind = 'emergency-claim'`,
      [id],
    );
    expect(rows).toHaveLength(1);
    // Next door the clock ran too, and nobody here touched it.
    expect((await page(neighbour))[0]!.state).toBe('awaiting');
  });

  it('because more than half refuse, at once', async () => {
    const id = await spend.emergency(here);
    await spend.carry(here, id, 'reviewed');
    await spend.ratifies(here, id, ['chair', false]);
    await spend.ratifies(here, id, ['member', false]);
    expect((await seen(id))!.state).toBe('refused');
    expect(await spend.stateOf(here, id)).toBe('lapsed');
    expect((await seen(id))!.claimEntrySeq).not.toBeNull();
  });

  it('nor reviewed in time, it lapses without an entry, for nothing was booked', async () => {
    const id = await spend.emergency(here);
    spend.clock.advanceDays(8);
    await spend.lapses(here);
    expect(await seen(id)).toMatchObject({
      state: 'lapsed',
      claimEntrySeq: null,
      costEntrySeq: null,
    });
  });

  it('is booked in the open month, although the month of the cost is closed', async () => {
    const place = await spend.foundWithTerms('结账苑');
    const id = await spend.emergency(place);
    await spend.carry(place, id, 'reviewed');
    const month = spend.clock.today().slice(0, 7);
    spend.clock.advanceDays(40);
    await db.admin.query(
      `update ledger_head set closed_through = (date_trunc('month', $2::date) + interval '1 month - 1 day')::date
       where community_id = $1`,
      [place.communityId, `${month}-01`],
    );
    expect(await spend.lapses(place)).toHaveLength(1);
    const { rows } = await db.admin.query<{ period: string }>(
      `select period from entry where source_id = $1 and source_kind = 'emergency-claim'`,
      [id],
    );
    expect(rows[0]!.period).toBe(spend.clock.today().slice(0, 7));
  });
});
