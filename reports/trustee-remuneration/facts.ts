import { trialBalance } from '../../src/ledger/trial-balance.queries';
import { monthBase } from '../../src/remuneration/month-base';
import {
  type RemunerationMonth,
  remunerationWithin,
} from '../../src/remuneration/remuneration.queries';
import { remunerationOf, REWARD } from '../../src/remuneration/remuneration.rules';
import { fundsNamed } from '../../src/queryable-account/chart.queries';
import { Money } from '../../src/shared/money';
import { periodsFrom } from '../../src/shared/period';
import { basisOf } from '../parts/basis';
import type { Months } from '../parts/compared.rules';
import type { ReportFacts, ReportSource } from '../report-definition';
import type { RewardMonth, RewardOwed, TrusteeRemunerationFacts } from './content.rules';

/** From the query of the page 受托人报酬, month by month, and the account it is owed on. */
export async function trusteeRemunerationFacts(
  source: ReportSource,
): Promise<ReportFacts<TrusteeRemunerationFacts>> {
  const { tx, communityId } = source;
  const { head, months, to, ...filed } = await basisOf(source, 'month', 'remuneration');
  const month = await remunerationWithin(tx, communityId, months.now.to);
  const { formula, lines, posted } = month;
  const funds = await fundsNamed(tx, communityId, to);
  const isFinal = month.state === 'posted';
  const facts = {
    head: { ...head, isFinal },
    month: monthOf(month),
    formula,
    fundName: funds.find(({ fund }) => fund === formula?.fund)?.name ?? '—',
    lines,
    voucher: posted?.voucher ?? null,
    again: await reckonedAgain(source, month),
    year: await monthsOf(source, months.year, month),
    owed: await owedIn(source, months.now),
  };
  return { ...filed, isFinal, facts };
}

const monthOf = ({ period, state, base, amount }: RemunerationMonth): RewardMonth => ({
  period,
  state,
  base,
  amount,
});

async function reckonedAgain(
  { tx, communityId }: ReportSource,
  { formula, period }: RemunerationMonth,
): Promise<Money | null> {
  if (!formula) return null;
  const { basis } = formula;
  return remunerationOf(formula, await monthBase(tx, communityId, { period, basis })).amount;
}

/** One after the other: they share the transaction's one connection. */
async function monthsOf(
  { tx, communityId }: ReportSource,
  { from, to }: Months,
  last: RemunerationMonth,
): Promise<RewardMonth[]> {
  const months: RewardMonth[] = [];
  for (const period of periodsFrom(from, to).slice(0, -1)) {
    months.push(monthOf(await remunerationWithin(tx, communityId, period)));
  }
  return [...months, monthOf(last)];
}

async function owedIn(source: ReportSource, months: Months): Promise<RewardOwed> {
  const { rows } = await trialBalance(source.tx, source.communityId, months);
  const row = rows.find(({ accountCode }) => accountCode === REWARD.payable);
  const zero = Money.zero;
  if (!row) {
    return {
      opening: zero,
      accrued: zero,
      paid: zero,
      closing: zero,
      yearAccrued: zero,
      yearPaid: zero,
    };
  }
  return {
    opening: row.openingCredit.minus(row.openingDebit),
    accrued: row.credit,
    paid: row.debit,
    closing: row.closingCredit.minus(row.closingDebit),
    yearAccrued: row.yearCredit,
    yearPaid: row.yearDebit,
  };
}
