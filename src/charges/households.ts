import type { EntityManager } from 'typeorm';
import { unitLabelOf } from '../community/places.rules';
import { day } from '../shared/day';
import { Money } from '../shared/money';
import { fund } from '../ledger/funds.rules';
import type { Fund } from '../ledger/funds.rules';
import type { OpenBill } from './allocation.rules';
import { chargesErrors } from './charges.errors';

/** A bill with something left to pay, and where it stands in the books. */
export interface OwedBill extends OpenBill {
  readonly feeCode: string;
  readonly feeName: string;
  readonly fund: Fund;
  readonly receivable: string;
  readonly income: string;
  readonly unitId: string;
}

interface OwedRecord {
  id: string;
  unit_id: string;
  fee_code: string;
  fee_name: string;
  due_on: string;
  open: string;
  fund: string;
  receivable: string;
  income: string;
}

const OWED = `
  select b.id, b.unit_id, b.fee_code, r.fee_name, b.due_on, b.amount - b.settled as open, r.fund,
    b.receivable, b.income
  from bill b join bill_run r on r.community_id = b.community_id and r.id = b.run_id
  where b.community_id = $1 and not b.cancelled and b.settled < b.amount`;

/** Who owes for a unit: its owner, or the developer for what it still holds (物业管理条例 41). */
export type Payer = 'owner' | 'developer';

/** What the owner of a unit owes, or the developer for it; oldest first. */
export async function billsOwed(
  tx: EntityManager,
  communityId: number,
  unitId: string,
  payer: Payer = 'owner',
): Promise<OwedBill[]> {
  const rows = await tx.query<OwedRecord[]>(
    `${OWED} and b.unit_id = $2 and b.payer = $3 order by b.due_on, b.id`,
    [communityId, unitId, payer],
  );
  return rows.map(owedOf);
}

/**
 * One bill with something left to pay, the developer's too.
 * @throws DomainError notFound `charges.bill-unknown`.
 */
export async function billOwed(
  tx: EntityManager,
  communityId: number,
  billId: string,
): Promise<OwedBill> {
  const [row] = await tx.query<OwedRecord[]>(`${OWED} and b.id = $2`, [communityId, billId]);
  if (!row) throw chargesErrors.billUnknown();
  return owedOf(row);
}

function owedOf(row: OwedRecord): OwedBill {
  return {
    id: row.id,
    unitId: row.unit_id,
    feeCode: row.fee_code,
    feeName: row.fee_name,
    dueOn: day(row.due_on),
    open: Money.yuan(row.open),
    fund: fund(row.fund),
    receivable: row.receivable,
    income: row.income,
  };
}

/**
 * "3栋2单元301".
 * @throws DomainError notFound `charges.unit-unknown`.
 */
export async function unitLabel(
  tx: EntityManager,
  communityId: number,
  unitId: string,
): Promise<string> {
  const [row] = await tx.query<{ building: string; door: string }[]>(
    `select b.name as building, u.door from unit u
     join building b on b.community_id = u.community_id and b.id = u.building_id
     where u.community_id = $1 and u.id = $2`,
    [communityId, unitId],
  );
  if (!row) throw chargesErrors.unitUnknown();
  return unitLabelOf(row.building, row.door);
}

/** Money of a unit that stands on a liability account (预收, 押金): Σ credit − Σ debit of its lines. */
export async function heldFor(
  tx: EntityManager,
  communityId: number,
  at: { unitId: string; account: string; fund: Fund },
): Promise<Money> {
  const [row] = await tx.query<{ held: string }[]>(
    `select coalesce(sum(credit - debit), 0)::numeric(18,2) as held from posting
     where community_id = $1 and unit_id = $2 and account_code = $3 and fund = $4`,
    [communityId, at.unitId, at.account, at.fund],
  );
  return Money.yuan(row?.held ?? '0');
}

/** Log and book stand still until the end of the transaction: first of all locks (assurance: 4.6). */
export async function holdBooks(tx: EntityManager, communityId: number): Promise<void> {
  await tx.query('select hold_books($1)', [communityId]);
}
