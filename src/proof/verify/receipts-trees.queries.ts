import type { EntityManager } from 'typeorm';
import { Money } from '../../shared/money';
import type { Period } from '../../shared/period';
import { CREDITED } from '../receipts-tree/paid-in-month';
import { ReceiptsTree } from '../receipts-tree/receipts-tree.rules';
import { faultOf, type Findings } from './fault.rules';

const ROOTED = '收款核对树的树根与各户金额一致';
const BOOKED = '收款核对树与账簿的收款一致';
const COMPLETE = '每个有收款的已结账月份都有收款核对树';
const OWN = 'community_id,period,unit_id,amount';

const PAID = /^(?!0+\.00$)\d+\.\d\d$/;

interface HomeRow {
  readonly unit_id: string;
  readonly amount: string;
}

interface TreeRow {
  readonly period: string;
  readonly homes: number;
  readonly total: string;
  readonly size: number;
  readonly root: string;
  readonly secret: Buffer;
  readonly taken_back: string;
}

const TREES = `
  select period, homes, total, size, root, secret, taken_back from receipts_tree
  where community_id = $1 order by period`;

const HOMES = `
  select unit_id, amount from receipts_tree_home
  where community_id = $1 and period = $2 order by unit_id`;

/** Homes of which books and tree say different things, and what was cancelled beyond the month's payments. */
const AGAINST_BOOKS = `
  with credited as (${CREDITED})
  select coalesce(h.unit_id, c.unit_id)::text as unit_id, h.amount::text as stands,
    c.amount::text as found
  from (select unit_id, amount from receipts_tree_home where community_id = $1 and period = $2) h
  full join (select * from credited where amount > 0) c on c.unit_id = h.unit_id
  where h.amount is distinct from c.amount
  union all
  select null, $3, coalesce(-sum(c.amount), 0)::numeric(18,2)::text
  from credited c where c.amount < 0
  having coalesce(-sum(c.amount), 0)::numeric(18,2)::text <> $3
  order by 1`;

const ORPHANS = `
  select h.period || '/' || h.unit_id as row from receipts_tree_home h
  where h.community_id = $1 and not exists (
    select from receipts_tree t where t.community_id = $1 and t.period = h.period) limit 1`;

const WITHOUT = `
  select c.period from period_close c where c.community_id = $1
    and not exists (select from receipts_tree t where t.community_id = $1 and t.period = c.period)
    and exists (select from receipt r where r.community_id = $1
      and to_char(r.received_on, 'YYYY-MM') = c.period)
  order by 1 limit 1`;

/** Every tree: made again from its homes, and its homes against the books of its month. */
export async function sweepReceiptsTrees(
  tx: EntityManager,
  communityId: number,
  findings: Findings,
): Promise<void> {
  for (const tree of await tx.query<TreeRow[]>(TREES, [communityId])) {
    await sweepRoot(tx, { communityId, tree }, findings);
    await sweepBooks(tx, { communityId, tree }, findings);
  }
  for (const { row } of await tx.query<{ row: string }[]>(ORPHANS, [communityId])) {
    const of = { check: ROOTED, table: 'receipts_tree_home', row, column: OWN };
    findings.add(faultOf({ ...of, expected: '属于一棵树', found: '没有这棵树' }));
  }
  for (const { period: row } of await tx.query<{ period: string }[]>(WITHOUT, [communityId])) {
    findings.add(
      faultOf({ check: COMPLETE, table: 'receipts_tree', row, column: 'community_id,period' }),
    );
  }
}

interface OneTree {
  readonly communityId: number;
  readonly tree: TreeRow;
}

async function sweepRoot(
  tx: EntityManager,
  { communityId, tree }: OneTree,
  findings: Findings,
): Promise<void> {
  const key = [communityId, tree.period];
  const rows = await tx.query<HomeRow[]>(HOMES, key);
  const stands = said(tree.homes, tree.total, tree.size, tree.root);
  const found = foundAgain(communityId, tree, rows);
  if (stands === found) return;
  const of = { check: ROOTED, table: 'receipts_tree_home', row: tree.period, column: OWN };
  findings.add(faultOf({ ...of, expected: stands, found }));
}

/** The month and the amounts are what somebody may have tampered with: they are taken as they stand. */
function foundAgain(communityId: number, tree: TreeRow, rows: readonly HomeRow[]): string {
  if (rows.some(({ amount }) => !PAID.test(amount))) return '有一户的金额不大于零';
  const homes = rows.map(({ unit_id, amount }) => ({
    unitId: unit_id,
    amount: Money.yuan(amount),
  }));
  const key = { communityId, period: tree.period as Period, secret: tree.secret };
  const again = ReceiptsTree.of(key, homes);
  return said(homes.length, again.total.toString(), again.size, again.root.toString('hex'));
}

const said = (homes: number, total: string, size: number, root: string): string =>
  `${homes} 户 ${total} 元 ${size} 位 ${root}`;

async function sweepBooks(
  tx: EntityManager,
  { communityId, tree }: OneTree,
  findings: Findings,
): Promise<void> {
  const [odd] = await tx.query<{ unit_id: string | null; stands: string; found: string }[]>(
    `${AGAINST_BOOKS} limit 1`,
    [communityId, tree.period, tree.taken_back],
  );
  if (!odd) return;
  // a home is named by its id and never with its amount: whoever reads this is not always of that home
  const home = odd.unit_id;
  findings.add(
    faultOf({
      check: BOOKED,
      table: home === null ? 'receipts_tree' : 'receipts_tree_home',
      row: home === null ? tree.period : `${tree.period}/${home}`,
      column: home === null ? 'taken_back' : 'amount',
      secret: home !== null,
      ...(home === null && { expected: odd.found, found: odd.stands }),
    }),
  );
}
