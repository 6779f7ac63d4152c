import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '../platform/clock';
import { Reading } from '../platform/database/reading';
import { type Day, lastDayOf } from '../shared/day';
import { Money } from '../shared/money';
import type { Period } from '../shared/period';
import { type SpendingState, stateNames } from '../spending/spending.rules';
import { type CashBalance, cashBalances, cashBalancesKnown, totalIn } from './balances.queries';
import { fundsNamed, leafAccounts } from './chart.queries';
import { entryFacts, type EntryFacts, type Reader } from './entry-cards.queries';
import { monthOf } from './flow.queries';
import { pageOfSeqs } from './statement.queries';
import { type Known, knownAt } from './time-machine/as-of.queries';

export interface FundBalance {
  readonly fund: string;
  readonly name: string;
  readonly balance: Money;
}

export interface BankBalance {
  readonly name: string;
  readonly tail: string | null;
  readonly fund: string;
  readonly accountCode: string;
  readonly balance: Money;
}

export interface InProgress {
  readonly id: string;
  readonly title: string;
  readonly amount: Money;
  readonly state: string;
  readonly stateName: string;
  readonly consultationEndsOn: string | null;
}

export interface PublishedReport {
  readonly id: string;
  readonly kind: string;
  readonly title: string;
  readonly period: string;
  readonly createdAt: Date;
}

export interface Summary {
  readonly on: Day;
  readonly total: Money;
  readonly funds: readonly FundBalance[];
  readonly banks: readonly BankBalance[];
  readonly month: { readonly period: Period; readonly in: Money; readonly out: Money };
  readonly lastPayments: readonly EntryFacts[];
  readonly unitLabels: readonly string[];
  readonly inProgress: readonly InProgress[];
  readonly closedThrough: string | null;
  readonly reports: readonly PublishedReport[];
}

const LAST_PAYMENTS = 5;

/** 我们的账: what there is, what moved this month, what is being decided. */
@Injectable()
export class SummaryQueries {
  constructor(
    private readonly reading: Reading,
    private readonly clock: Clock,
  ) {}

  /**
   * Balances at the end of `on`; without it, of today. As the book stood then, where the reader asks for
   * it: what was being decided that day is not told, because only its present state is kept.
   */
  summary(communityId: number, reading: Reader, on?: Day): Promise<Summary> {
    return this.reading.run(communityId, async (tx) => {
      const known = reading.asOf ? await knownAt(tx, communityId, reading.asOf) : undefined;
      const reader = { ...reading, known };
      const day = on ?? known?.day ?? this.clock.today();
      const balances = await balancesAt(tx, communityId, { known, on: on ?? null });
      const funds = await fundsNamed(tx, communityId, day);
      return {
        on: day,
        total: totalIn(balances),
        funds: funds.map((fund) => ({ ...fund, balance: totalIn(balances, fund.fund) })),
        banks: await banksOf(tx, communityId, balances),
        month: await monthOf(tx, communityId, day, known),
        lastPayments: await lastPayments(tx, communityId, day, reader),
        unitLabels: await unitLabels(tx, communityId, reader),
        inProgress: known ? [] : await inProgress(tx, communityId),
        closedThrough: known ? closedIn(known) : await closedThrough(tx, communityId),
        reports: await publishedReports(tx, communityId, known),
      };
    });
  }
}

const balancesAt = (
  tx: EntityManager,
  communityId: number,
  { known, on }: { known: Known | undefined; on: Day | null },
): Promise<CashBalance[]> =>
  known ? cashBalancesKnown(tx, communityId, { known, on }) : cashBalances(tx, communityId, on);

const closedIn = ({ closed }: Known) => (closed === null ? null : lastDayOf(closed));

interface BankRow {
  accountCode: string;
  name: string;
  tail: string | null;
  fund: string;
}

/** Every bank account, and every other cash account that holds something, by fund. */
export async function banksOf(
  tx: EntityManager,
  communityId: number,
  balances: readonly CashBalance[],
): Promise<BankBalance[]> {
  const accounts: (Omit<BankRow, 'fund'> & { fund: string | null })[] = await tx.query(
    `select a.code as "accountCode", coalesce(b.name, a.name) as name, b.account_tail as tail, b.fund
     from account a
     left join bank_account b on b.community_id = $1 and b.account_code = a.code
     where a.community_id = $1 and a.is_cash and a.is_leaf order by a.code`,
    [communityId],
  );
  return accounts.flatMap(({ fund, ...account }) => {
    const own = balances.filter((each) => each.accountCode === account.accountCode);
    const held = own.filter((each) => !each.balance.isZero());
    if (held.length > 0) {
      return held.map((each) => ({ ...account, fund: each.fund, balance: each.balance }));
    }
    return fund === null ? [] : [{ ...account, fund, balance: Money.zero }];
  });
}

async function lastPayments(
  tx: EntityManager,
  communityId: number,
  to: Day,
  reader: Reader,
): Promise<EntryFacts[]> {
  const accounts = await leafAccounts(tx, communityId);
  const filter = { direction: 'out', to, through: reader.known?.through } as const;
  const asked = { limit: LAST_PAYMENTS };
  const { seqs } = await pageOfSeqs(tx, { communityId, filter, accounts }, asked);
  return entryFacts(tx, communityId, seqs, reader);
}

async function unitLabels(
  tx: EntityManager,
  communityId: number,
  reader: Reader,
): Promise<string[]> {
  const rows: { label: string }[] = await tx.query(
    `select b.name || ' ' || u.door as label from unit u
     join building b on b.community_id = $1 and b.id = u.building_id
     where u.community_id = $1 and u.id = any($2::uuid[]) order by b.sort_order, b.name, u.door`,
    [communityId, reader.unitIds],
  );
  return rows.map(({ label }) => label);
}

/** Spending that is asked for and not yet paid: what a resident may still object to comes first. */
async function inProgress(tx: EntityManager, communityId: number): Promise<InProgress[]> {
  const rows: (Omit<InProgress, 'amount' | 'stateName'> & {
    amount: string;
    state: SpendingState;
  })[] = await tx.query(
    `select id, reason as title, amount, state, consultation_ends_on as "consultationEndsOn"
     from spending_request
     where community_id = $1 and state in ('submitted', 'reviewed', 'approved', 'ordered', 'released')
     order by consultation_ends_on nulls last, updated_at desc limit 20`,
    [communityId],
  );
  return rows.map((row) => ({
    ...row,
    amount: Money.yuan(row.amount),
    stateName: stateNames[row.state],
  }));
}

async function closedThrough(tx: EntityManager, communityId: number): Promise<string | null> {
  const rows: { closedThrough: string }[] = await tx.query(
    `select closed_through as "closedThrough" from ledger_head where community_id = $1`,
    [communityId],
  );
  return rows[0]?.closedThrough ?? null;
}

async function publishedReports(
  tx: EntityManager,
  communityId: number,
  known: Known | undefined,
): Promise<PublishedReport[]> {
  return tx.query(
    `select id, kind, title, period, created_at as "createdAt" from report_archive
     where community_id = $1 and kind = 'income-expenditure' and reprint_of is null
       and ($2::timestamptz is null or created_at < $2::timestamptz)
     order by created_at desc limit 6`,
    [communityId, known?.until],
  );
}
