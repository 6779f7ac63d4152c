import { FileObjectRow } from '../../src/platform/files/file-object.entity';
import { newId } from '../../src/shared/ids';
import { Money } from '../../src/shared/money';
import { spendingEntities } from '../../src/spending/spending.entities';
import { trustContractEntities } from '../../src/trust-contract/trust-contract.entities';
import { Forger } from '../support/forger';
import { withDatabase } from '../support/fresh-database';
import { ObjectionsInTest } from '../support/objections';
import type { Place } from '../support/spending';
import { noWay, waysToPay } from '../support/ways-to-pay';

/**
 * No path, SQL written by hand as the serving role included, pays what the owners stopped or what nobody
 * ratified.
 */
const db = withDatabase([FileObjectRow, ...spendingEntities, ...trustContractEntities]);

let spend: ObjectionsInTest;
let forger: Forger;
let here: Place;
let neighbour: Place;
const fine = 'nothing was refused';

beforeAll(async () => {
  spend = new ObjectionsInTest(db);
  forger = new Forger(db, spend);
  here = await spend.foundWithTerms('东苑');
  neighbour = await spend.foundWithTerms('西苑');
  await spend.household(here, { area: '9000.00' });
  await spend.household(neighbour, { area: '9000.00' });
  await spend.frozen(neighbour);
  await spend.carry(neighbour, await spend.emergency(neighbour), 'reviewed');
});

const tries = (sql: string, params: unknown[] = []) => forger.tries(here, sql, params);

describe('a frozen payment', () => {
  let id: string;
  beforeEach(async () => {
    id = await spend.frozen(here);
    spend.clock.advanceDays(5);
  });

  it('is paid by no hand-written way', async () => {
    expect(await waysToPay(forger, here, id)).toEqual(noWay('spending_not_frozen'));
  });

  it.each<[string, string, string]>([
    ['its window is taken off', 'objection_ends_on = null', 'spending_terms_fixed'],
    ['its window is moved', 'objection_ends_on = objection_ends_on - 9', 'spending_terms_fixed'],
    [
      'it is called an emergency',
      `emergency_grounds = 'other', emergency_description = '其实很急很急'`,
      'spending_edit_is_new_draft',
    ],
    ['it is another contract’s', 'contract_version = 1', 'spending_terms_fixed'],
    [
      'an edit shakes the objections off',
      `version = version + 1, state = 'draft', objection_ends_on = null`,
      'spending_not_frozen',
    ],
    ['it is rejected by hand', `state = 'rejected'`, 'spending_state_needs_acts'],
  ])('stays so although %s', async (_what, change, rule) => {
    expect(
      await tries(`update spending_request set ${change} where community_id = $1 and id = $2`, [
        here.communityId,
        id,
      ]),
    ).toBe(rule);
  });

  it.each<[string, string, string]>([
    ['as withdrawn', `outcome = 'withdrawn'`, 'spending_freeze_ends_by_rule'],
    ['as lifted, unanswered and unvoted', `outcome = 'lifted'`, 'spending_freeze_ends_by_rule'],
    [
      'by a resolution there never was',
      `outcome = 'lifted', resolution_id = gen_random_uuid()`,
      'spending_freeze_ends_by_rule',
    ],
    ['by counting other households', 'households = 1', '42501'],
  ])('is not ended by hand %s', async (_how, change, rule) => {
    const ended = change.startsWith('outcome') ? ', ended_at = $3, settled_through = 99' : '';
    const now = ended === '' ? [] : [spend.clock.now()];
    expect(
      await tries(
        `update spending_freeze set ${change}${ended} where community_id = $1 and request_id = $2`,
        [here.communityId, id, ...now],
      ),
    ).toBe(rule);
  });

  it('is not voted on by those without a seat, before the answer, or twice', async () => {
    const votes = (by: { personId: string; grantId: string | null }, round = 1) =>
      tries(
        `insert into spending_vote (community_id, request_id, version, question, round, person_id, grant_id,
           agree, reason, voted_at) values ($1, $2, 1, 'objection', $6, $3, $4, true, '', $5)`,
        [here.communityId, id, by.personId, by.grantId, spend.clock.now(), round],
      );
    const { chair, cashier, member } = here.people;
    expect(await votes(chair)).toBe('spending_vote_on_open_question');
    await spend.answers(here, id);
    expect(await votes(cashier)).toBe('spending_act_by_grant_in_force');
    expect(await votes({ personId: chair.personId, grantId: member.grantId })).toBe(
      'spending_act_by_grant_in_force',
    );
    expect(await votes(chair, 2)).toBe('spending_vote_on_open_question');
    expect(await votes(chair)).toBe(fine);
    expect(await votes(chair)).toBe('spending_vote_pkey');
    // One of three is no majority.
    expect(
      await tries(
        `update spending_freeze set outcome = 'lifted', ended_at = $3, settled_through = 2
         where community_id = $1 and request_id = $2`,
        [here.communityId, id, spend.clock.now()],
      ),
    ).toBe('spending_freeze_ends_by_rule');
  });

  it.each(['spending_objection', 'spending_objection_unit', 'spending_freeze', 'spending_vote'])(
    'keeps every row of %s',
    async (table) => {
      expect(await tries(`delete from ${table} where community_id = $1`, [here.communityId])).toBe(
        '42501',
      );
    },
  );
});

