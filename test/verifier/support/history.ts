import { createHash } from 'node:crypto';
import { ACCOUNTS, LADDER, POSTS, type Post } from './cast';
import { dice } from './dice';

/**
 * A community's history as facts, made up from a seed: grants, requests with their acts, payments,
 * receipts, reversals, closed months. What it makes is in order; tests then spoil it.
 */
export interface Fact {
  kind: string;
  op?: 'insert' | 'update';
  row: Record<string, string>;
  lines?: Record<string, string>[];
}

const money = (fen: number) =>
  `${fen < 0 ? '-' : ''}${Math.floor(Math.abs(fen) / 100)}.${String(Math.abs(fen) % 100).padStart(2, '0')}`;
const negated = (amount: string) =>
  amount === '0.00' ? amount : amount.startsWith('-') ? amount.slice(1) : `-${amount}`;

type Side = [account: string, fund: string, debitFen: number, creditFen: number, payee?: string];

export class History {
  readonly facts: Fact[] = [];
  private readonly roll: (n: number) => number;
  private ids = 0;
  private clock = Date.UTC(2026, 0, 5, 1);
  private seq = 0;
  private readonly voucherNo = new Map<string, number>();
  private readonly reversible: Fact[] = [];
  private readonly grants = new Map<Post, { id: string; person: string }>();
  private readonly bankAccount = this.id();
  private readonly payee = this.id();

  constructor(
    readonly seed: number,
    months = 2,
    entriesAMonth = 5,
  ) {
    this.roll = dice(seed);
    this.found();
    for (let month = 1; month <= months; month++) {
      for (let i = 0; i < entriesAMonth; i++) this.something();
      this.reverse();
      this.pay(60_000 + this.roll(900_000), 'committee');
      this.close(`2026-${String(month).padStart(2, '0')}`);
    }
    this.receipt();
  }

  id(): string {
    const hex = createHash('sha256').update(`${this.seed}/${this.ids++}`).digest('hex');
    return [8, 4, 4, 4, 12].map((n, i) => hex.slice(i * 12, i * 12 + n)).join('-');
  }

  private now(): string {
    this.clock += 1000 * (1 + this.roll(3600));
    const iso = new Date(this.clock).toISOString().slice(0, 19);
    const micros = this.roll(3) === 0 ? '' : `.${String(100_000 + this.roll(900_000))}`;
    return `${iso}${micros}+00:00`;
  }

  private today = () => new Date(this.clock + 8 * 3_600_000).toISOString().slice(0, 10);

  private add(kind: string, row: Record<string, string>, op: Fact['op'] = 'insert'): Fact {
    const fact = { kind, op, row };
    this.facts.push(fact);
    return fact;
  }

  private found(): void {
    this.add('community', { id: '7', name: '锦和苑 🏠', office_phone: '010-5550100', address: '' });
    this.add('ledger_head', { books_start_on: '2026-01-01', closed_through: '2025-12-31' });
    for (const [code, kind, is_cash] of ACCOUNTS) {
      this.add('account', {
        code,
        name: `科目${code}`,
        kind,
        is_cash,
        is_leaf: 'true',
        active: 'true',
      });
    }
    for (const [post, party] of POSTS) {
      const grant = { id: this.id(), person: this.id() };
      this.grants.set(post, grant);
      this.add('role_grant', {
        id: grant.id,
        person_id: grant.person,
        party,
        post,
        starts_on: '2026-01-01',
        resolution_ref: '业主大会第 1 号决议',
      });
    }
    this.add('bank_account', { id: this.bankAccount, account_code: '1002', fund: 'F1' });
    this.add('trust_contract', { version: '1', terms: JSON.stringify({ approvalLadder: LADDER }) });
    this.add('payee', { related_party: 'false', id: this.payee, name: '利民电梯维保公司' });
  }

  private something(): void {
    const turn = this.roll(6);
    if (turn === 0) this.pay(1000 + this.roll(49_000), 'reviewer');
    else if (turn === 1) this.general();
    else this.receipt();
  }

  private person = (post: Post) => this.grants.get(post)!.person;

  receipt(): void {
    const [own, agency] = [1 + this.roll(500_000), 1 + this.roll(90_000)];
    const split = this.roll(2) === 0;
    this.entry(
      'receipt',
      split
        ? [
            ['1002', 'F1', own, 0],
            ['4001', 'F1', 0, own],
            ['1002', 'F4', agency, 0],
            ['2241', 'F4', 0, agency],
          ]
        : [
            ['1002', 'F1', own, 0],
            ['1122', 'F1', 0, own],
          ],
    );
  }

