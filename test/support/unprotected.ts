/**
 * What verification does not look at, by hand, each with its reason. Every other column of every other
 * table of the books is changed by `verify-tamper.test.ts`, and must be named.
 */
export const UNPROTECTED_TABLES: Readonly<Record<string, string>> = {
  // people and their log-ins: personal data, changed and deleted by law; not of one community
  person: 'personal data; the books name people by id only',
  login: 'secrets of a log-in, changed by its owner',
  login_session: 'ends by itself',
  login_attempt: 'counts of wrong passwords, cleared away',
  security_event:
    'spans communities; append-only, copied off the machine with the log of the server',
  // the roll of homes: personal data under its own history of bindings
  building: 'register of homes; a line of the books names a home by id',
  unit: 'register of homes; a line of the books names a home by id',
  unit_party: 'personal data of owners and tenants, erased on request',
  unit_binding: 'personal data; its log of begins and ends is shown to the community',
  binding_request: 'a request that waits for an answer',
  invite_code: 'a code that runs out',
  roll_import: 'a file being read in',
  bank_import: 'a file being read in; what was taken in is a statement, which is protected',
  receipt_import: 'a file being read in; what was taken in are receipts, which are protected',
  bank_mapping: 'how files are read; what was read is protected',
  // work in progress: nothing of it counts before it becomes a row of record
  voucher_draft: 'becomes an entry, which is protected',
  entry_import: 'becomes entries, which are protected',
  report_number: 'which number a document has, which the document’s own row says too',
  job_run: 'what a page shows of long work',
  follow: 'what a person wants to hear of: her own, thrown away as she likes',
  notice: 'what a person was told; the things themselves are protected',
  notice_event: 'what there is to tell; the things themselves are protected',
  notice_cursor: 'how far the books were looked through for notices',
  notice_feed: 'the secret address of a person’s own feed, renewed as she likes',
  mail_subscription: 'a person’s own address, hers to change and take away',
  mail_outbox: 'mail on its way, emptied once it is sent',
  group_robot: 'where the group is told; says nothing of money',
  robot_delivery: 'what the group was told of a month, which the books say too',
  saved_search: 'what a person likes to ask again: her own, thrown away as she likes',
  idempotency_key: 'answers kept for repeated requests',
  meter_reading:
    'put right until billed; what a bill took of it is in the bill, which is protected',
  // who wants to hear of what
  inquiry_follow: 'who follows a question: comes and goes, says nothing of money',
  // records of reading, and numbers that follow from protected rows
  file_access: 'who looked at an original; append-only, says nothing of money',
  personal_reading: 'who in office looked at whose data; append-only, says nothing of money',
  audit_reading: 'where an auditor looked; append-only, says nothing of money',
  spending_counter: 'next number of a request; the numbers themselves are protected, and unique',
  commitment_counter:
    'next number of a contract or order; the numbers themselves are protected, and unique',
  receipt_counter: 'next number of a receipt; the numbers themselves are protected, and unique',
  invoice_registry: 'made from the requests of all communities, whose invoices are protected',
  invoice_claim: 'made from the requests of all communities, whose invoices are protected',
  log_refusal: 'the signer says so in its own log too, and goes on refusing',
  schema_migration: 'compared with the program at every start',
};

/** Columns of protected tables. */
export const UNPROTECTED_COLUMNS: Readonly<Record<string, string>> = {
  'log_head.last_at':
    'a floor for the time of the next entry; each entry’s own time is in its leaf',
  'log_cosignature.community_id': 'a witness’s line taken away: the witness keeps its own state',
  'log_cosignature.received_at': 'when we heard of it; the time that counts is in the signed line',
};
