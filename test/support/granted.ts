/**
 * Everything the serving roles may do to each table, by hand: whatever the catalogue has beyond it is
 * a decision nobody read. s select, i insert, u update, d delete; columns in brackets.
 */
const BOOK = 's';
const RECORD = 'si';

export const APP_MAY: Readonly<Record<string, string>> = {
  // 会计账簿: written by functions only
  account: BOOK,
  account_period: BOOK,
  budget_period: BOOK,
  entry: BOOK,
  entry_file: BOOK,
  ledger_head: BOOK,
  period_close: BOOK,
  posting: BOOK,
  voucher_counter: BOOK,
  // 存证: grows with the acts themselves, signed by another role
  books_transfer: BOOK,
  log_checkpoint: BOOK,
  log_cosignature: BOOK,
  log_head: BOOK,
  log_leaf: BOOK,
  log_node: BOOK,
  log_refusal: BOOK,
  // records: rows are added
  file_access: RECORD,
  file_object: RECORD,
  bank_line: RECORD,
  bank_statement: RECORD,
  money_month: RECORD,
  money_month_line: RECORD,
  money_month_unit: RECORD,
  receipts_tree: RECORD,
  receipts_tree_home: RECORD,
  report_archive: RECORD,
  report_number: RECORD,
  report_statement: RECORD,
  security_event: RECORD,
  spending_file: RECORD,
  spending_quote: RECORD,
  trust_contract: RECORD,
  // 遮盖: what the file then shows is set by a function
  public_copy:
    's i(boxes,community_id,file_id,grant_id,height,masked_at,media_type,no,note,person_id,' +
    'replaced_sha256,sha256,thumbnail_sha256,width)',
  // 收费: bills are made by functions, and only what is paid of them moves
  advance_use: BOOK,
  advance_use_line: BOOK,
  bill_run: BOOK,
  fee_schedule: RECORD,
  receipt_allocation: RECORD,
  online_notification: RECORD,
  online_receipt: RECORD,
  income_version: RECORD,
  income_accrual: RECORD,
  remuneration_formula: RECORD,
  remuneration_run: RECORD,
  remuneration_line: RECORD,
  reminder: RECORD,
  unit_settlement: RECORD,
  spending_act:
    's i(act,at,community_id,content_hash,grant_id,id,note,person_id,request_id,version)',
  // 开放式预算: a draft's lines are written anew; what is approved is set by a function
  budget: 'si u(current_version)',
  budget_answer: RECORD,
  budget_comment: 'si u(hidden_at,hidden_by,hidden_reason)',
  budget_line: RECORD,
  budget_line_content: 'sdi',
  budget_remark: RECORD,
  budget_step:
    's i(at,budget_id,community_id,content_hash,grant_id,id,note,person_id,step,version)',
  budget_version:
    'si u(comment_ends_on,comment_opens_on,content_hash,decided_at,decided_by,reason,resolution_id,' +
    'state,submitted_at,surplus_note)',
  // 决算, 结余: what was submitted or proposed is kept by its guard
  final_accounts:
    'si u(audit_ref,decided_at,decided_by,expense,income,made_at,made_by,resolution_id,state,' +
    'submitted_at,submitted_by,surplus_note)',
  final_accounts_act: 's i(act,at,community_id,content_hash,grant_id,id,note,person_id,subject_id)',
  final_accounts_line: 'sdi',
  surplus_act: 's i(act,at,community_id,content_hash,grant_id,id,note,person_id,subject_id)',
  surplus_distribution: 'si u(decided_at,posted_at,posted_by,resolution_id,state)',
  surplus_line: RECORD,
  // 公示日历: rules, countersignatures and what was hung up
  disclosure_profile: RECORD,
  publication: RECORD,
  report_countersign: RECORD,
  // 公开页, 岗位工资表; who in office looked at whose personal data
  payroll_line: RECORD,
  payroll_sheet: RECORD,
  personal_reading: RECORD,
  public_page: 'si u(close_reason,closed_at,closed_by,opened_at,opened_by,resolution_id,state)',
  // 表决: the roll, every ballot and how it was judged are added
  voting_right: RECORD,
  voting_right_unit: RECORD,
  ballot: RECORD,
  ballot_count: RECORD,
  official_result: RECORD,
  // rows of which only some columns may move
  ballot_batch: 'si u(accepted,check_note,checked_at,checked_by)',
  proxy: 'si u(revoked_at,revoked_by)',
  // a draft may be put right; what was announced is kept by its guard
  resolution:
    'si u(abstain_area,abstain_heads,against_area,against_heads,announced_at,announced_by,closed_at,' +
    'closed_by,closes_on,count_hash,for_area,for_heads,kind,matter,mode,notice_on,opens_on,outcome,' +
    'proxy_cap,roll_hash,secret,state,subject_hash,subject_id,subject_kind,subject_version,text,title,' +
    'total_area,total_heads,unit_count)',
  bank_account: 'si u(bank_name,closed_on,name)',
  bill: 's u(settled)',
  bill_relief: 'si u(decided_at,decided_by,entry_seq,state)',
  bank_import:
    'si u(added,confirmed_at,confirmed_by,job_id,line_count,new_count,problems,profile,stated_closing,stated_opening)',
  bank_mapping: 'si u(profile,updated_at,updated_by)',
  bank_match: 'si u(undone_at,undone_by,undone_reason)',
  binding_request: 'si u(decided_at,decided_by,decided_party,reason,state)',
  idempotency_key: 'si u(response)',
  online_payment: 'si u(closed_at)',
  income_contract: 'si u(end_reason,ended_at,ended_by,ended_on)',
  income_receipt: 'si u(cancel_reason,cancelled_at,cancelled_by)',
  invite_code: 'si u(revoked_at,used_at,used_by)',
  login:
    'si u(disabled_at,must_change_password,password_hash,totp_enrolled_at,totp_last_step,totp_pending_sealed,totp_secret_sealed)',
  login_session: 'sdi u(last_seen_at,revoked_at)',
  meter_reading: 'si u(before,now,recorded_at,recorded_by)',
  payee:
    'si u(account_hash,account_name,account_sealed,account_tail,bank_name,name,related_note,related_party)',
  payee_bank_change: 'si u(cancelled_at,cancelled_by,confirmed_at,confirmed_by,effective_at)',
  payment_order: 'si u(bank_reference,entry_seq,paid_on)',
  person: 'si u(identity_hash,identity_tail,phone_hash,phone_sealed,phone_tail)',
  role_grant: 'si u(end_reason,ended_at,ended_by,ended_on)',
  receipt: 'si u(cancel_reason,cancelled_at,cancelled_by)',
  cashier_day: 'si u(reviewed_at,reviewed_by)',
  receipt_import: 'si u(confirmed_at,confirmed_by,job_id,known,lines,taken)',
  receipt_counter: 'si u(last_no)',
  roll_import: 'si u(confirmed_at,confirmed_by,outcome,units)',
  shared_cost: 'si u(evidence,recorded_at,recorded_by,total)',
  spending_counter: 'si u(last_no)',
  commitment: 'si u(state)',
  commitment_act: 's i(act,at,commitment_id,community_id,grant_id,id,note,person_id)',
  commitment_counter: 'si u(last_no)',
  spending_request:
    'si u(account_code,amount,approvals_needed,budget_line_id,commitment_id,consultation_days,' +
    'consultation_ends_on,content_hash,contract_version,emergency_description,' +
    'emergency_grounds,fund,invoice_code,invoice_hash,invoice_number,invoice_total,ladder_basis,' +
    'ladder_by,objection_ends_on,occurred_on,payee_id,quotes_exempt,reason,state,submitted_on,' +
    'updated_at,version)',
  // 公示异议, 应急: when the database heard of it is nobody's to write
  spending_objection:
    's u(withdrawn_at) i(community_id,person_id,raised_at,request_id,text,turn,version)',
  spending_objection_unit: RECORD,
  spending_freeze:
    's u(ended_at,outcome,resolution_id,settled_through) ' +
    'i(area,community_id,frozen_at,households,request_id,round,total_area,version)',
  spending_answer:
    's i(answered_at,community_id,grant_id,person_id,request_id,round,text,turn,version)',
  spending_vote:
    's i(agree,community_id,grant_id,person_id,question,reason,request_id,round,version,voted_at)',
  spending_emergency:
    's u(claim_seq,cost_seq,decided_at,outcome,payable_account) ' +
    'i(amount,community_id,description,grounds,published_at,ratify_by,request_id,version)',
  // 质询: everything is added; when the database heard of it is nobody's to write
  inquiry:
    's i(answer_days,at,committee_days,community_id,contract_version,id,number,person_id,post,' +
    'subject_id,subject_kind,subject_line,text,topic)',
  inquiry_answer: 's i(at,community_id,grant_id,id,inquiry_id,person_id,round,text,turn)',
  inquiry_answer_file: RECORD,
  inquiry_verdict: 's i(answered,at,community_id,inquiry_id,note,round)',
  inquiry_escalation: 's i(at,community_id,due_on,inquiry_id,round,told)',
  inquiry_hiding: 's i(at,community_id,grant_id,inquiry_id,part,person_id,place,reason)',
  inquiry_follow: 'sdi',
  // 审计: the same
  audit_engagement:
    's i(answer_days,at,community_id,fee,firm,from_period,grant_id,id,number,person_id,' +
    'resolution_ref,sampling_number,scope,to_period)',
  audit_engagement_auditor: RECORD,
  audit_sample:
    's i(account_code,at,community_id,draw_no,engagement_id,from_period,fund,grant_id,head_root,' +
    'head_size,id,item_count,item_total,items_root,method,person_id,population_count,' +
    'population_root,population_total,seed,side,size_asked,title,to_period)',
  audit_sample_item: RECORD,
  audit_tick: 's i(at,community_id,grant_id,mark,no,note,person_id,sample_id,turn)',
  audit_finding:
    's i(amount,answer_days,at,community_id,engagement_id,grant_id,id,is_personal,no,person_id,' +
    'severity,subject_id,subject_kind,text,title)',
  audit_finding_step: 's i(act,at,community_id,finding_id,grant_id,person_id,text,turn)',
  audit_finding_file: RECORD,
  audit_opinion:
    's i(at,community_id,engagement_id,grant_id,issued,kind,paragraphs,person_id,version)',
  audit_reading: RECORD,
  // 受托期限与交接: when the database heard of an act is nobody's to write
  trustee_term: 'si u(ends_at,withdrawn_at)',
  handover: 'si u(withdrawn_at)',
  handover_object: 'si u(removed_at,removed_by)',
  handover_act: 's i(act,at,community_id,grant_id,handover_id,id,item,note,person_id)',
  books_seal: RECORD,
  handover_list: RECORD,
  handover_line: RECORD,
  unit_binding: 'si u(end_reason,ended_at,ended_by)',
  unit_vacancy: 'si u(ends_on)',
  // work in progress
  building: 'siu',
  community: 'siu',
  entry_import: 'sdiu',
  job_run: 'sdiu',
  saved_search: 'sdi',
  // 关注、通知: wishes and the ways they go out, forgotten with the person
  follow: 'sdi',
  group_robot: 'si u(is_on,removed_at,removed_by,secret_sealed,webhook_sealed)',
  mail_outbox: 'sdi u(sealed,sent_at,tried_at)',
  mail_subscription: 'sdiu',
  notice: 'sdi u(mailed_at,read_at)',
  notice_cursor: 'si u(through_seq)',
  notice_event: RECORD,
  notice_feed: 'sdiu',
  robot_delivery: 'si u(answer,attempts,done_at,next_at,state)',
  login_attempt: 'sdiu',
  unit: 'siu',
  schema_migration: 's',
  unit_party: 'siu',
  voucher_draft: 'sdiu',
};