  general(): void {
    const fen = 1 + this.roll(300_000);
    const fact = this.entry(
      'general',
      [
        ['1122', 'F1', fen, 0],
        ['4001', 'F1', 0, fen],
      ],
      {
        prepared_by: this.person('accountant'),
        reviewed_by: this.person('reviewer'),
        posted_by: this.person('reviewer'),
      },
    );
    this.reversible.push(fact);
  }

  private entry(kind: string, sides: Side[], more: Record<string, string> = {}): Fact {
    const posted_at = this.now();
    const booked_on = this.today();
    const period = booked_on.slice(0, 7);
    const lines = sides.map(([account_code, fund, debit, credit, payee_id], i) => ({
      line: String(i + 1),
      account_code,
      fund,
      debit: money(debit),
      credit: money(credit),
      summary: i % 2 === 0 ? '' : `第 ${i + 1} 行说明`,
      ...(payee_id ? { payee_id } : {}),
    }));
    const no = (this.voucherNo.get(period) ?? 0) + 1;
    this.voucherNo.set(period, no);
    const total = sides.reduce((sum, [, , debit]) => sum + debit, 0);
    const fact: Fact = {
      kind: 'entry',
      row: {
        seq: String(++this.seq),
        period,
        voucher_no: String(no),
        booked_on,
        posted_at,
        kind,
        total: money(total),
        line_count: String(lines.length),
        attachment_count: '0',
        summary: `${kind} “${no}”\u2028\\`,
        idem_key: this.id(),
        request_hash: this.id(),
        ...more,
      },
      lines,
    };
    this.facts.push(fact);
    return fact;
  }

  reverse(): void {
    if (this.reversible.length === 0) this.general();
    const taken = this.reversible.pop()!;
    const fact = this.entry(
      'reversal',
      [
        ['1122', 'F1', 0, 0],
        ['4001', 'F1', 0, 0],
      ],
      {
        reverses_seq: taken.row['seq']!,
        total: negated(taken.row['total']!),
      },
    );
    fact.lines = taken.lines!.map((line) => ({
      ...line,
      debit: negated(line['debit']!),
      credit: negated(line['credit']!),
    }));
  }

  /** Request, review, approvals, order, release, payment, entry; as the program writes them. */
  pay(fen: number, ladder_by: 'reviewer' | 'committee'): void {
    const id = this.id();
    const content_hash = createHash('sha256').update(id).digest('hex');
    const request = {
      id,
      version: '1',
      amount: money(fen),
      fund: 'F1',
      account_code: '5001',
      payee_id: this.payee,
      content_hash,
      reason: '电梯月度维保',
    };
    this.add('spending_request', { ...request, state: 'draft' });
    const terms = {
      ...request,
      contract_version: '1',
      ladder_basis: money(fen),
      ladder_by,
      approvals_needed: ladder_by === 'committee' ? '2' : '1',
    };
    const act = (name: string, post: Post) =>
      this.add('spending_act', {
        id: this.id(),
        request_id: id,
        version: '1',
        act: name,
        person_id: this.person(post),
        grant_id: this.grants.get(post)!.id,
        content_hash,
        at: this.now(),
        note: '',
      });
    act('request', 'clerk');
    this.add('spending_request', { ...terms, state: 'submitted' }, 'update');
    act('review', 'reviewer');
    if (ladder_by === 'committee') act('approve', 'chair');
    if (ladder_by === 'committee') act('approve', 'member');
    this.add('spending_request', { ...terms, state: 'approved' }, 'update');
    const order = {
      request_id: id,
      version: '1',
      bank_account_id: this.bankAccount,
      amount: money(fen),
    };
    this.add('payment_order', { ...order, payee_account_tail: '4321' });
    act('order', 'cashier');
    act('release', 'finance-member');
    act('pay', 'cashier');
    this.entry(
      'payment',
      [
        ['5001', 'F1', fen, 0, this.payee],
        ['1002', 'F1', 0, fen],
      ],
      {
        source_kind: 'spending',
        source_id: id,
        reviewed_by: this.person('reviewer'),
        cashier: this.person('cashier'),
      },
    );
    this.add('spending_request', { ...terms, state: 'paid' }, 'update');
  }

  /** The month is over, and the next one begins. */
  private close(period: string): void {
    const [year, month] = period.split('-').map(Number) as [number, number];
    this.clock = Date.UTC(year, month, 2, 1) + this.roll(86_400_000);
    this.add('period_close', {
      period,
      closed_by: this.person('accountant'),
      last_voucher_no: String(this.voucherNo.get(period) ?? 0),
    });
  }
}
