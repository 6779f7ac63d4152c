import { setTimeout as sleep } from 'node:timers/promises';
import '../../src/open-budget/open-budget.module';
import '../../src/spending/spending.module';
import { chanceOf } from '../../src/demo/seeded.rules';
import { entities } from '../../src/entities';
import { entryWithLines } from '../../src/ledger/entry-with-lines';
import { reversalOf } from '../../src/ledger/posting.rules';
import { newId } from '../../src/shared/ids';
import { Money } from '../../src/shared/money';
import { draftOf } from '../support/books';
import { lineOf, incomeOf } from '../support/budgets';
import { type ControlledPlace, ControlInTest } from '../support/controlled';
import { withDatabase } from '../support/fresh-database';
import { codeOf } from '../support/spending';
import { brokenRules, verifiedFaults } from './book-check';
import { Chronicle } from './chronicle';

const done = 'nothing was refused';
/** How often the last yuan of a line is fought for; 1,000 in the long run. */
const races = Number(process.env['BUDGET_RACES'] ?? 200);
const slices = 50;
const chronicle = new Chronicle('budget-races');
const chance = chanceOf(chronicle.seed);
const db = withDatabase(entities);
let control: ControlInTest;
let here: ControlledPlace;
let payees: string[];

beforeAll(async () => {
  control = new ControlInTest(db);
  here = await control.found('争苑', [
    incomeOf('60000'),
    lineOf({ name: '最后一元', accountCode: '510301', unitPrice: '1', frequency: '1' }),
    lineOf({ name: '零星维修', accountCode: '5102', unitPrice: '50000', frequency: '1' }),
  ]);
  const neighbour = await control.found('西苑');
  await control.spend.carry(neighbour, await control.requested(neighbour, '900.00'), 'paid');
  // Payees of their own: whoever asks for the same payee would wait for the payee, not for the line.
  const named = ['甲', '乙', '丙'].map((name, turn) => register(`${name}维修部`, turn));
  payees = (await Promise.all(named)).map(({ id }) => id);
}, 60_000);

function register(name: string, turn: number): Promise<{ id: string }> {
  const { communityId, people } = here;
  return control.spend.run(here, (tx) =>
    control.spend.payees.register(tx, communityId, people.clerk, {
      name,
      accountName: name,
      bankName: '示范银行',
      accountNo: `62170000000821${String(turn).padStart(4, '0')}`,
      relatedParty: false,
    }),
  );
}

interface Contender {
  /** Takes the yuan, or is refused. */
  takes: () => Promise<unknown>;
  /** Gives it back. */
  returns: () => Promise<unknown>;
}

const yuan = Money.yuan('1.00');
const why = { reason: '让给别人' };
const lastYuan = () => here.lines['最后一元'] ?? '';
const at = (id: string) => ({ communityId: here.communityId, id });

const withdraw = (id: string) =>
  control.spend.run(here, (tx) =>
    control.spend.spending.withdraw(tx, at(id), here.people.clerk, why),
  );

/** A request through the service. */
async function request(payeeId: string): Promise<Contender> {
  const content = { amount: yuan, budgetLineId: lastYuan(), payeeId };
  const id = await control.spend.drafted(here, content);
  return { takes: () => control.spend.submit(here, id), returns: () => withdraw(id) };
}

/** A request by SQL of somebody's own, past every rule in the code. */
async function forged(payeeId: string): Promise<Contender> {
  const content = { amount: yuan, budgetLineId: lastYuan(), payeeId };
  const id = await control.spend.drafted(here, content);
  const { personId, grantId } = here.people.clerk;
  const takes = () =>
    control.spend.run(here, async (tx) => {
      await tx.query(
        `insert into spending_act (community_id, id, request_id, version, act, person_id, grant_id,
           content_hash, at) select community_id, $3, id, version, 'request', $4, $5, content_hash, $6
         from spending_request where community_id = $1 and id = $2`,
        [here.communityId, id, newId(), personId, grantId, control.spend.clock.now()],
      );
      await tx.query(
        `update spending_request set state = 'submitted', submitted_on = $3, contract_version = 2,
           ladder_basis = spending_basis(spending_request, $3), ladder_by = 'reviewer',
           approvals_needed = 1, consultation_days = 0 where community_id = $1 and id = $2`,
        [here.communityId, id, control.spend.clock.today()],
      );
    });
  return { takes, returns: () => withdraw(id) };
}

