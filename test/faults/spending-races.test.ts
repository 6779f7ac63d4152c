import { setTimeout as sleep } from 'node:timers/promises';
import { chanceOf } from '../../src/demo/seeded.rules';
import { registerConstraintMessages } from '../../src/platform/database/constraint-messages';
import { FileObjectRow } from '../../src/platform/files/file-object.entity';
import { Money } from '../../src/shared/money';
import type { Actor } from '../../src/spending/actor';
import { spendingEntities } from '../../src/spending/spending.entities';
import { spendingConstraintMessages } from '../../src/spending/spending.errors';
import { trustContractEntities } from '../../src/trust-contract/trust-contract.entities';
import { withDatabase } from '../support/fresh-database';
import { codeOf, type Place, SpendingInTest, termsOfTest } from '../support/spending';
import { brokenRules, verifiedFaults } from './book-check';
import { Chronicle } from './chronicle';

const done = 'nothing was refused';
const amount = '4000.00';
const approvalsAsked = 2;
const chronicle = new Chronicle('spending-races');
const chance = chanceOf(chronicle.seed);
const db = withDatabase([FileObjectRow, ...spendingEntities, ...trustContractEntities]);
registerConstraintMessages(spendingConstraintMessages);
let spend: SpendingInTest;
let here: Place;
let committee: Actor[];

beforeAll(async () => {
  spend = new SpendingInTest(db);
  here = await spend.found('东苑');
  const neighbour = await spend.found('西苑');
  await spend.carry(neighbour, await spend.submitted(neighbour), 'paid');
  const { chair, member, finance } = here.people;
  committee = [chair, member, finance, await spend.appoint(here.communityId, 'member')];
  await db.transactions.run(here.communityId, (tx) =>
    spend.contracts.enact(tx, here.communityId, {
      title: '信托制物业服务合同（两人批准）',
      effectiveOn: spend.clock.today(),
      resolutionRef: '业主大会 2026-1 号决议',
      terms: {
        ...termsOfTest,
        approvalLadder: [
          { upTo: null, by: 'committee', approvals: approvalsAsked, consultationDays: 0 },
        ],
      },
      createdBy: chair.personId,
    }),
  );
});

const at = (id: string) => ({ communityId: here.communityId, id });
const yes = { agree: true };
const no = { agree: false, reason: '需要再核实' };

/** Everyone at the same moment, give or take a few thousandths of a second. */
const together = (acts: (() => Promise<unknown>)[]): Promise<string[]> =>
  Promise.all(
    acts.map(async (act) => {
      await sleep(chance.between(0, 4));
      return codeOf(act());
    }),
  );

const approve = (id: string, by: Actor, decision: typeof yes | typeof no) => () =>
  spend.run(at(id), (tx) => spend.approvals.approve(tx, at(id), by, decision));
const release = (id: string, by: Actor, decision: typeof yes | typeof no) => () =>
  spend.run(at(id), (tx) => spend.payments.release(tx, at(id), by, decision));

const successes = (codes: readonly string[]) => codes.filter((code) => code === done).length;

async function actsOf(id: string): Promise<Record<string, number>> {
  const { rows } = await db.admin.query<{ act: string; times: number }>(
    'select act, count(*)::int as times from spending_act where request_id = $1 group by act',
    [id],
  );
  return Object.fromEntries(rows.map(({ act, times }) => [act, times]));
}

const entriesOf = async (id: string): Promise<string[]> => {
  const { rows } = await db.admin.query<{ total: string }>(
    `select total from entry where source_id = $1 and kind = 'payment'`,
    [id],
  );
  return rows.map(({ total }) => total);
};

/** The last approval is given once; a no at the same moment counts before it or comes too late. */
async function raceForApproval(id: string): Promise<Actor[]> {
  const withNo = chance.between(0, 3) === 0;
  const codes = await together(
    committee.map((member, turn) => approve(id, member, withNo && turn === 3 ? no : yes)),
  );
  const acts = await actsOf(id);
  expect((acts['approve'] ?? 0) + (acts['reject'] ?? 0)).toBe(successes(codes));
  if (acts['reject'] === 1) {
    expect(acts['approve'] ?? 0).toBeLessThan(approvalsAsked);
    expect(await spend.stateOf(here, id)).toBe('rejected');
    return [];
  }
  expect(acts['approve']).toBe(approvalsAsked);
  expect(await spend.stateOf(here, id)).toBe('approved');
  return committee.filter((_member, turn) => codes[turn] !== done);
}

/** Two members release, one payment: once. */
async function raceForRelease(id: string, free: readonly Actor[]): Promise<void> {
  const codes = await together(free.flatMap((by) => [release(id, by, yes), release(id, by, yes)]));
  expect(successes(codes)).toBe(1);
  expect((await actsOf(id))['release']).toBe(1);
}

/** The bank is recorded three times while a member takes the key back: paid once, or not at all. */
async function raceForPayment(id: string, free: readonly Actor[]): Promise<boolean> {
  const [member] = free;
  const takenBack = chance.between(0, 2) === 0 && member ? [release(id, member, no)] : [];
  const pay = () => spend.pay(here, id);
  const codes = await together([pay, pay, ...takenBack, pay]);
  const acts = await actsOf(id);
  const paid = acts['pay'] ?? 0;
  expect(paid + (acts['reject'] ?? 0)).toBe(1);
  expect(successes(codes)).toBe(1);
  expect(await entriesOf(id)).toEqual(paid === 1 ? [amount] : []);
  expect(await spend.stateOf(here, id)).toBe(paid === 1 ? 'paid' : 'rejected');
  return paid === 1;
}

async function round(): Promise<boolean> {
  const id = await spend.submitted(here, { amount: Money.yuan(amount) });
  await spend.carry(here, id, 'reviewed');
  const free = await raceForApproval(id);
  if (free.length === 0) return false;
  await spend.carry(here, id, 'ordered');
  await raceForRelease(id, free);
  return raceForPayment(id, free);
}

it(
  'approval, release and payment take effect once, whoever is at it at the same moment',
  async () => {
    const { figures } = chronicle;
    while (figures.rounds < chronicle.rounds) {
      if (await round()) figures.acknowledged += 1;
      const verified = await verifiedFaults(db.reading, [here.communityId]);
      chronicle.endRound([...(await brokenRules(db.admin)), ...verified]);
    }
    const { rows } = await db.admin.query<{ paid: string }>(
      `select coalesce(sum(p.credit), 0)::text as paid from posting p
       where p.community_id = $1 and p.account_code like '1002%'`,
      [here.communityId],
    );
    const each = Money.yuan(amount).toFen();
    expect(Money.yuan(rows[0]?.paid ?? '').toFen()).toBe(each * BigInt(figures.acknowledged));
  },
  chronicle.timeoutMs,
);
