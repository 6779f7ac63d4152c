import { registerConstraintMessages } from '../../src/platform/database/constraint-messages';
import { FileObjectRow } from '../../src/platform/files/file-object.entity';
import { Money } from '../../src/shared/money';
import { ObjectionsQueries } from '../../src/spending/objections.queries';
import { spendingEntities } from '../../src/spending/spending.entities';
import { spendingConstraintMessages } from '../../src/spending/spending.errors';
import { trustContractEntities } from '../../src/trust-contract/trust-contract.entities';
import { withDatabase } from '../support/fresh-database';
import { ObjectionsInTest } from '../support/objections';
import { codeOf, type Place } from '../support/spending';

/** 公示异议: what enough owners stop is not paid until it is answered, and taken back or decided. */
const db = withDatabase([FileObjectRow, ...spendingEntities, ...trustContractEntities]);
registerConstraintMessages(spendingConstraintMessages);

let spend: ObjectionsInTest;
let here: Place;
let neighbour: Place;

beforeAll(async () => {
  spend = new ObjectionsInTest(db);
  here = await spend.foundWithTerms('东苑');
  neighbour = await spend.foundWithTerms('西苑');
  // Next door the same payment is stopped by two households; nothing of it counts here.
  await spend.household(neighbour, { area: '880.00' });
  await spend.frozen(neighbour);
  // Most of the area never says anything.
  await spend.household(here, { area: '9000.00' });
});

const seen = async (id: string, personId = here.people.chair.personId) =>
  new ObjectionsQueries(db.reading, spend.clock).show(here.communityId, id, {
    personId,
    askers: [],
  });
const fine = 'nothing was refused';

describe('the window', () => {
  it('lets nothing be ordered until its last whole day is over', async () => {
    const id = await spend.approved(here);
    const approvedOn = spend.clock.today();
    expect(await codeOf(spend.orders(here, id))).toBe('spending.objections-open');
    spend.clock.advanceDays(2);
    expect(await codeOf(spend.orders(here, id))).toBe('spending.objections-open');
    expect((await seen(id)).endsOn).toBe(spend.clock.today());
    spend.clock.advanceDays(1);
    expect(await codeOf(spend.orders(here, id))).toBe(fine);
    expect((await seen(id)).opensOn > approvedOn).toBe(true);
  });

  it('is open above the limit only, counted with the sisters of thirty days', async () => {
    const place = await spend.foundWithTerms('南苑');
    const first = await spend.submitted(place, { amount: Money.yuan('3000.00') });
    await spend.carry(place, first, 'approved');
    expect(await codeOf(spend.orders(place, first))).toBe(fine);
    const second = await spend.submitted(place, { amount: Money.yuan('3000.00') });
    await spend.carry(place, second, 'approved');
    expect(await codeOf(spend.orders(place, second))).toBe('spending.objections-open');
  });

  it('does not exist under a contract that knows none', async () => {
    const place = await spend.found('老合同苑');
    const id = await spend.submitted(place, { amount: Money.yuan('9000.00') });
    await spend.carry(place, id, 'paid');
    expect(await spend.stateOf(place, id)).toBe('paid');
  });

  it('follows the contract the request was submitted under, whatever is agreed later', async () => {
    const place = await spend.found('新约苑');
    const id = await spend.submitted(place, { amount: Money.yuan('9000.00') });
    await spend.carry(place, id, 'reviewed');
    await db.admin.query(
      `insert into trust_contract (community_id, version, title, effective_on, resolution_ref, terms, created_by)
       select community_id, version + 1, title, effective_on + 1, resolution_ref,
         terms || '{"objection": {"above": "0.00", "days": 9, "households": 1, "areaShare": "0.01"}}', created_by
       from trust_contract where community_id = $1`,
      [place.communityId],
    );
    await spend.carry(place, id, 'ordered');
    expect(await spend.stateOf(place, id)).toBe('ordered');
  });
});

