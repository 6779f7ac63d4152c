import type { EntityManager } from 'typeorm';

/** What a list is computed from: the books up to an entry, everything else as of the moment. */
export interface ListScope {
  readonly communityId: number;
  /** The last entry that belongs to the ending term. */
  readonly throughSeq: string;
  readonly handoverId: string;
  /** The moment of the end, or now for a look ahead. */
  readonly at: Date;
}

export interface HandoverList {
  readonly list: string;
  readonly title: string;
  /** What the new firm does with it. */
  readonly purpose: string;
  /** Lists of single homes and of people's accounts are for the parties; everybody sees count and sum. */
  readonly audience: 'public' | 'parties';
  /** What the amounts are; null: the list has none. */
  readonly amount: string | null;
  /** Gives name, detail, amount; reads the scope from `s`. */
  readonly sql: string;
}

const SCOPE = `with s as (select $1::integer as community, $2::bigint as seq, $3::uuid as handover,
    $4::timestamptz as moment, ($4::timestamptz at time zone 'Asia/Shanghai')::date as day)`;

/** Per home: sums of some accounts up to the last entry, on their own side. */
const perHome = (accounts: string, side: 'p.debit - p.credit' | 'p.credit - p.debit'): string => `
  select b.name || u.door as name, a.name as detail, k.amount
  from (select p.unit_id, p.account_code, sum(${side}) as amount from s
      join posting p on p.community_id = s.community and p.seq <= s.seq and p.unit_id is not null
        and (${accounts})
      group by 1, 2 having sum(${side}) <> 0) k
  join s on true
  join unit u on u.community_id = s.community and u.id = k.unit_id
  join building b on b.community_id = u.community_id and b.id = u.building_id
  join account a on a.community_id = s.community and a.code = k.account_code`;

/** Stored sums, less what was posted later: no book is added up from its beginning. */
export const SUMS_THROUGH = `
  select k.account_code, k.fund, sum(k.debit) as debit, sum(k.credit) as credit from (
    select a.account_code, a.fund, a.debit, a.credit from s
    join account_period a on a.community_id = s.community
    union all
    select p.account_code, p.fund, -p.debit, -p.credit from s
    join posting p on p.community_id = s.community and p.seq > s.seq) k
  group by 1, 2`;

const STATES = `case r.state when 'submitted' then '待审核' when 'reviewed' then '待批准'
    when 'approved' then '待下单' when 'ordered' then '待放款' else '已放款，待付款' end`;

