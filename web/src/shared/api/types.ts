/**
 * Shapes the server speaks, as the pages use them. Money is text ("5670.00"), days "YYYY-MM-DD",
 * periods "YYYY-MM", instants ISO 8601.
 */
export interface Page<T> {
  items: T[];
  next: string | null;
}

export interface DemoPerson {
  key: string;
  name: string;
  post: string;
  postName: string;
  community: string;
  says: string;
}

export interface Site {
  name: string;
  demo: boolean;
  version: string;
  demoPeople?: DemoPerson[];
}

export interface HeldPost {
  post: string;
  postName: string;
  party: string;
  startsOn: string;
  endsOn: string | null;
}

export interface Membership {
  id: number;
  name: string;
  posts: HeldPost[];
  units: { id: string; label: string; relation: string }[];
  rights: string[];
}

export interface Session {
  person: { id: string; name: string };
  secondFactor: { enrolled: boolean; required: boolean };
  isOperator: boolean;
  communities: Membership[];
}

export interface Device {
  id: string;
  device: string;
  createdAt: string;
  lastSeenAt: string;
  current: boolean;
}

export interface Community {
  id: number;
  name: string;
  address: string;
  trustorName: string;
  trusteeName: string;
  booksStartOn: string;
  officePhone: string;
  units: { count: number; households: number; area: string };
}

export interface PostHolder {
  grantId: string;
  personName: string;
  post: string;
  postName: string;
  party: string;
  startsOn: string;
  endsOn: string | null;
  resolutionRef: string;
}

export interface FundBalance {
  fund: string;
  name: string;
  balance: string;
}

export interface BankBalance {
  name: string;
  /** Last four digits; null for cash and payment channels. */
  tail: string | null;
  fund: string;
  accountCode: string;
  balance: string;
}

export interface EntryCard {
  seq: string;
  bookedOn: string;
  period: string;
  voucherNo: number;
  title: string;
  summary: string;
  amount: string;
  direction: 'in' | 'out' | 'none';
  fund: string;
  accountName: string;
  payeeName: string | null;
  thumbnailFileId: string | null;
  fileCount: number;
  kind: string;
  reversed: boolean;
  approvedBy: string | null;
}

export interface SpendingInProgress {
  id: string;
  title: string;
  amount: string;
  state: string;
  stateName: string;
  consultationEndsOn: string | null;
}

export interface Report {
  id: string;
  kind: string;
  title: string;
  period: string;
  fileId: string;
  sha256: string;
  createdAt: string;
  madeBy: string;
  printCount: number;
}

/** A report as the home lists it; `/reports` has the whole of it. */
export type PublishedReport = Pick<Report, 'id' | 'kind' | 'title' | 'period' | 'createdAt'>;

export interface AccountSummary {
  on: string;
  total: string;
  funds: FundBalance[];
  banks: BankBalance[];
  month: { period: string; in: string; out: string };
  lastPayments: EntryCard[];
  /** The reader's own homes. */
  units: { label: string }[];
  inProgress: SpendingInProgress[];
  /** Every day up to and including this one is closed for good. */
  closedThrough: string | null;
  reports: PublishedReport[];
}

export interface Statement extends Page<EntryCard> {
  /** Over everything that fits; only on the first page. */
  totals?: { in: string; out: string } | null;
}

export interface FileView {
  id: string;
  name: string;
  mediaType: string;
  size: number;
  sha256: string;
  publicSha256: string | null;
  thumbnail: boolean;
  width: number | null;
  height: number | null;
}

export interface VoucherLine {
  accountCode: string;
  accountName: string;
  fund: string;
  debit: string;
  credit: string;
  summary: string;
  payeeName: string | null;
  /** How many homes stand behind the line. */
  homes?: number;
  /** Set when the line is the reader's own home. */
  ownHome?: string | null;
}

/** null = the system, from an approved document (机制凭证). */
export type PersonByPost = { name: string; postName: string } | null;

export interface EntryPeople {
  preparedBy: PersonByPost;
  reviewedBy: PersonByPost;
  postedBy: PersonByPost;
  cashier: PersonByPost;
}

export interface ChainStep {
  step: string;
  stepName: string;
  postName: string;
  personName?: string | null;
  at: string;
  note: string | null;
}

export interface EntryRef {
  seq: string;
  period: string;
  voucherNo: number;
  bookedOn: string;
}

export interface Entry extends EntryCard {
  sentence: string;
  lines: VoucherLine[];
  total: string;
  totalInWords: string;
  people: EntryPeople;
  chain: ChainStep[];
  files: FileView[];
  reverses: EntryRef | null;
  reversedBy: EntryRef | null;
  balanceAfter: { total: string; fund: string };
  attachmentCount: number;
  postedAt: string;
  spendingId: string | null;
}

/** One source or use; the amounts of its accounts add up to its own. */
export interface FlowPart {
  key: string;
  name: string;
  /** Negative only where more was taken back than came in. */
  amount: string;
  accounts: { code: string; name: string; amount: string }[];
}

export interface Flow {
  opening: string;
  closing: string;
  sources: FlowPart[];
  uses: FlowPart[];
  byMonth: { period: string; in: string; out: string; closing: string }[];
}

export interface Job {
  id: string;
  kind: string;
  title: string;
  state: 'queued' | 'running' | 'done' | 'failed' | 'cancelled';
  done: number;
  total: number;
  result: unknown;
  problem: { detail?: string; message?: string } | null;
}

export interface BindingRequest {
  id: string;
  state: string;
}

export interface SecondFactorEnrolment {
  secret: string;
  otpauthUrl: string;
  qrSvg: string;
}