describe('objections', () => {
  it('stop the payment although nobody wrote the freeze', async () => {
    const id = await spend.approved(here);
    for (const turn of [1, 2]) {
      const { unitId, personId } = await spend.household(here, { area: '10.00' });
      expect(await raises(id, { turn, personId })).toBe(fine);
      expect(await speaksFor(id, { turn, unitId, area: '10.00' })).toBe(fine);
    }
    spend.clock.advanceDays(5);
    expect(await waysToPay(forger, here, id)).toEqual(noWay('spending_not_frozen'));
  });

  it('are raised for one’s own home, at its true size, once, within the window', async () => {
    const id = await spend.approved(here);
    const own = await spend.household(here, { area: '10.00' });
    const other = await spend.household(here, { area: '20.00' });
    const { personId } = own;
    await raises(id, { turn: 1, personId });
    const of = (unitId: string, area: string) => speaksFor(id, { turn: 1, unitId, area });
    expect(await of(other.unitId, '20.00')).toBe('spending_objection_of_own_home');
    expect(await of(own.unitId, '999.00')).toBe('spending_objection_of_own_home');
    expect(await of(own.unitId, '10.00')).toBe(fine);
    expect(await raises(id, { turn: 2, personId })).toBe('spending_objection_once_per_person');
    await spend.bind({
      communityId: here.communityId,
      unitId: own.unitId,
      personId: other.personId,
      by: here.people.chair,
    });
    await raises(id, { turn: 2, personId: other.personId });
    expect(await speaksFor(id, { turn: 2, unitId: own.unitId, area: '10.00' })).toBe(
      'spending_objection_once_per_home',
    );
    spend.clock.advanceDays(4);
    expect(await raises(id, { turn: 3, personId: newId() })).toBe('spending_objection_in_window');
  });

  const raises = (id: string, { turn, personId }: { turn: number; personId: string }) =>
    tries(
      `insert into spending_objection (community_id, request_id, version, turn, person_id, text, raised_at)
       values ($1, $2, 1, $3, $4, '手写的异议', $5)`,
      [here.communityId, id, turn, personId, spend.clock.now()],
    );
  const speaksFor = (
    id: string,
    { turn, unitId, area }: { turn: number; unitId: string; area: string },
  ) =>
    tries(
      `insert into spending_objection_unit (community_id, request_id, version, turn, position, unit_id, area)
       values ($1, $2, 1, $3, 0, $4, $5)`,
      [here.communityId, id, turn, unitId, area],
    );
});

describe('in the window', () => {
  it('nothing is ordered, and no approval forgets it', async () => {
    const id = await spend.approved(here);
    expect(await forger.acts(here, id, { act: 'order', by: here.people.cashier })).toBe(
      'spending_objections_heard',
    );
    // Dated after the window: the books know no such day yet, and the entry is refused with it.
    const other = await spend.submitted(here, { amount: Money.yuan('9000.00') });
    await spend.carry(here, other, 'reviewed');
    spend.clock.advanceDays(4);
    await forger.acts(here, other, { act: 'approve', by: here.people.chair });
    expect(await forger.setsState(here, other, 'approved')).toBe('spending_state_needs_acts');
    expect(
      await tries(
        `update spending_request set state = 'approved', objection_ends_on = $3
         where community_id = $1 and id = $2`,
        [here.communityId, other, spend.clock.today()],
      ),
    ).toBe('spending_state_needs_acts');
  });
});