export const HANDOVER_LISTS: readonly HandoverList[] = [
  {
    list: 'balances',
    title: '科目余额',
    purpose: '新受托人接着记账的起点：借方为正，贷方为负，合计为零。',
    audience: 'public',
    amount: '余额',
    sql: `select k.account_code || ' ' || a.name as name, k.fund as detail, k.debit - k.credit as amount
      from (${SUMS_THROUGH}) k join s on true
      join account a on a.community_id = s.community and a.code = k.account_code
      where k.debit <> k.credit`,
  },
  {
    list: 'bank-accounts',
    title: '信托专户与密钥',
    purpose: '账户属于信托，不随受托人更换；新受托人换领自己的一把密钥，业委会的一把不变。',
    audience: 'public',
    amount: '账面余额',
    sql: `select b.name, b.bank_name || ' 尾号' || b.account_tail as detail,
        coalesce(sum(k.debit - k.credit), 0) as amount
      from s join bank_account b on b.community_id = s.community
        and coalesce(b.closed_on, 'infinity') > s.day
      left join (${SUMS_THROUGH}) k on k.account_code = b.account_code
      group by b.id, b.name, b.bank_name, b.account_tail`,
  },
  {
    list: 'arrears',
    title: '各户欠费',
    purpose: '债权属于信托：由新受托人继续收取，业主不向原受托人缴纳。',
    audience: 'parties',
    amount: '应收',
    sql: perHome("p.account_code like '1122%'", 'p.debit - p.credit'),
  },
  {
    list: 'advances',
    title: '各户预缴',
    purpose: '钱在信托专户里，继续抵以后的账单。',
    audience: 'parties',
    amount: '预收',
    sql: perHome("p.account_code like '2203%'", 'p.credit - p.debit'),
  },
  {
    list: 'deposits',
    title: '各户押金与应退款',
    purpose: '由新受托人按原约定退还。',
    audience: 'parties',
    amount: '应付',
    sql: perHome(
      "p.account_code like '224101%' or p.account_code like '224102%' or p.account_code like '224106%'",
      'p.credit - p.debit',
    ),
  },
  {
    list: 'requests',
    title: '在办的支出申请',
    purpose: '已提交的申请不重来：由新受托人的人员和业委会从当前一步接着办。',
    audience: 'public',
    amount: '金额',
    sql: `select r.number || ' ' || r.reason as name, ${STATES} as detail, r.amount
      from s join spending_request r on r.community_id = s.community
        and r.state in ('submitted', 'reviewed', 'approved', 'ordered', 'released')`,
  },
  {
    list: 'drafts',
    title: '未完成的草稿',
    purpose: '凭证草稿由新受托人的审核人决定过账或退回；未提交的支出申请失效，需要时重新提出。',
    audience: 'public',
    amount: null,
    sql: `select '凭证草稿：' || d.summary as name,
        d.booked_on::text || ' ' || case d.state when 'submitted' then '待审核' when 'returned' then '已退回'
          else '未提交' end || '，移交' as detail, null::numeric as amount
      from s join voucher_draft d on d.community_id = s.community and d.state <> 'posted'
      union all
      select '支出申请：' || r.number || ' ' || r.reason,
        '未提交，随经办人任期届满失效', null
      from s join spending_request r on r.community_id = s.community and r.state = 'draft'`,
  },
  {
    list: 'contracts',
    title: '履行中的采购合同',
    purpose: '合同由信托承担，新受托人继续履行或依约解除。',
    audience: 'public',
    amount: '未付部分',
    sql: `select c.number || ' ' || c.title || '（' || p.name || '）' as name,
        c.starts_on::text || ' 至 ' || c.ends_on::text as detail, commitment_rest(c) as amount
      from s join commitment c on c.community_id = s.community and c.state = 'agreed' and c.ends_on >= s.day
      join payee p on p.community_id = c.community_id and p.id = c.payee_id`,
  },
  {
    list: 'income',
    title: '公共收益合同与场地',
    purpose: '租金和分成继续归全体业主；由新受托人通知对方收款不变。',
    audience: 'public',
    amount: '每期金额',
    sql: `select v.place as name, case when v.ends_on is null then '长期'
          else v.starts_on::text || ' 至 ' || v.ends_on::text end as detail, v.amount
      from s join income_contract c on c.community_id = s.community and c.ended_on is null
      join lateral (select * from income_version i where i.community_id = c.community_id
        and i.contract_id = c.id and i.starts_on <= s.day order by i.version desc limit 1) v
        on coalesce(v.ends_on, 'infinity') >= s.day and v.owner = 'COMMON'`,
  },
  {
    list: 'budget',
    title: '预算余额',
    purpose: '本年预算继续有效，新受托人在剩余额度内支出。',
    audience: 'public',
    amount: '可用',
    sql: `select l.name, b.fund as detail, n.available as amount
      from s join budget b on b.community_id = s.community and b.in_force_version is not null
        and b.year = extract(year from s.day)
      join budget_line l on l.community_id = b.community_id and l.budget_id = b.id and l.side = 'expense'
      join lateral budget_standings(s.community, array[l.id]) n on true`,
  },
  {
    list: 'payees',
    title: '供应商与收款账户',
    purpose: '供付款核对；变更收款账户照旧要复核。',
    audience: 'parties',
    amount: null,
    sql: `select p.name, concat_ws(' ', p.credit_code, p.bank_name, '尾号' || p.account_tail,
          case when p.related_party then '原受托人的关联方' end) as detail, null::numeric as amount
      from s join payee p on p.community_id = s.community`,
  },
  {
    list: 'inquiries',
    title: '待答复的质询',
    purpose: '期限照旧计算，由新受托人答复。',
    audience: 'public',
    amount: null,
    sql: `select i.number as name, i.topic as detail, null::numeric as amount
      from s join inquiry i on i.community_id = s.community
      where not exists (select from inquiry_answer a
          where a.community_id = i.community_id and a.inquiry_id = i.id)
        and not exists (select from inquiry_hiding h
          where h.community_id = i.community_id and h.inquiry_id = i.id and h.part = 'question')`,
  },
  {
    list: 'staff',
    title: '原受托人的岗位',
    purpose: '到期全部失效；新受托人另行任命自己的人员。',
    audience: 'public',
    amount: null,
    sql: `select q.name, case g.post when 'manager' then '物业项目经理' when 'clerk' then '物业经办人'
          when 'accountant' then '物业会计' when 'cashier' then '物业出纳' else '物业审核人' end as detail,
        null::numeric as amount
      from s join handover h on h.community_id = s.community and h.id = s.handover
      join role_grant g on g.community_id = s.community and g.trustee_term = h.ending_term
        and g.starts_on <= s.day and coalesce(g.ends_on, 'infinity') >= s.day
        and coalesce(g.ended_on, 'infinity') > s.day
      join person q on q.id = g.person_id`,
  },
  {
    list: 'objects',
    title: '物品、钥匙与资料',
    purpose: '账簿以外的实物：由原受托人登记，双方当面清点。',
    audience: 'public',
    amount: null,
    sql: `select o.name || ' ' || o.quantity || o.unit as name, o.place as detail, null::numeric as amount
      from s join handover_object o on o.community_id = s.community and o.handover_id = s.handover
        and o.removed_at is null`,
  },
];

