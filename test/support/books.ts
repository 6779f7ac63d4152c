import { LedgerService } from '../../src/ledger/ledger.service';
import type { EntryDraft } from '../../src/ledger/entry.rules';
import type { Fund } from '../../src/ledger/funds.rules';
import type { Posting } from '../../src/ledger/posting.rules';
import { day } from '../../src/shared/day';
import { newId } from '../../src/shared/ids';
import { Money } from '../../src/shared/money';
import type { DatabaseInTest } from './fresh-database';
import { TestClock } from './test-clock';

export const BANK = '100201';
export const FEES = '410101';
export const LIFTS = '510301';
export const PAYABLE = '2202';

/** Two people who keep the books, by id. */
export interface Bookkeepers {
  accountant: string;
  reviewer: string;
  cashier: string;
}

export const clockOfTest = new TestClock('2026-06-30');

export function ledgerOfTest(): LedgerService {
  return new LedgerService(clockOfTest);
}

/** A community whose books are open from 2026-01-01; its id. */
export async function openCommunity(db: DatabaseInTest, name: string): Promise<number> {
  const { rows } = await db.admin.query<{ id: number }>(
    `insert into community (name, trustor_name, trustee_name, books_start_on)
     values ($1, '甲方', '乙方', '2026-01-01') returning id`,
    [name],
  );
  const id = rows[0]?.id ?? 0;
  await db.transactions.run(id, (tx) => ledgerOfTest().openBooks(tx, id, day('2026-01-01')));
  return id;
}

export async function hireBookkeepers(db: DatabaseInTest): Promise<Bookkeepers> {
  const hire = async (name: string) => {
    const id = newId();
    await db.admin.query('insert into person (id, name) values ($1, $2)', [id, name]);
    return id;
  };
  return {
    accountant: await hire('会计甲'),
    reviewer: await hire('审核乙'),
    cashier: await hire('出纳丙'),
  };
}

export function debit(accountCode: string, amount: string, fund: Fund = 'F1'): Posting {
  return { accountCode, fund, debit: Money.yuan(amount), credit: Money.zero };
}

export function credit(accountCode: string, amount: string, fund: Fund = 'F1'): Posting {
  return { accountCode, fund, debit: Money.zero, credit: Money.yuan(amount) };
}

/** A receipt of fees unless told otherwise; every draft has a key of its own. */
export function draftOf(change: Partial<EntryDraft> = {}): EntryDraft {
  return {
    key: `test-${newId()}`,
    bookedOn: day('2026-03-05'),
    kind: 'receipt',
    summary: '收物业费',
    attachmentCount: 1,
    preparedBy: null,
    reviewedBy: null,
    postedBy: null,
    lines: [debit(BANK, '300.00'), credit(FEES, '300.00')],
    ...change,
  };
}

/** Owes a supplier: 借 电梯维保 贷 应付账款. */
export function costDraft(amount: string, change: Partial<EntryDraft> = {}): EntryDraft {
  const lines = [debit(LIFTS, amount), credit(PAYABLE, amount)];
  return draftOf({ kind: 'general', summary: '电梯维保费', lines, ...change });
}