/** A contract or order. */
function order(payeeId: string): Contender {
  let made = '';
  const promised = { payeeId, budgetLineId: lastYuan() };
  return {
    takes: async () => {
      made = (await control.proposed(here, '1.00', promised)).id;
    },
    returns: () =>
      control.spend.run(here, (tx) =>
        control.commitments.end(tx, at(made), here.people.clerk, why),
      ),
  };
}

/** A voucher by hand. */
function voucher(): Contender {
  let seq = 0n;
  return {
    takes: async () => {
      seq = (await control.posted(here, '1.00', { line: '最后一元' })).seq;
    },
    returns: () =>
      control.spend.run(here, async (tx) => {
        const entry = await entryWithLines(tx, here.communityId, seq);
        const lines = reversalOf(entry?.lines ?? []);
        const red = draftOf({ kind: 'reversal', reverses: seq, lines });
        const bookedOn = control.spend.clock.today();
        await control.spend.ledger.post(tx, here.communityId, { ...red, bookedOn });
      }),
  };
}

async function race(): Promise<void> {
  const [first = '', second = '', third = ''] = payees;
  const contenders = [await request(first), await forged(second), order(third), voucher()];
  const codes = await Promise.all(
    contenders.map(async ({ takes }) => {
      await sleep(chance.between(0, 4));
      return codeOf(takes());
    }),
  );
  expect(codes.filter((code) => code === done)).toHaveLength(1);
  const refusals = codes.filter((code) => code !== done);
  expect(refusals.filter((code) => !/over-budget/.test(code))).toEqual([]);
  expect(await control.standing(here, '最后一元')).toMatchObject({ available: '0.00' });
  await contenders[codes.indexOf(done)]?.returns();
  expect(await control.standing(here, '最后一元')).toMatchObject({ available: '1.00' });
}

it(
  'the last yuan of a line goes to exactly one, whoever asks at the same moment and how',
  async () => {
    for (let turn = 0; turn < races; turn += 1) {
      await race();
      chronicle.figures.acknowledged += 1;
    }
    const verified = await verifiedFaults(db.reading, [here.communityId]);
    chronicle.endRound([...(await brokenRules(db.admin)), ...verified]);
    process.stderr.write(`budget-races: ${races} races, one winner each\n`);
  },
  60_000 + races * 3_000,
);

it('fifty slices under the limit, all at once, never slip the ladder', async () => {
  const budgetLineId = here.lines['零星维修'] ?? '';
  const slice = { amount: Money.yuan('990.00'), accountCode: '5102', budgetLineId };
  // half of them are drafted beforehand, the others are drafted and submitted in the crowd
  const drafted: string[] = [];
  while (drafted.length < slices / 2) drafted.push(await control.spend.drafted(here, slice));
  await Promise.all([
    ...drafted.map((id) => control.spend.submit(here, id)),
    ...drafted.map(() => control.spend.submitted(here, slice)),
  ]);
  const { rows } = await db.admin.query<{ by: string; basis: string }>(
    `select ladder_by as by, ladder_basis as basis from spending_request
     where community_id = $1 and budget_line_id = $2`,
    [here.communityId, budgetLineId],
  );
  expect(rows).toHaveLength(slices);
  expect(rows.filter(({ by }) => by !== 'committee')).toEqual([]);
  const whole = Money.yuan('990.00').toFen() * BigInt(slices);
  const most = rows.map(({ basis }) => Money.yuan(basis).toFen()).reduce((a, b) => (a > b ? a : b));
  expect(most).toBe(whole);
}, 120_000);