/** The reading role sees what pages need: no secrets of log-ins, no keys, no security log. */
export const REPORT_MAY_NOT_SEE = [
  'idempotency_key',
  'invoice_claim',
  'invoice_registry',
  'login',
  'login_attempt',
  'login_session',
  'schema_migration',
  'security_event',
];

/** Only what looks across communities, and the registry of invoices. */
export const DIRECTORY_MAY: Readonly<Record<string, string>> = {
  binding_request: 's(community_id,person_id)',
  community: 's',
  entry: 's(community_id,kind,seq,summary)',
  inquiry: 's(community_id,id,text,topic)',
  inquiry_answer: 's(community_id,inquiry_id,text,turn)',
  inquiry_hiding: 's(community_id,inquiry_id,part,place)',
  invoice_claim: 'sdiu',
  invoice_registry: 'sdiu',
  log_head: 's(community_id,size)',
  role_grant: 's',
  trustee_term: 's',
  unit_binding: 's',
};

/** Leaves without their salts: signing takes no personal data. */
export const SIGNER_MAY: Readonly<Record<string, string>> = {
  log_checkpoint: 'si',
  log_cosignature: 's i(community_id,note_line,size,witness)',
  log_head: 's',
  log_leaf: 's(body,community_id,hash,kind,leaf_index)',
  log_node: 's',
  log_refusal: 'si',
};

