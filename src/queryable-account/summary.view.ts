import { EntryCardView, entryCardViewOf } from './entry-card.view';
import type { Summary } from './summary.queries';

export class FundBalanceView {
  fund: string;
  name: string;
  /** In yuan. */
  balance: string;
}

export class BankBalanceView {
  name: string;
  /** Last four digits of the account number; null for cash and payment channels. */
  tail: string | null;
  fund: string;
  accountCode: string;
  /** In yuan. */
  balance: string;
}

export class MonthView {
  period: string;
  /** Money in and out of the trust in the month, in yuan. */
  in: string;
  out: string;
}

export class InProgressView {
  id: string;
  title: string;
  amount: string;
  state: string;
  stateName: string;
  /** Until when residents may object; null where no consultation is needed. */
  consultationEndsOn: string | null;
}

export class PublishedReportView {
  id: string;
  kind: string;
  title: string;
  period: string;
  createdAt: string;
}

export class AccountUnitView {
  label: string;
}

/** 我们的账. */
export class SummaryView {
  on: string;
  /** Everything the trust holds in cash and at banks, in yuan. */
  total: string;
  funds: FundBalanceView[];
  banks: BankBalanceView[];
  month: MonthView;
  lastPayments: EntryCardView[];
  /** The reader's own homes; empty for staff. */
  units: AccountUnitView[];
  unit: AccountUnitView | null;
  inProgress: InProgressView[];
  /** Every day up to and including this one is closed for ever. */
  closedThrough: string | null;
  reports: PublishedReportView[];
}

export function summaryViewOf(summary: Summary): SummaryView {
  const units = summary.unitLabels.map((label) => ({ label }));
  return {
    on: summary.on,
    total: summary.total.toString(),
    funds: summary.funds.map((fund) => ({ ...fund, balance: fund.balance.toString() })),
    banks: summary.banks.map((bank) => ({ ...bank, balance: bank.balance.toString() })),
    month: {
      period: summary.month.period,
      in: summary.month.in.toString(),
      out: summary.month.out.toString(),
    },
    lastPayments: summary.lastPayments.map(entryCardViewOf),
    units,
    unit: units[0] ?? null,
    inProgress: summary.inProgress.map((item) => ({ ...item, amount: item.amount.toString() })),
    closedThrough: summary.closedThrough,
    reports: summary.reports.map((report) => ({
      ...report,
      createdAt: report.createdAt.toISOString(),
    })),
  };
}