describe('a voice', () => {
  it('is heard from whoever lives there, owner or not, once per household', async () => {
    const id = await spend.approved(here);
    const { unitId, personId } = await spend.household(here, { area: '10.00' });
    const tenant = (await spend.household(here, { area: '11.00', relation: 'tenant' })).personId;
    const wife = { communityId: here.communityId, unitId, personId: tenant };
    await spend.objects(here, id, personId);
    expect(await codeOf(spend.objects(here, id, personId))).toBe('objection.spoken-already');
    expect(await seen(id)).toMatchObject({ households: 1, state: 'open' });
    await spend.bind({ ...wife, by: here.people.chair });
    // She speaks for the home that has not spoken, and for that one only.
    await spend.objects(here, id, tenant);
    expect(await seen(id)).toMatchObject({ households: 2, state: 'frozen' });
    const { rows } = await db.admin.query<{ area: string }>(
      'select area from spending_objection_unit where request_id = $1 order by area',
      [id],
    );
    expect(rows.map(({ area }) => area)).toEqual(['10.00', '11.00']);
  });

  it('of an owner of many homes is one household, with all its area', async () => {
    const id = await spend.approved(here);
    const { personId } = await spend.household(here, { area: '20.00' });
    for (let home = 0; home < 4; home += 1) {
      await spend.household(here, { area: '20.00', personId });
    }
    await spend.objects(here, id, personId);
    expect(await seen(id)).toMatchObject({ households: 1, area: '100.00', state: 'open' });
  });

  it('of a twentieth of the area freezes by itself, to the hundredth of a square metre', async () => {
    const place = await spend.foundWithTerms('面积苑');
    const id = await spend.approved(place);
    const small = await spend.household(place, { area: '49.99' });
    const large = await spend.household(place, { area: '950.01' });
    await spend.objects(place, id, small.personId);
    expect(await frozenIn(place, id)).toBe(false);
    await spend.withdraws(place, id, small.personId);
    await db.admin.query(
      `update unit set registered_area = case id when $1 then 50.00 else 950.00 end where community_id = $2`,
      [small.unitId, place.communityId],
    );
    expect(large.personId).not.toBe(small.personId);
    await spend.objects(place, id, small.personId);
    expect(await frozenIn(place, id)).toBe(true);
  });

  it('is not heard before the approval, after the window, from strangers and from next door', async () => {
    const { personId } = await spend.household(here, { area: '12.00' });
    const early = await spend.submitted(here, { amount: Money.yuan('9000.00') });
    expect(await codeOf(spend.objects(here, early, personId))).toBe('objection.no-window');
    const id = await spend.approved(here);
    const stranger = here.people.clerk.personId;
    expect(await codeOf(spend.objects(here, id, stranger))).toBe('objection.no-home');
    const away = (await spend.household(neighbour)).personId;
    expect(await codeOf(spend.objects(here, id, away))).toBe('objection.no-home');
    expect(await codeOf(spend.objects(neighbour, id, away))).toBe('spending.not-found');
    spend.clock.advanceDays(3);
    expect(await codeOf(spend.objects(here, id, personId))).toBe('objection.no-window');
  });

  it('is public, and its household is not: neither name, nor home, nor the area of one', async () => {
    const id = await spend.approved(here);
    const { personId, unitId } = await spend.household(here, { area: '106.65' });
    await spend.objects(here, id, personId, '请说明为何不用原来的公司');
    const shown = await seen(id);
    expect(shown.voices).toMatchObject([{ text: '请说明为何不用原来的公司', withdrawnAt: null }]);
    expect(shown.mine).toBeNull();
    const text = JSON.stringify(shown);
    for (const told of [personId, unitId, '住户某', '106.65']) expect(text).not.toContain(told);
    expect((await seen(id, personId)).mine?.text).toBe('请说明为何不用原来的公司');
  });
});

