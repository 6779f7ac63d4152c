import type { EntityManager } from 'typeorm';
import { surplusRoot } from '../../migrations/sql-surplus';
import { Money } from '../shared/money';
import { Rate } from '../shared/rate';
import type {
  SurplusBasis,
  SurplusFund,
  SurplusHome,
  SurplusLine,
  SurplusMode,
} from './surplus.rules';

export type SurplusState = 'proposed' | 'decided' | 'refused' | 'posted';

export const surplusStateNames: Readonly<Record<SurplusState, string>> = {
  proposed: '待决定',
  decided: '已决定，待入账',
  refused: '未通过',
  posted: '已入账',
};

/** Where advances for a fee are kept. */
export interface FeeAdvance {
  readonly feeCode: string;
  readonly account: string;
  readonly fund: string;
}

/** A distribution without its lines. */
export interface SurplusHead {
  readonly id: string;
  readonly year: number;
  readonly fund: SurplusFund;
  readonly mode: SurplusMode;
  readonly basis: SurplusBasis | null;
  readonly rate: string | null;
  readonly total: Money;
  readonly lineCount: number;
  readonly reason: string;
  readonly advance: FeeAdvance | null;
  readonly finalAccountsId: string | null;
  readonly state: SurplusState;
  readonly contentHash: string;
  readonly decidedBy: 'committee' | 'owners';
  readonly resolutionId: string | null;
  readonly proposedAt: Date;
  readonly decidedAt: Date | null;
  readonly postedAt: Date | null;
}

interface HeadRecord {
  id: string;
  year: number;
  fund: SurplusFund;
  mode: SurplusMode;
  basis: SurplusBasis | null;
  rate: string | null;
  total: string;
  line_count: number;
  reason: string;
  fee_code: string | null;
  advance_account: string | null;
  advance_fund: string | null;
  final_accounts_id: string | null;
  state: SurplusState;
  content_hash: string;
  decided_by: 'committee' | 'owners';
  resolution_id: string | null;
  proposed_at: Date;
  decided_at: Date | null;
  posted_at: Date | null;
}

/** The newest first; `id` null: all of them. Through the transaction given, writing or reading. */
export async function surplusHeads(
  tx: EntityManager,
  communityId: number,
  id: string | null,
): Promise<SurplusHead[]> {
  const rows = await tx.query<HeadRecord[]>(
    `select id, year, fund, mode, basis, rate, total, line_count, reason, fee_code, advance_account,
       advance_fund, final_accounts_id, state, content_hash, decided_by, resolution_id, proposed_at,
       decided_at, posted_at
     from surplus_distribution where community_id = $1 and ($2::uuid is null or id = $2)
     order by proposed_at desc, id`,
    [communityId, id],
  );
  return rows.map(headOf);
}

function headOf(row: HeadRecord): SurplusHead {
  const { fee_code: feeCode, advance_account: account, advance_fund: fund } = row;
  return {
    id: row.id,
    year: row.year,
    fund: row.fund,
    mode: row.mode,
    basis: row.basis,
    // numeric writes its zeros: 2.000000 is 2
    rate: row.rate === null ? null : Rate.of(row.rate).toString(),
    total: Money.yuan(row.total),
    lineCount: row.line_count,
    reason: row.reason,
    advance:
      feeCode === null || account === null || fund === null ? null : { feeCode, account, fund },
    finalAccountsId: row.final_accounts_id,
    state: row.state,
    contentHash: row.content_hash,
    decidedBy: row.decided_by,
    resolutionId: row.resolution_id,
    proposedAt: row.proposed_at,
    decidedAt: row.decided_at,
    postedAt: row.posted_at,
  };
}

/** Homes that take part, in the order that decides on equal fen: building, door, id. */
export function takingPart(
  tx: EntityManager,
  communityId: number,
  kinds: readonly string[],
): Promise<SurplusHome[]> {
  return tx.query<SurplusHome[]>(
    `select u.id as "unitId", u.registered_area::text as area, u.holding = 'developer' as "isDeveloper"
     from unit u join building b on b.community_id = u.community_id and b.id = u.building_id
     where u.community_id = $1 and u.kind = any($2::text[]) order by b.name, u.door, u.id`,
    [communityId, kinds],
  );
}