/** One of them by its code; the table of lists knows no other. */
export function listNamed(list: string): HandoverList {
  const known = HANDOVER_LISTS.find((each) => each.list === list);
  if (!known) throw new Error(`no such list: ${list}`);
  return known;
}

/** With the scope before it: numbered lines of one list. */
export const linesOf = ({ sql }: HandoverList): string => `${SCOPE},
  line as (
    select (row_number() over (order by l.name, l.detail, l.amount))::integer as no, l.name, l.detail,
      l.amount::numeric(18,2) as amount
    from (${sql}) l)`;

export const scopeOf = (scope: ListScope): unknown[] => [
  scope.communityId,
  scope.throughSeq,
  scope.handoverId,
  scope.at,
];

export interface ListHead {
  readonly list: string;
  readonly lineCount: number;
  /** Yuan; null where the lines have no amounts. */
  readonly total: string | null;
}

/** What the lists would say if the term ended now, without their lines. */
export async function listsAhead(tx: EntityManager, scope: ListScope): Promise<ListHead[]> {
  const heads: ListHead[] = [];
  for (const each of HANDOVER_LISTS) {
    const [row] = await tx.query<Omit<ListHead, 'list'>[]>(
      `${linesOf(each)} select count(*)::integer as "lineCount", sum(amount)::text as total from line`,
      scopeOf(scope),
    );
    heads.push({ list: each.list, lineCount: row?.lineCount ?? 0, total: row?.total ?? null });
  }
  return heads;
}

/** The sealed lines of a list that everybody may see. Through the transaction given. */
export async function publicLines(
  tx: EntityManager,
  { communityId, id }: { communityId: number; id: string },
  list: string,
): Promise<{ name: string; detail: string; amount: string | null }[]> {
  if (listNamed(list).audience !== 'public') throw new Error(`${list} is for the parties`);
  return tx.query(
    `select name, detail, amount::text from handover_line
     where community_id = $1 and handover_id = $2 and list = $3 order by no`,
    [communityId, id, list],
  );
}

/** Σ debit of all accounts, and SHA-256 over account, fund, debit and credit of each, up to an entry. */
export const TRIAL_BALANCE = `${SCOPE}
  select coalesce(sum(k.debit), 0)::numeric(18,2)::text as debit,
    handover_lines_root(array_agg(concat_ws(chr(31), k.account_code, k.fund, k.debit::numeric(18,2)::text,
      k.credit::numeric(18,2)::text) order by k.account_code collate "C", k.fund)) as root
  from (${SUMS_THROUGH}) k where (k.debit, k.credit) <> (0, 0)`;