describe('a frozen payment', () => {
  it('is neither ordered nor edited, also after the window', async () => {
    const id = await spend.frozen(here);
    spend.clock.advanceDays(10);
    expect(await codeOf(spend.orders(here, id))).toBe('spending.frozen');
    const at = { communityId: here.communityId, id };
    const edit = spend.run(at, (tx) =>
      spend.spending.edit(tx, at, here.people.clerk, {
        version: 1,
        content: spend.contentOf(here, { amount: Money.yuan('8999.00') }),
      }),
    );
    expect(await codeOf(edit)).toBe('spending.frozen');
    expect(await seen(id)).toMatchObject({ state: 'frozen', households: 2 });
  });

  it('goes on when so many take their word back that the rest are too few', async () => {
    const id = await spend.frozen(here);
    const third = (await spend.household(here, { area: '13.00' })).personId;
    await spend.objects(here, id, third);
    const { rows } = await db.admin.query<{ person_id: string }>(
      'select person_id from spending_objection where request_id = $1 order by turn',
      [id],
    );
    await spend.withdraws(here, id, rows[0]!.person_id);
    expect(await frozenIn(here, id)).toBe(true);
    await spend.withdraws(here, id, third);
    expect(await frozenIn(here, id)).toBe(false);
    expect(await codeOf(spend.withdraws(here, id, third))).toBe('objection.none-of-yours');
    spend.clock.advanceDays(3);
    expect(await codeOf(spend.orders(here, id))).toBe(fine);
  });

  it('is answered in public before the committee may decide, and lifted by its majority', async () => {
    const id = await spend.frozen(here);
    expect(await codeOf(spend.decides(here, id, ['chair', true]))).toBe('objection.answer-first');
    await spend.answers(here, id);
    await spend.decides(here, id, ['chair', true]);
    expect(await codeOf(spend.decides(here, id, ['chair', true]))).toBe('spending.voted-already');
    expect(await seen(id)).toMatchObject({
      state: 'frozen',
      votes: { agreed: 1, refused: 0, sitting: 3, needed: 2 },
    });
    spend.clock.advanceDays(3);
    await spend.decides(here, id, ['finance', true]);
    expect(await seen(id)).toMatchObject({
      state: 'lifted',
      households: 2,
      decision: { lift: true, by: 'committee' },
      answers: [{ text: '三家比价表已公开，取最低价', postName: expect.any(String) }],
    });
    expect(await codeOf(spend.orders(here, id))).toBe(fine);
  });

  it('is frozen again only by others, within the window, after the committee has lifted it', async () => {
    const id = await spend.frozen(here);
    await spend.answers(here, id);
    await spend.decides(here, id, ['chair', true]);
    await spend.decides(here, id, ['member', true]);
    expect(await frozenIn(here, id)).toBe(false);
    const others = [await spend.household(here), await spend.household(here)];
    await spend.objects(here, id, others[0]!.personId);
    expect(await frozenIn(here, id)).toBe(false);
    await spend.objects(here, id, others[1]!.personId);
    expect(await frozenIn(here, id)).toBe(true);
  });

  it('is rejected when the majority refuses, and must walk the whole way again', async () => {
    const id = await spend.frozen(here);
    await spend.answers(here, id);
    await spend.decides(here, id, ['chair', false]);
    await spend.decides(here, id, ['finance', false]);
    expect(await spend.stateOf(here, id)).toBe('rejected');
    expect((await seen(id)).state).toBe('refused');
    const at = { communityId: here.communityId, id };
    await spend.run(at, (tx) =>
      spend.spending.edit(tx, at, here.people.clerk, {
        version: 1,
        content: spend.contentOf(here, { amount: Money.yuan('8000.00') }),
      }),
    );
    await spend.submit(here, id);
    await spend.carry(here, id, 'approved');
    expect(await codeOf(spend.orders(here, id))).toBe('spending.objections-open');
  });

  it('takes effect once when the last voice and the order come at the same moment', async () => {
    const id = await spend.approved(here);
    const voices = [await spend.household(here), await spend.household(here)];
    await Promise.all(voices.map(({ personId }) => spend.objects(here, id, personId)));
    const { rows } = await db.admin.query('select 1 from spending_freeze where request_id = $1', [
      id,
    ]);
    expect(rows).toHaveLength(1);
    spend.clock.advanceDays(3);
    expect(await codeOf(spend.orders(here, id))).toBe('spending.frozen');
  });
});

async function frozenIn({ communityId }: Place, id: string): Promise<boolean> {
  const { rows } = await db.admin.query<{ frozen: boolean }>(
    `select spending_frozen(r) as frozen from spending_request r where community_id = $1 and id = $2`,
    [communityId, id],
  );
  return rows[0]!.frozen;
}