/** What a fund could distribute, as the books stand. */
export async function availableIn(
  tx: EntityManager,
  communityId: number,
  fund: SurplusFund,
): Promise<Money> {
  const [row] = await tx.query<{ available: string }[]>(
    'select surplus_available($1, $2) as available',
    [communityId, fund],
  );
  return Money.yuan(row?.available ?? '0');
}

/**
 * Of the year and fund: its decided final accounts, and whether it needs any because it had a budget.
 */
export async function finalAccountsFor(
  tx: EntityManager,
  communityId: number,
  { year, fund }: { year: number; fund: SurplusFund },
): Promise<{ readonly id: string | null; readonly needed: boolean }> {
  const [row] = await tx.query<{ id: string | null }[]>(
    `select f.id from budget b
     left join final_accounts f on f.community_id = b.community_id and f.budget_id = b.id
       and f.state = 'decided'
     where b.community_id = $1 and b.year = $2 and b.fund = $3 and b.in_force_version is not null`,
    [communityId, year, fund],
  );
  return { id: row?.id ?? null, needed: row !== undefined };
}

/** Everything of a proposal that is kept in its head. */
export interface NewDistribution {
  readonly id: string;
  readonly year: number;
  readonly fund: SurplusFund;
  readonly mode: SurplusMode;
  readonly basis: SurplusBasis | null;
  readonly rate: string | null;
  readonly unitKinds: readonly string[];
  readonly total: Money;
  readonly advance: FeeAdvance | null;
  readonly reason: string;
  readonly finalAccountsId: string | null;
  readonly decidedBy: 'committee' | 'owners';
  readonly by: string;
  readonly at: Date;
}

const WITH_LINES = `
  with line as (
    select l.no, l.unit_id, l.weight, l.amount
    from unnest($18::uuid[], $19::bigint[], $20::numeric(18,2)[])
      with ordinality as l(unit_id, weight, amount, no)
  ), head as (
    insert into surplus_distribution (community_id, id, year, fund, mode, basis, rate, unit_kinds, total,
      fee_code, advance_account, advance_fund, reason, final_accounts_id, decided_by, proposed_by,
      proposed_at, line_count, lines_root, content_hash)
    select $1, $2::uuid, $3, $4, $5, $6, $7, $8::text[], $9, $10, $11, $12, $13, $14::uuid, $15, $16::uuid,
      $17, (select count(*) from line), (select ${surplusRoot('l')} from line l), ''
  )
  insert into surplus_line (community_id, distribution_id, no, unit_id, weight, amount)
  select $1, $2::uuid, l.no, l.unit_id, l.weight, l.amount from line l`;

/** Keeps a proposal with all its lines, in one statement. */
export async function writeProposal(
  tx: EntityManager,
  communityId: number,
  { head, lines }: { head: NewDistribution; lines: readonly SurplusLine[] },
): Promise<void> {
  await tx.query(WITH_LINES, [
    communityId,
    head.id,
    head.year,
    head.fund,
    head.mode,
    head.basis,
    head.rate,
    head.unitKinds,
    head.total.toString(),
    head.advance?.feeCode ?? null,
    head.advance?.account ?? null,
    head.advance?.fund ?? null,
    head.reason,
    head.finalAccountsId,
    head.decidedBy,
    head.by,
    head.at,
    lines.map(({ unitId }) => unitId),
    lines.map(({ weight }) => weight.toString()),
    lines.map(({ amount }) => amount.toString()),
  ]);
}

/** The lines as they were proposed; whose bills an advance does not settle is asked of the roll of today. */
export async function writtenLines(
  tx: EntityManager,
  communityId: number,
  id: string,
): Promise<SurplusLine[]> {
  const rows = await tx.query<
    { unit_id: string; weight: string; amount: string; is_developer: boolean }[]
  >(
    `select l.unit_id, l.weight, l.amount, u.holding = 'developer' as is_developer
     from surplus_line l join unit u on u.community_id = l.community_id and u.id = l.unit_id
     where l.community_id = $1 and l.distribution_id = $2 order by l.no`,
    [communityId, id],
  );
  return rows.map((row) => ({
    unitId: row.unit_id,
    weight: BigInt(row.weight),
    amount: Money.yuan(row.amount),
    isDeveloper: row.is_developer,
  }));
}
