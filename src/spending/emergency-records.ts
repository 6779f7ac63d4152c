import type { EntityManager } from 'typeorm';
import type { EntryDraft } from '../ledger/entry.rules';
import { fund } from '../ledger/funds.rules';
import type { Posting } from '../ledger/posting.rules';
import type { Day } from '../shared/day';
import { Money } from '../shared/money';
import { contractInForce } from '../trust-contract/contract-in-force';
import { emergencyTermsOf } from '../trust-contract/open-budget-terms.rules';
import { ratifyBy } from './emergency.rules';
import { haltErrors } from './halts.errors';
import { SpendingEmergencyRow } from './objections.entities';
import { SpendingFileRow, type SpendingRequestRow } from './spending.entities';

/**
 * 立即公示: from the moment of the submission everybody sees the emergency and its clock. Does nothing for
 * any other request.
 */
export async function publishEmergency(
  tx: EntityManager,
  row: SpendingRequestRow,
  { now, today }: { now: Date; today: Day },
): Promise<void> {
  const { emergencyGrounds: grounds, emergencyDescription: description, amount } = row;
  if (grounds === null || description === null) return;
  const { terms } = await contractInForce(tx, row.communityId, today);
  await tx.insert(SpendingEmergencyRow, {
    ...keyOf(row),
    grounds,
    description,
    amount,
    publishedAt: now,
    ratifyBy: ratifyBy(today, emergencyTermsOf(terms).ratifyDays),
  });
}

/** 应付账款, or the first account under it where the accountant has divided it. */
export async function payableAccount(tx: EntityManager, communityId: number): Promise<string> {
  const [account] = await tx.query<{ code: string }[]>(
    `select code from account where community_id = $1 and code like '2202%' and is_leaf and active
     order by code limit 1`,
    [communityId],
  );
  if (!account) throw haltErrors.noPayable();
  return account.code;
}

/** 应收受托人; by its name, for in older books the code may have been another's. */
export async function claimAccount(tx: EntityManager, communityId: number): Promise<string> {
  const [account] = await tx.query<{ code: string }[]>(
    `select code from account where community_id = $1 and code like '1221%' and is_leaf
       and name = '其他应收款-应收受托人' order by code limit 1`,
    [communityId],
  );
  if (!account) throw new Error('the chart knows no claim on the trustee');
  return account.code;
}

/** Dr expense Cr payable: the cost is seen at once, although nothing is paid. */
export async function costEntry(
  tx: EntityManager,
  row: SpendingRequestRow,
  { bookedOn, payable, reviewedBy }: { bookedOn: Day; payable: string; reviewedBy: string },
): Promise<EntryDraft> {
  const files = await tx.findBy(SpendingFileRow, keyOf(row));
  const fileIds = [...new Set(files.map(({ fileId }) => fileId))];
  return {
    ...machineMade(row, bookedOn),
    key: `emergency:${row.id}:${row.version}`,
    summary: worded('应急支出', row),
    sourceKind: 'emergency',
    reviewedBy,
    attachmentCount: fileIds.length,
    fileIds,
    lines: [
      { ...expenseOf(row), debit: row.amount, credit: Money.zero },
      { ...lineOf(row), accountCode: payable, debit: Money.zero, credit: row.amount },
    ],
  };
}

/** Dr 应收受托人 Cr expense: what was not ratified is not the owners' cost. */
export function claimEntry(
  row: SpendingRequestRow,
  { bookedOn, claim }: { bookedOn: Day; claim: string },
): EntryDraft {
  return {
    ...machineMade(row, bookedOn),
    key: `emergency-claim:${row.id}:${row.version}`,
    summary: worded('应急支出未获追认，转应收受托人', row),
    sourceKind: 'emergency-claim',
    reviewedBy: null,
    attachmentCount: 0,
    lines: [
      { ...lineOf(row), accountCode: claim, debit: row.amount, credit: Money.zero },
      { ...expenseOf(row), debit: Money.zero, credit: row.amount },
    ],
  };
}

const SUMMARY_MAX = 200;

const worded = (what: string, { number, reason }: SpendingRequestRow) =>
  `${what}（${number}）：${reason}`.slice(0, SUMMARY_MAX);

function machineMade({ id }: SpendingRequestRow, bookedOn: Day) {
  return { bookedOn, kind: 'general', preparedBy: null, postedBy: null, sourceId: id } as const;
}

function lineOf({ fund: of, payeeId }: SpendingRequestRow) {
  return { fund: fund(of), payeeId };
}

/** Charged to the request's budget line, if it has one; a claim gives it back. */
function expenseOf(row: SpendingRequestRow): Omit<Posting, 'debit' | 'credit'> {
  const { accountCode, budgetLineId } = row;
  return { ...lineOf(row), accountCode, ...(budgetLineId === null ? {} : { budgetLineId }) };
}

function keyOf({ communityId, id, version }: SpendingRequestRow) {
  return { communityId, requestId: id, version };
}
