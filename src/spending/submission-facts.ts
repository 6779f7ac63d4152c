import type { EntityManager } from 'typeorm';
import { contractInForce } from '../trust-contract/contract-in-force';
import { chargeableLines, isControlled } from '../open-budget/execution/standing';
import { type LadderStep, quotesNeededFor, stepFor } from '../trust-contract/terms.rules';
import { day } from '../shared/day';
import type { Day } from '../shared/day';
import { Money } from '../shared/money';
import type { BudgetOfRequest } from './budget-control.rules';
import { commitmentRests } from './commitment-rests';
import type { SpendingRequestRow } from './spending.entities';
import type { AccountOfRequest, Submission } from './submission.rules';

interface FactsRecord {
  kind: string | null;
  is_leaf: boolean;
  is_cash: boolean;
  active: boolean;
  basis: string;
  related_party: boolean;
  unsettled: boolean;
  file_count: number;
  quote_count: number;
  owed: string | null;
  known_total: string | null;
  known_remaining: string | null;
}

/** What a submission would rest on at this moment. */
export interface SubmissionFacts {
  submission: Submission;
  /** The amount together with its sisters of thirty days, on which the ladder is judged. */
  basis: Money;
  step: LadderStep;
  contractVersion: number;
}

/**
 * Gathers it in two questions to the database; `tx` may read or write. A writer locks the payee
 * first, so that slices of one purchase are counted one after the other.
 * @throws DomainError notFound `contract.none-in-force`.
 */
export async function submissionFacts(
  tx: EntityManager,
  row: SpendingRequestRow,
  { now, today }: { now: Date; today: Day },
): Promise<SubmissionFacts> {
  const contract = await contractInForce(tx, row.communityId, today);
  const [facts] = await tx.query<FactsRecord[]>(FACTS, [row.communityId, row.id, today, now]);
  if (!facts) throw new Error('the request vanished while it was read');
  const basis = Money.yuan(facts.basis);
  return {
    basis,
    contractVersion: contract.version,
    step: stepFor(contract.terms, basis, facts.related_party),
    submission: {
      amount: row.amount,
      fund: row.fund,
      accountCode: row.accountCode,
      payeeId: row.payeeId,
      budget: {
        ...(await budgetOf(tx, row, today)),
        owed: facts.owed === null ? null : Money.yuan(facts.owed),
      },
      account: accountOf(facts),
      occurredOn: day(row.occurredOn),
      today,
      fileCount: facts.file_count,
      quoteCount: facts.quote_count,
      // Under a contract or an order prices were compared when it was agreed.
      quotesNeeded: row.commitmentId === null ? quotesNeededFor(contract.terms, basis) : 0,
      quotesExempt: row.quotesExempt,
      invoice: row.invoiceTotal && { total: row.invoiceTotal, known: knownOf(facts) },
      payeeUnsettled: facts.unsettled,
    },
  };
}

const FACTS = `
  select a.kind, a.is_leaf, a.is_cash, a.active, spending_basis(r, $3::date)::text as basis,
    p.related_party, payee_account_unsettled(r.community_id, r.payee_id, $4) as unsettled,
    (select count(*)::int from spending_file f where f.community_id = r.community_id
      and f.request_id = r.id and f.version = r.version) as file_count,
    (select count(distinct q.supplier)::int from spending_quote q where q.community_id = r.community_id
      and q.request_id = r.id and q.version = r.version) as quote_count,
    case when a.kind = 'liability' then spending_owed(r)::text end as owed,
    i.total::text as known_total, i.remaining::text as known_remaining
  from spending_request r
  join payee p on p.community_id = r.community_id and p.id = r.payee_id
  left join account a on a.community_id = r.community_id and a.code = r.account_code
  left join lateral invoice_remaining(r.invoice_hash, r.id) i on true
  where r.community_id = $1 and r.id = $2`;

function accountOf(facts: FactsRecord): AccountOfRequest | null {
  if (facts.kind === null) return null;
  const { kind, is_leaf: isLeaf, is_cash: isCash, active } = facts;
  return { kind, isLeaf, isCash, active };
}

function knownOf({ known_total: total, known_remaining: remaining }: FactsRecord) {
  if (total === null || remaining === null) return null;
  return { total: Money.yuan(total), remaining: Money.yuan(remaining) };
}

/** What the budget says to it on the day of its submission. */
async function budgetOf(
  tx: EntityManager,
  { communityId, fund, budgetLineId, commitmentId, emergencyGrounds }: SpendingRequestRow,
  today: Day,
): Promise<Omit<BudgetOfRequest, 'owed'>> {
  const named = budgetLineId === null ? [] : [budgetLineId];
  const lines = await chargeableLines(tx, communityId, named);
  const under = commitmentId === null ? [] : [commitmentId];
  const commitments = await commitmentRests(tx, communityId, under);
  return {
    controlled: await isControlled(tx, communityId, fund, today),
    urgent: emergencyGrounds !== null,
    lineId: budgetLineId,
    line: lines.get(budgetLineId ?? '') ?? null,
    commitmentId,
    commitment: commitments.get(commitmentId ?? '') ?? null,
  };
}