describe('an emergency that nobody ratified', () => {
  let id: string;
  beforeEach(async () => {
    id = await spend.emergency(here, { amount: Money.yuan('9000.00') });
    await spend.carry(here, id, 'reviewed');
  });

  it('is approved and paid by no hand-written way', async () => {
    expect(await forger.acts(here, id, { act: 'approve', by: here.people.chair })).toBe(
      'spending_act_in_turn',
    );
    expect(await forger.setsState(here, id, 'approved')).toBe('spending_state_needs_acts');
    expect(await waysToPay(forger, here, id)).toEqual(noWay('spending_act_in_turn'));
  });

  it.each<[string, string]>([
    ['ratified', `outcome = 'ratified', decided_at = $3`],
    ['refused', `outcome = 'refused', decided_at = $3`],
    ['lapsed before its day', `outcome = 'lapsed', decided_at = $3`],
    ['booked again', `cost_seq = 1, payable_account = '2202', decided_at = $3`],
  ])('is not %s by hand', async (_what, change) => {
    const answer = await tries(
      `update spending_emergency set ${change} where community_id = $1 and request_id = $2`,
      [here.communityId, id, spend.clock.now()],
    );
    expect(['spending_emergency_by_rule', 'spending_emergency_claimed']).toContain(answer);
  });

  it('keeps its clock, and is no ordinary request in disguise', async () => {
    const at = [here.communityId, id];
    const set = (change: string, table = 'spending_emergency', key = 'request_id') =>
      tries(`update ${table} set ${change} where community_id = $1 and ${key} = $2`, at);
    expect(await set('ratify_by = ratify_by + 30')).toBe('42501');
    const plain = 'emergency_grounds = null, emergency_description = null';
    expect(await set(plain, 'spending_request', 'id')).toBe('spending_edit_is_new_draft');
    expect(
      await set(`version = version + 1, state = 'draft', ${plain}`, 'spending_request', 'id'),
    ).toBe('spending_not_frozen');
    expect(await set(`state = 'lapsed'`, 'spending_request', 'id')).toBe(
      'spending_state_needs_acts',
    );
  });

  it('is not published with a clock of one’s own', async () => {
    const draft = await spend.drafted(here, {
      emergency: { grounds: 'fire', description: '消防主机烧毁，今晚必须换' },
    });
    await forger.acts(here, draft, { act: 'request', by: here.people.clerk });
    const published = await tries(
      `insert into spending_emergency (community_id, request_id, version, grounds, description, amount,
         published_at, ratify_by)
       select community_id, id, version, emergency_grounds, emergency_description, amount, $3, $4
       from spending_request where community_id = $1 and id = $2`,
      [here.communityId, draft, spend.clock.now(), '2099-01-01'],
    );
    expect(published).toBe(fine);
    expect(
      await tries(
        `update spending_request r set state = 'submitted', submitted_on = $3, contract_version = 2,
           ladder_basis = spending_basis(r, $3), ladder_by = 'reviewer', approvals_needed = 1,
           consultation_days = 0 where community_id = $1 and id = $2`,
        [here.communityId, draft, spend.clock.today()],
      ),
    ).toBe('spending_state_needs_acts');
  });

  it('is nobody else’s: the neighbour’s votes and clock are out of reach', async () => {
    const { chair } = neighbour.people;
    expect(
      await tries(
        `insert into spending_vote (community_id, request_id, version, question, round, person_id, grant_id,
           agree, reason, voted_at) values ($1, $2, 1, 'emergency', 0, $3, $4, true, '', $5)`,
        [here.communityId, id, chair.personId, chair.grantId, spend.clock.now()],
      ),
    ).toBe('spending_act_by_grant_in_force');
  });
});
