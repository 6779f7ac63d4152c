import type { EntityManager } from 'typeorm';
import type { Post } from '../shared/posts';
import type { BudgetFund, BudgetSide, Step } from './budget-names.rules';

/** A budget without its versions. */
export interface BudgetHead {
  readonly id: string;
  readonly year: number;
  readonly fund: BudgetFund;
  readonly title: string;
  readonly currentVersion: number;
  readonly inForceVersion: number | null;
  readonly inForceAt: Date | null;
  readonly settledAt: Date | null;
}

const HEAD = `id, year, fund, title, current_version as "currentVersion",
  in_force_version as "inForceVersion", in_force_at as "inForceAt", settled_at as "settledAt"`;

/** All budgets of a community, the newest year first. */
export function budgetHeadsOf(tx: EntityManager, communityId: number): Promise<BudgetHead[]> {
  return tx.query<BudgetHead[]>(
    `select ${HEAD} from budget where community_id = $1 order by year desc, fund`,
    [communityId],
  );
}

export async function budgetHeadOf(
  tx: EntityManager,
  communityId: number,
  budgetId: string,
): Promise<BudgetHead | null> {
  const [head] = await tx.query<BudgetHead[]>(
    `select ${HEAD} from budget where community_id = $1 and id = $2`,
    [communityId, budgetId],
  );
  return head ?? null;
}

export interface SumsOfVersion {
  readonly version: number;
  readonly side: BudgetSide;
  readonly amount: string;
  readonly contingency: string;
}

/** Income and expense of every version. */
export function sumsOf(
  tx: EntityManager,
  communityId: number,
  budgetId: string,
): Promise<SumsOfVersion[]> {
  return tx.query<SumsOfVersion[]>(
    `select version, side, sum(amount) as amount,
       coalesce(sum(amount) filter (where is_contingency), 0) as contingency
     from budget_line_content where community_id = $1 and budget_id = $2 group by version, side`,
    [communityId, budgetId],
  );
}

export interface StepDone {
  readonly version: number;
  readonly step: Step;
  readonly at: Date;
  readonly post: Post;
  readonly note: string;
}

export function stepsOf(
  tx: EntityManager,
  communityId: number,
  budgetId: string,
): Promise<StepDone[]> {
  return tx.query<StepDone[]>(
    `select s.version, s.step, s.at, g.post, s.note from budget_step s
     join role_grant g on g.community_id = s.community_id and g.id = s.grant_id
     where s.community_id = $1 and s.budget_id = $2 order by s.at, s.id`,
    [communityId, budgetId],
  );
}

export interface RemarkMade {
  readonly id: string;
  readonly version: number;
  readonly lineId: string | null;
  readonly text: string;
  readonly at: Date;
  readonly post: Post;
}

export function remarksOf(
  tx: EntityManager,
  communityId: number,
  budgetId: string,
): Promise<RemarkMade[]> {
  return tx.query<RemarkMade[]>(
    `select r.id, r.version, r.line_id as "lineId", r.text, r.at, g.post from budget_remark r
     join role_grant g on g.community_id = r.community_id and g.id = r.grant_id
     where r.community_id = $1 and r.budget_id = $2 order by r.at, r.id`,
    [communityId, budgetId],
  );
}

export interface CommentCount {
  readonly lineId: string | null;
  readonly comments: number;
  readonly open: number;
  readonly visible: number;
}

/** By line over all versions: all, those not answered, and those not hidden. */
export function commentCountsOf(
  tx: EntityManager,
  communityId: number,
  budgetId: string,
): Promise<CommentCount[]> {
  return tx.query<CommentCount[]>(
    `select c.line_id as "lineId", count(*)::integer as comments,
       count(*) filter (where c.hidden_at is null and a.comment_id is null)::integer as open,
       count(*) filter (where c.hidden_at is null)::integer as visible
     from budget_comment c
     left join budget_answer a on a.community_id = c.community_id and a.comment_id = c.id
     where c.community_id = $1 and c.budget_id = $2 group by c.line_id`,
    [communityId, budgetId],
  );
}

export interface RollSize {
  /** Billable square metres of homes and shops: a space is paid by the piece. */
  readonly area: string;
  /** Residential units. */
  readonly households: number;
}

export async function rollSizeOf(tx: EntityManager, communityId: number): Promise<RollSize> {
  const [row] = await tx.query<RollSize[]>(
    `select coalesce(sum(billing_area) filter (where kind in ('residential', 'commercial')),
         0)::numeric(14,2)::text as area,
       count(*) filter (where kind = 'residential')::integer as households
     from unit where community_id = $1`,
    [communityId],
  );
  return row ?? { area: '0.00', households: 0 };
}

/** 元/㎡·月 of each line of a version, four decimals; none without an area. */
export async function perSquareMetreOf(
  tx: EntityManager,
  communityId: number,
  of: { budgetId: string; version: number; area: string },
): Promise<Map<string, string>> {
  const rows = await tx.query<{ id: string; each: string }[]>(
    `select line_id as id, round(amount / ($4::numeric * 12), 4)::text as each
     from budget_line_content
     where community_id = $1 and budget_id = $2 and version = $3 and $4::numeric > 0`,
    [communityId, of.budgetId, of.version, of.area],
  );
  return new Map(rows.map(({ id, each }) => [id, each]));
}

/** Names of accounts and of files, for the lines that name them. */
export async function namesOf(
  tx: EntityManager,
  communityId: number,
  of: { codes: readonly string[]; fileIds: readonly string[] },
): Promise<{ accounts: Map<string, string>; files: Map<string, string> }> {
  const accounts = await tx.query<{ code: string; name: string }[]>(
    'select code, name from account where community_id = $1 and code = any($2::text[])',
    [communityId, of.codes],
  );
  const files = await tx.query<{ id: string; name: string }[]>(
    'select id, name from file_object where community_id = $1 and id = any($2::uuid[])',
    [communityId, of.fileIds],
  );
  return {
    accounts: new Map(accounts.map(({ code, name }) => [code, name])),
    files: new Map(files.map(({ id, name }) => [id, name])),
  };
}
