import * as fs from 'node:fs';
import * as path from 'node:path';
import { Money } from '../../../shared/money';

/** An order as the payment firm has it. */
export interface SandboxOrder {
  readonly outTradeNo: string;
  readonly merchant: string;
  readonly description: string;
  readonly amount: Money;
  readonly expiresAt: Date;
  readonly returnUrl: string;
  readonly state: 'NOTPAY' | 'SUCCESS' | 'CLOSED';
  /** Of an order that is paid. */
  readonly transactionId: string;
  /** What was paid: what was ordered, unless the sandbox was told to err. */
  readonly paid: Money;
  readonly paidAt: Date | null;
  /** The id of its notification. */
  readonly eventId: string;
  /** Our door has answered that it has it. */
  readonly told: boolean;
}

type Kept = Record<keyof SandboxOrder, string | boolean | null>;

/**
 * The firm's own books: one line for each change of an order, in a file of their own, because they are
 * another's. Whoever starts again finds every order as it was.
 */
export class SandboxOrders {
  private readonly file: string;
  private readonly orders = new Map<string, SandboxOrder>();

  constructor(dir: string) {
    fs.mkdirSync(dir, { recursive: true });
    this.file = path.join(dir, 'orders.jsonl');
    if (!fs.existsSync(this.file)) return;
    const text = fs.readFileSync(this.file, 'utf8');
    // what is written next must not run on in a torn line
    if (text !== '' && !text.endsWith('\n')) fs.appendFileSync(this.file, '\n');
    for (const line of text.split('\n')) {
      const order = orderFrom(line);
      if (order) this.orders.set(order.outTradeNo, order);
    }
  }

  find(outTradeNo: string): SandboxOrder | undefined {
    return this.orders.get(outTradeNo);
  }

  all(): SandboxOrder[] {
    return [...this.orders.values()];
  }

  keep(order: SandboxOrder): SandboxOrder {
    fs.appendFileSync(this.file, `${JSON.stringify(order)}\n`, { mode: 0o600 });
    this.orders.set(order.outTradeNo, order);
    return order;
  }
}

/** Null for the half line of a program that was killed while it wrote. */
function orderFrom(line: string): SandboxOrder | null {
  try {
    const kept = JSON.parse(line) as Kept;
    return {
      outTradeNo: String(kept.outTradeNo),
      merchant: String(kept.merchant),
      description: String(kept.description),
      returnUrl: String(kept.returnUrl),
      state: kept.state as SandboxOrder['state'],
      transactionId: String(kept.transactionId),
      eventId: String(kept.eventId),
      told: kept.told === true,
      amount: Money.yuan(String(kept.amount)),
      paid: Money.yuan(String(kept.paid)),
      expiresAt: new Date(String(kept.expiresAt)),
      paidAt: kept.paidAt === null ? null : new Date(String(kept.paidAt)),
    };
  } catch {
    return null;
  }
}
