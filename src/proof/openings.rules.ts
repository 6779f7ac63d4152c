import { commitmentOf, commitmentsOf, fieldSaltOf, type Leaf, parseLeaf } from './leaf.rules';
import type { Opening } from './leaf.rules';

/** Rows of one table in the log: how a leaf names its row, and which private columns may be shown. */
export interface Openable {
  /** Columns of the primary key besides the community, in the order of a leaf's subject, by type. */
  readonly keys: Readonly<Record<string, 'uuid' | 'integer' | 'smallint' | 'text'>>;
  /** Private columns that readers with the right `log.leaves` see in pages too. */
  readonly columns: readonly string[];
  /** Where the community stands, if not in `community_id`. */
  readonly communityColumn?: string;
}

/**
 * What may be opened of a row's leaf. A column that is private in the log and not named here is never
 * shown: sealed account numbers and keyed hashes are of use to nobody but a thief, and why an office
 * ended is on no page either.
 */
export const OPENABLE: Readonly<Record<string, Openable>> = {
  community: { keys: { id: 'integer' }, columns: ['office_phone'], communityColumn: 'id' },
  role_grant: { keys: { id: 'uuid' }, columns: ['resolution_ref'] },
  trust_contract: { keys: { version: 'integer' }, columns: ['resolution_ref'] },
  bank_account: { keys: { id: 'uuid' }, columns: ['account_tail'] },
  file_object: {
    keys: { id: 'uuid' },
    columns: ['name', 'sha256', 'public_sha256', 'thumbnail_sha256'],
  },
  // what is shown of a file to everyone, and what was shown before
  public_copy: {
    keys: { file_id: 'uuid', no: 'integer' },
    columns: ['sha256', 'thumbnail_sha256', 'replaced_sha256', 'note'],
  },
  payee: {
    keys: { id: 'uuid' },
    columns: ['name', 'credit_code', 'account_name', 'bank_name', 'account_tail', 'related_note'],
  },
  payee_bank_change: { keys: { id: 'uuid' }, columns: ['bank_name', 'account_tail', 'reason'] },
  spending_request: {
    keys: { id: 'uuid' },
    columns: ['reason', 'invoice_code', 'invoice_number', 'quotes_exempt', 'emergency_description'],
  },
  spending_quote: {
    keys: { request_id: 'uuid', version: 'integer', position: 'smallint' },
    columns: ['supplier'],
  },
  spending_act: { keys: { id: 'uuid' }, columns: ['note'] },
  payment_order: {
    keys: { request_id: 'uuid', version: 'integer' },
    columns: ['payee_account_name', 'payee_bank_name', 'payee_account_tail', 'bank_reference'],
  },
  // objections are public, the homes they come from are not
  spending_objection: {
    keys: { request_id: 'uuid', version: 'integer', turn: 'integer' },
    columns: ['text'],
  },
  spending_answer: {
    keys: { request_id: 'uuid', version: 'integer', turn: 'integer' },
    columns: ['text'],
  },
  spending_vote: {
    keys: {
      request_id: 'uuid',
      version: 'integer',
      question: 'text',
      round: 'integer',
      person_id: 'uuid',
    },
    columns: ['reason'],
  },
  spending_emergency: {
    keys: { request_id: 'uuid', version: 'integer' },
    columns: ['description'],
  },
  // whose receipt, whose empty flat and whose hardship it was is nobody's business
  fee_schedule: { keys: { version: 'integer' }, columns: ['resolution_ref'] },
  shared_cost: { keys: { fee_code: 'text', period: 'text' }, columns: ['evidence'] },
  bill_run: { keys: { id: 'uuid' }, columns: ['cancel_reason'] },
  // with whom a place is let out, and what is written beside money, is not opened: it may be a person
  income_version: {
    keys: { contract_id: 'uuid', version: 'integer' },
    columns: ['resolution_ref'],
  },
  remuneration_formula: { keys: { version: 'integer' }, columns: ['resolution_ref'] },
  // what officers said of a budget is on its page; what a resident said may have been hidden since
  budget_step: { keys: { id: 'uuid' }, columns: ['note'] },
  budget_remark: { keys: { id: 'uuid' }, columns: ['text'] },
  budget_answer: { keys: { comment_id: 'uuid' }, columns: ['text'] },
  final_accounts_act: { keys: { id: 'uuid' }, columns: ['note'] },
  surplus_act: { keys: { id: 'uuid' }, columns: ['note'] },
  // what was asked and answered is public until it is hidden; why it was hidden always is
  inquiry_hiding: {
    keys: { inquiry_id: 'uuid', part: 'text', place: 'smallint' },
    columns: ['reason'],
  },
  // what each page of a report says, as hashes; not private, only too many for the code on paper
  report_statement: { keys: { id: 'uuid' }, columns: ['page_digests'] },
  // who paid, and what people write beside a payment, is for those who reconcile
  bank_statement: { keys: { id: 'uuid' }, columns: ['file_name'] },
  bank_line: { keys: { id: 'uuid' }, columns: ['serial'] },
  // 交接: what one firm hands to the next is on its page
  trustee_term: { keys: { no: 'integer' }, columns: ['resolution_ref'] },
  handover: { keys: { id: 'uuid' }, columns: ['reason'] },
  handover_object: { keys: { handover_id: 'uuid', id: 'uuid' }, columns: ['name', 'place'] },
  handover_act: { keys: { id: 'uuid' }, columns: ['note'] },
};

/** Private columns of an entry and of its lines that may be shown; its key and its hash never are. */
export const OPENABLE_OF_ENTRY = { row: ['summary'], lines: ['summary', 'unit_id'] } as const;

/** A leaf as it is stored, and what its rows say today, by path; null where nothing may be opened. */
export interface StoredLeaf {
  readonly body: string;
  /** Null once the personal data of the leaf were erased. */
  readonly salt: Buffer | null;
  readonly values: Readonly<Record<string, string | null>> | null;
}

/**
 * The openings a reader gets: of the columns she may see, and only where today's text is still the one
 * the leaf was made of, because an older text is kept nowhere.
 */
export function openingsOf(
  { body, salt, values }: StoredLeaf,
  maySee: (path: string) => boolean = () => true,
): Opening[] {
  if (salt === null || values === null) return [];
  return [...commitmentsIn(body)].flatMap(([path, commitment]): Opening[] => {
    const value = values[path] ?? null;
    if (value === null || !maySee(path)) return [];
    const fieldSalt = fieldSaltOf(salt, path);
    if (commitmentOf(fieldSalt, value) !== commitment) return [];
    return [{ path, salt: fieldSalt.toString('hex'), value }];
  });
}

/** A leaf someone has tampered with opens to nothing: its bytes go out as they are, to be found out. */
function commitmentsIn(body: string): Map<string, string> {
  let leaf: Leaf;
  try {
    leaf = parseLeaf(body);
  } catch {
    return new Map();
  }
  return commitmentsOf(leaf);
}
