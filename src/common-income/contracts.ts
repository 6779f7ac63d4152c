import type { EntityManager } from 'typeorm';
import { day } from '../shared/day';
import type { Day } from '../shared/day';
import { Money } from '../shared/money';
import { period } from '../shared/period';
import type { Period } from '../shared/period';
import { Rate } from '../shared/rate';
import type {
  CounterpartyKind,
  IncomeKind,
  IncomeSchedule,
  PlaceOwner,
} from './income-kinds.rules';
import type { Standing } from './income-lines.rules';
import type { EarnedMonth } from './instalments.rules';
import type { IncomeTerms } from './terms.rules';
import { incomeErrors } from './common-income.errors';

/** A contract, or a place without one, with all its versions, the oldest first. */
export interface IncomeContract {
  readonly id: string;
  readonly endedOn: Day | null;
  readonly endReason: string | null;
  readonly versions: readonly [EnteredTerms, ...EnteredTerms[]];
}

export interface EnteredTerms extends IncomeTerms {
  readonly version: number;
}

interface VersionRecord {
  contract_id: string;
  ended_on: string | null;
  end_reason: string | null;
  version: number;
  kind: IncomeKind;
  place: string;
  owner: PlaceOwner;
  counterparty: string;
  counterparty_kind: CounterpartyKind;
  starts_on: string;
  ends_on: string | null;
  schedule: IncomeSchedule;
  amount: string | null;
  due_day: number | null;
  income_account: string;
  cost_accounts: string[];
  share_kind: 'rate' | 'sum' | null;
  share_value: string | null;
  file_id: string | null;
  resolution_ref: string;
}

const VERSIONS = `
  select v.*, c.ended_on, c.end_reason from income_version v
  join income_contract c on c.community_id = v.community_id and c.id = v.contract_id
  where v.community_id = $1`;

/** All contracts, in the order they were registered. Through the transaction given, writing or reading. */
export async function contractsOf(
  tx: EntityManager,
  communityId: number,
): Promise<IncomeContract[]> {
  const rows = await tx.query<VersionRecord[]>(`${VERSIONS} order by v.contract_id, v.starts_on`, [
    communityId,
  ]);
  return grouped(rows);
}

/** @throws DomainError notFound `income.contract-unknown`. */
export async function contractOf(
  tx: EntityManager,
  communityId: number,
  contractId: string,
): Promise<IncomeContract> {
  const rows = await tx.query<VersionRecord[]>(
    `${VERSIONS} and v.contract_id = $2 order by v.starts_on`,
    [communityId, contractId],
  );
  const [contract] = grouped(rows);
  if (!contract) throw incomeErrors.contractUnknown();
  return contract;
}

/** The version that holds on a day; null before the first. */
export function versionOn({ versions }: IncomeContract, on: Day): EnteredTerms | null {
  return versions.findLast(({ startsOn }) => startsOn <= on) ?? null;
}

/** What each month of each contract was accrued for: Σ over its turns, by contract. */
export async function accruedOf(
  tx: EntityManager,
  communityId: number,
): Promise<Map<string, (EarnedMonth & { readonly turns: number })[]>> {
  const rows = await tx.query<
    { contract_id: string; period: string; amount: string; share: string; turns: number }[]
  >(
    `select contract_id, period, sum(amount) as amount, sum(share) as share, max(turn) as turns
     from income_accrual where community_id = $1 group by contract_id, period order by period`,
    [communityId],
  );
  const by = new Map<string, (EarnedMonth & { turns: number })[]>();
  for (const row of rows) {
    const months = by.get(row.contract_id) ?? [];
    const [amount, share] = [Money.yuan(row.amount), Money.yuan(row.share)];
    months.push({ period: period(row.period), amount, share, turns: row.turns });
    by.set(row.contract_id, months);
  }
  return by;
}

/** The last month of a contract that is accrued. */
export async function accruedThrough(
  tx: EntityManager,
  communityId: number,
  contractId: string,
): Promise<Period | null> {
  const months = (await accruedOf(tx, communityId)).get(contractId) ?? [];
  return (
    months.findLast(({ amount, share }) => !amount.isZero() || !share.isZero())?.period ?? null
  );
}

/** What each contract has earned and was paid towards it, ever; zeros where nothing was. */
export async function standingsOf(
  tx: EntityManager,
  communityId: number,
): Promise<(contractId: string) => Standing> {
  const rows = await tx.query<{ contract_id: string; earned: string; paid: string }[]>(
    `select contract_id, sum(earned) as earned, sum(paid) as paid from (
       select contract_id, amount as earned, 0 as paid from income_accrual where community_id = $1
       union all
       select contract_id, 0, amount from income_receipt
       where community_id = $1 and kind = 'contract' and cancelled_at is null
     ) s group by contract_id`,
    [communityId],
  );
  const by = new Map(
    rows.map((row) => [
      row.contract_id,
      { earned: Money.yuan(row.earned), paid: Money.yuan(row.paid) },
    ]),
  );
  return (contractId) => by.get(contractId) ?? { earned: Money.zero, paid: Money.zero };
}

function grouped(rows: readonly VersionRecord[]): IncomeContract[] {
  const by = new Map<string, [EnteredTerms, ...EnteredTerms[]]>();
  for (const row of rows) {
    const before = by.get(row.contract_id);
    if (before) before.push(termsOf(row));
    else by.set(row.contract_id, [termsOf(row)]);
  }
  const heads = new Map(rows.map((row) => [row.contract_id, row]));
  return [...by].map(([id, versions]) => {
    const head = heads.get(id);
    const endedOn = head?.ended_on ? day(head.ended_on) : null;
    return { id, endedOn, endReason: head?.end_reason ?? null, versions };
  });
}

function termsOf(row: VersionRecord): EnteredTerms {
  return {
    version: row.version,
    kind: row.kind,
    place: row.place,
    owner: row.owner,
    counterparty: row.counterparty,
    counterpartyKind: row.counterparty_kind,
    startsOn: day(row.starts_on),
    endsOn: row.ends_on === null ? null : day(row.ends_on),
    schedule: row.schedule,
    amount: row.amount,
    dueDay: row.due_day,
    incomeAccount: row.income_account,
    costAccounts: row.cost_accounts,
    developerShare: shareOf(row),
    fileId: row.file_id,
    resolutionRef: row.resolution_ref,
  };
}

function shareOf({ share_kind: kind, share_value: value }: VersionRecord) {
  if (kind === null || value === null) return null;
  // numeric(18,6) writes its zeros: 0.300000 is 0.3, 56000.000000 is 56000.00
  return kind === 'rate'
    ? { kind, value: Rate.of(value).toString() }
    : { kind, value: Money.yuan(Rate.of(value).toString()).toString() };
}
