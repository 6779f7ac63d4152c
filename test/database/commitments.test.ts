import '../../src/open-budget/open-budget.module';
import '../../src/spending/spending.module';
import { entities } from '../../src/entities';
import { newId } from '../../src/shared/ids';
import { Money } from '../../src/shared/money';
import type { Actor } from '../../src/spending/actor';
import { CommitmentsQueries } from '../../src/spending/commitments/commitments.queries';
import { commitmentViewOf } from '../../src/spending/commitments/commitment.view';
import { type ControlledPlace, ControlInTest } from '../support/controlled';
import { Forger } from '../support/forger';
import { withDatabase } from '../support/fresh-database';
import { codeOf } from '../support/spending';
import { faultsIn } from '../support/verification';

const db = withDatabase(entities);
let control: ControlInTest;
let forger: Forger;
let here: ControlledPlace;
let neighbour: ControlledPlace;
let round = 0;

beforeAll(async () => {
  control = new ControlInTest(db);
  forger = new Forger(db, control.spend);
  neighbour = await control.found('西苑');
  await control.proposed(neighbour, '900.00');
}, 60_000);
beforeEach(async () => {
  round += 1;
  here = await control.found(`约苑${round}`);
});

const done = 'nothing was refused';
const yes = { agree: true };
const at = (id: string, place = here) => ({ communityId: place.communityId, id });
const decide = (id: string, by: Actor, decision: { agree: boolean; reason?: string } = yes) =>
  control.spend.run(here, (tx) => control.commitments.decide(tx, at(id), by, decision));
const end = (id: string, by: Actor = here.people.clerk) =>
  control.spend.run(here, (tx) => control.commitments.end(tx, at(id), by, { reason: '合同到期' }));
const agreed = async (amount: string): Promise<string> => {
  const { id } = await control.proposed(here, amount);
  await decide(id, Number(amount) > 1000 ? here.people.chair : here.people.reviewer);
  return id;
};
const shown = async (id: string) => {
  const facts = await new CommitmentsQueries(db.reading).one(here.communityId, id);
  return commitmentViewOf(facts, [here.people.clerk], '2026-06-10');
};

describe('a contract', () => {
  it('promises its amount when it is proposed, and is numbered without a gap', async () => {
    expect(await codeOf(control.proposed(here, '10000.01'))).toBe('commitment.over-budget');
    const first = await control.proposed(here, '6000.00');
    const second = await control.proposed(here, '4000.00');
    expect([first.number, second.number]).toEqual(['约-2026-001', '约-2026-002']);
    expect(await control.standing(here)).toMatchObject({
      committed: '10000.00',
      available: '0.00',
    });
    expect(await codeOf(control.requested(here, '0.01'))).toBe('spending.over-budget');
  });

  it.each<[string, string, 'reviewer' | 'chair', string]>([
    ['within the limit is agreed by the reviewer', '900.00', 'reviewer', done],
    ['above it is not', '3000.00', 'reviewer', 'commitment.not-your-post'],
    ['above it is agreed by the committee', '3000.00', 'chair', done],
  ])('%s', async (_what, amount, office, code) => {
    const { id } = await control.proposed(here, amount);
    expect(await codeOf(decide(id, here.people[office]))).toBe(code);
  });

  it('is not agreed by whoever proposed it, in whatever office', async () => {
    const { id } = await control.proposed(here, '900.00');
    const { personId } = here.people.clerk;
    const { today } = { today: control.spend.clock.today() };
    await db.admin.query(
      `update role_grant set ended_on = $3::date - 1 where community_id = $1 and person_id = $2`,
      [here.communityId, personId, today],
    );
    const turncoat = await control.spend.appoint(here.communityId, 'reviewer', {
      personId,
      from: today,
    });
    expect(await codeOf(decide(id, turncoat))).toBe('commitment.same-person');
  });

  it('counts with its sisters of thirty days, and with what is asked beside it', async () => {
    await control.proposed(here, '600.00');
    await control.requested(here, '300.00');
    const { id } = await control.proposed(here, '500.00');
    expect((await shown(id)).ladder).toMatchObject({ by: 'committee', basis: '1400.00' });
    const request = await control.requested(here, '10.00');
    const { rows } = await db.admin.query<{ basis: string }>(
      'select ladder_basis as basis from spending_request where id = $1',
      [request],
    );
    expect(rows).toEqual([{ basis: '1410.00' }]);
  });

  it('that is refused or ended gives the rest back', async () => {
    const refused = await control.proposed(here, '2000.00');
    await decide(refused.id, here.people.chair, { agree: false, reason: '价格偏高' });
    expect(await control.standing(here)).toMatchObject({ committed: '0.00' });
    const id = await agreed('3000.00');
    const under = await control.requested(here, '1000.00', { commitmentId: id });
    await end(id);
    expect(await control.standing(here)).toMatchObject({
      committed: '1000.00',
      available: '9000.00',
    });
    await control.spend.carry(here, under, 'paid');
    expect(await control.standing(here)).toMatchObject({ committed: '0.00', spent: '1000.00' });
    expect(await codeOf(control.requested(here, '1.00', { commitmentId: id }))).toBe(
      'spending.commitment-unfit',
    );
    expect(await codeOf(end(id))).toBe('commitment.not-in-turn');
  });

  it("of the neighbour's is not found, and its line and file are not ours to take", async () => {
    const { rows } = await db.admin.query<{ id: string }>(
      'select id from commitment where community_id = $1',
      [neighbour.communityId],
    );
    expect(await codeOf(decide(rows[0]?.id ?? '', here.people.reviewer))).toBe(
      'commitment.not-found',
    );
    const theirLine = { budgetLineId: neighbour.lines['电梯维保'] ?? '' };
    expect(await codeOf(control.proposed(here, '1.00', theirLine))).toBe(
      'commitment.budget-line-unfit',
    );
    expect(await codeOf(control.proposed(here, '1.00', { fileId: neighbour.fileId }))).toBe(
      'spending.file-unknown',
    );
    expect(await codeOf(control.proposed(here, '1.00', { payeeId: neighbour.payeeId }))).toBe(
      'spending.payee-unknown',
    );
  });
});