/** Functions that run as their owner, and who may call them. */
export const DEFINERS: Readonly<Record<string, string>> = {
  bill_run: 'trust_owner: trust_app',
  bindings_of_person: 'trust_directory: trust_app trust_report',
  cancel_bill_run: 'trust_owner: trust_app',
  close_period: 'trust_owner: trust_app',
  communities_of_person: 'trust_directory: trust_app trust_report',
  community_ids: 'trust_directory: trust_app trust_report',
  entries_saying: 'trust_directory: trust_app trust_report',
  erase_person: 'trust_owner: trust_app',
  erase_person_here: 'trust_owner: trust_app',
  erase_words: 'trust_owner: ',
  extend_chart: 'trust_owner: trust_app',
  final_accounts_settle: 'trust_owner: ',
  grants_of_person: 'trust_directory: trust_app trust_report',
  hold_books: 'trust_owner: trust_app',
  hold_budget_lines: 'trust_owner: trust_app',
  inquiries_like: 'trust_directory: trust_app trust_report',
  inquiries_saying: 'trust_directory: trust_app trust_report',
  invoice_remaining: 'trust_directory: trust_app trust_report',
  late_fee_run: 'trust_owner: trust_app',
  log_row: 'trust_owner: ',
  log_rows: 'trust_owner: ',
  log_sizes: 'trust_directory: trust_app trust_report trust_signer',
  open_books: 'trust_owner: trust_app',
  post_entries: 'trust_owner: trust_app',
  put_budget_in_force: 'trust_owner: trust_app',
  show_public_copy: 'trust_owner: ',
  spending_claims_invoice: 'trust_directory: ',
  use_advances: 'trust_owner: trust_app',
  use_advances_of: 'trust_owner: trust_app',
};
