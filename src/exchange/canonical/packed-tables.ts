import { LOGGED } from '../../../migrations/sql-logged-tables';

/** How a table goes into the package of a community's books. */
export interface PackedTable {
  readonly table: string;
  /** In the package, e.g. `tables/entry.jsonl`. */
  readonly file: string;
  /** Goes along only where personal data do. */
  readonly personal: boolean;
  /** Columns that stay behind where personal data do; their commitments are in the leaves. */
  readonly hidden: readonly string[];
  /** SQL over alias `t`, $1 the community: which rows are this community's. */
  readonly rows: string;
}

/** Without a leaf of each row; nothing in them says anything of a person but these columns. */
const PLAIN: Readonly<Record<string, readonly string[]>> = {
  entry: ['summary', 'idem_key', 'request_hash'],
  posting: ['summary', 'unit_id'],
  entry_file: [],
  account_period: [],
  budget_period: [],
  budget_line_content: [],
  final_accounts_line: [],
  money_month_line: [],
  ballot_count: [],
  report_number: [],
  voucher_counter: [],
  commitment_counter: [],
  receipt_counter: [],
  spending_counter: [],
  log_head: [],
  log_leaf: ['salt'],
  log_node: [],
  log_checkpoint: [],
  log_cosignature: [],
  log_refusal: [],
};

/** The roll, what single households owe and paid, who looked at what, and work in progress. */
const PERSONAL: readonly string[] = [
  'building',
  'unit',
  'unit_party',
  'unit_binding',
  'binding_request',
  'invite_code',
  'meter_reading',
  'bill',
  'receipt_allocation',
  'advance_use_line',
  'receipts_tree_home',
  'money_month_unit',
  'surplus_line',
  'voting_right',
  'voting_right_unit',
  'handover_line',
  'file_access',
  'personal_reading',
  'audit_reading',
  'inquiry_follow',
  'follow',
  'saved_search',
  'notice_event',
  'notice',
  'notice_cursor',
  'notice_feed',
  'mail_subscription',
  'group_robot',
  'robot_delivery',
  'bank_mapping',
  'bank_import',
  'entry_import',
  'receipt_import',
  'roll_import',
  'voucher_draft',
];

/** What stays in its installation, each with its reason. */
export const LEFT_OUT: Readonly<Record<string, string>> = {
  idempotency_key: '为重复请求留存的答复，过期即弃；新的安装没有旧请求',
  job_run: '后台任务的进度显示；任务队列属于安装',
  mail_outbox: '正在寄出的邮件：在新的安装里会再寄一次',
  login_session: '登录会话属于安装',
  login_attempt: '按网络与登录名计数的失败次数，属于安装',
  security_event: '安全日志跨小区，属于安装',
  schema_migration: '数据库结构的版本，写在清单里',
};

const fileOf = (table: string): string => {
  if (table === 'log_leaf') return 'leaves.jsonl';
  if (table === 'log_checkpoint') return 'checkpoints.jsonl';
  return `tables/${table}.jsonl`;
};

const own = (table: string): string =>
  table === 'community' ? 't.id = $1' : 't.community_id = $1';

/** SQL: whether a person (by this expression) is named by the community's rows; filled from the catalogue. */
export const NAMED_PERSONS = '/* persons */';

/** Of the installation, the part that this community's rows point to. */
const SHARED: readonly PackedTable[] = [
  { table: 'person', rows: `t.id in (${NAMED_PERSONS})` },
  { table: 'login', rows: `t.person_id in (${NAMED_PERSONS}) and not t.is_operator` },
  {
    table: 'invoice_registry',
    rows: `t.invoice_hash in (select c.invoice_hash from invoice_claim c
      join spending_request r on r.community_id = $1 and r.id = c.claim)`,
  },
  {
    table: 'invoice_claim',
    rows: 't.claim in (select r.id from spending_request r where r.community_id = $1)',
  },
].map((each) => ({ ...each, file: fileOf(each.table), personal: true, hidden: [] }));

/**
 * Every table of the package, in the order of its parts: what is shared, what has leaves, what is plain,
 * what is personal. A table of the database that is neither here nor in `LEFT_OUT` fails a test.
 */
export const PACKED_TABLES: readonly PackedTable[] = [
  ...SHARED,
  ...LOGGED.map(({ table, private: hidden }) => packed(table, { personal: false, hidden })),
  ...Object.entries(PLAIN).map(([table, hidden]) => packed(table, { personal: false, hidden })),
  ...PERSONAL.map((table) => packed(table, { personal: true, hidden: [] })),
];

function packed(table: string, of: Pick<PackedTable, 'personal' | 'hidden'>): PackedTable {
  return { table, file: fileOf(table), rows: own(table), ...of };
}

/** Never leaves its installation, whoever exports: they would open log-ins. Left empty by the import. */
export const CREDENTIALS: Readonly<Record<string, readonly string[]>> = {
  login: ['password_hash', 'totp_secret_sealed', 'totp_pending_sealed', 'totp_last_step'],
};

/** Columns of a table that do not go along. */
export function withheld({ table, hidden }: PackedTable, withPersonalData: boolean): string[] {
  return [...(withPersonalData ? [] : hidden), ...(CREDENTIALS[table] ?? [])];
}