describe('a request under a contract', () => {
  it('promises nothing twice, needs no quotes, and stays within the rest', async () => {
    const id = await agreed('6000.00');
    const slice = { commitmentId: id, quotesExempt: '' };
    await control.requested(here, '5500.00', slice);
    expect(await control.standing(here)).toMatchObject({
      committed: '6000.00',
      available: '4000.00',
    });
    expect(await codeOf(control.requested(here, '500.01', slice))).toBe('spending.over-commitment');
    expect(await codeOf(control.requested(here, '500.00', slice))).toBe(done);
    expect(await shown(id)).toMatchObject({ underWay: '6000.00', paid: '0.00', rest: '0.00' });
  });

  it('is of its payee and its line, and only once it is agreed', async () => {
    const { id } = await control.proposed(here, '900.00');
    const under = { commitmentId: id };
    expect(await codeOf(control.requested(here, '1.00', under))).toBe('spending.commitment-unfit');
    await decide(id, here.people.reviewer);
    const sister = { ...under, budgetLineId: here.lines['电梯年检'] ?? '' };
    expect(await codeOf(control.requested(here, '1.00', sister))).toBe('spending.commitment-unfit');
    expect(await codeOf(control.requested(here, '1.00', { ...under, budgetLineId: null }))).toBe(
      'spending.commitment-unknown',
    );
    expect(await codeOf(control.requested(here, '1.00', under))).toBe(done);
  });
});

describe('the role trust_app, writing SQL by hand', () => {
  const refused = (sql: string, params: unknown[] = []) => forger.tries(here, sql, params);
  const insert = `insert into commitment (community_id, id, number, payee_id, budget_line_id, title,
      amount, starts_on, ends_on, file_id, selection, proposed_on, proposed_by, contract_version,
      ladder_basis, ladder_by, approvals_needed, state)
    values ($1, $2, '约-2026-099', $3, $4, '伪造合同', $5, '2026-06-01', '2026-12-31', $6, '三家比价',
      '2026-06-10', $7, 2, $8, $9, 1, $10)`;
  const forged = (amount: string, basis = amount, by = 'reviewer', state = 'proposed') =>
    refused(insert, [
      here.communityId,
      newId(),
      here.payeeId,
      here.lines['电梯维保'],
      amount,
      here.fileId,
      here.people.clerk.personId,
      basis,
      by,
      state,
    ]);

  it('promises nothing beyond the line, past the ladder, or agreed from the start', async () => {
    expect(await forged('10000.01', '10000.01', 'committee')).toBe('spending.over-budget');
    expect(await forged('900.00', '1.00')).toBe('commitment.ladder-moved');
    expect(await forged('3000.00', '3000.00', 'reviewer')).toBe('commitment.ladder-moved');
    expect(await forged('900.00', '900.00', 'reviewer', 'agreed')).toBe(
      'commitment_starts_proposed',
    );
    expect(await forged('900.00')).toBe(done);
  });

  it('agrees to nothing without the acts, and writes nothing over', async () => {
    const { id } = await control.proposed(here, '900.00');
    const set = (column: string, value: unknown) =>
      refused(`update commitment set ${column} = $3 where community_id = $1 and id = $2`, [
        here.communityId,
        id,
        value,
      ]);
    expect(await set('state', 'agreed')).toBe('commitment.not-in-turn');
    expect(await set('state', 'ended')).toBe('commitment.not-in-turn');
    expect(await set('amount', '1.00')).toBe('42501');
    expect(await refused('delete from commitment')).toBe('42501');
    const act = `insert into commitment_act (community_id, id, commitment_id, act, person_id, grant_id, at)
      values ($1, $2, $3, 'agree', $4, $5, $6)`;
    const agrees = ({ personId, grantId }: Actor) =>
      refused(act, [here.communityId, newId(), id, personId, grantId, control.spend.clock.now()]);
    expect(await agrees(here.people.clerk)).toBe('commitment.not-in-turn');
    expect(await agrees(neighbour.people.reviewer)).toBe('spending.grant-ended');
    expect(await agrees(here.people.reviewer)).toBe(done);
    expect(await agrees(here.people.reviewer)).toBe('commitment.same-person');
  });

  it('asks for no more under a contract than it has left', async () => {
    const id = await agreed('900.00');
    await control.requested(here, '500.00', { commitmentId: id });
    const more = await control.spend.drafted(here, {
      amount: Money.yuan('400.01'),
      budgetLineId: here.lines['电梯维保'] ?? '',
      commitmentId: id,
    });
    await forger.acts(here, more, { act: 'request', by: here.people.clerk });
    const submit = `update spending_request set state = 'submitted', submitted_on = '2026-06-10',
        contract_version = 2, ladder_basis = spending_basis(spending_request, '2026-06-10'),
        ladder_by = 'reviewer', approvals_needed = 1, consultation_days = 0
      where community_id = $1 and id = $2`;
    expect(await refused(submit, [here.communityId, more])).toBe('spending.over-budget');
  });
});

it('leaves books that hold, here and next door', async () => {
  await agreed('900.00');
  expect(await faultsIn(db, here.communityId)).toEqual([]);
  expect(await faultsIn(db, neighbour.communityId)).toEqual([]);
});
