import {
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnModuleDestroy,
} from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { Server } from 'node:http';
import * as path from 'node:path';
import { Clock } from '../../../platform/clock';
import { Config } from '../../../platform/config';
import type { Day } from '../../../shared/day';
import { newId } from '../../../shared/ids';
import { Money } from '../../../shared/money';
import { onlineErrors } from '../online-payment.errors';
import { keptSandboxKeys, type SandboxKeys } from './sandbox-keys';
import { paidMessage, probeOf, type SignedMessage, tamperedOf } from './sandbox-messages';
import { type SandboxOrder, SandboxOrders } from './sandbox-orders';
import { tradeBillOf } from './trade-bill.rules';

/** What shall go wrong with a payment; `amount` is what is paid instead of what was ordered. */
export interface Tricks {
  readonly amount?: Money;
  readonly replay?: number;
  readonly delaySeconds?: number;
  readonly probe?: boolean;
  readonly tampered?: boolean;
}

export type NewSandboxOrder = Pick<
  SandboxOrder,
  'outTradeNo' | 'merchant' | 'description' | 'amount' | 'expiresAt' | 'returnUrl'
>;

/** Sent again after so many seconds while nobody answers 2xx, as the firm does; then left to the bill. */
const AGAIN_AFTER_SECONDS = [15, 15, 30, 180, 600, 1200, 1800] as const;
/** The firm waits so long for an answer. */
const ANSWER_WITHIN_MS = 5_000;

/**
 * The payment firm itself, played: takes orders, lets them be paid, and tells our own door over HTTP,
 * signed and sealed as WeChat Pay v3 does. Its books and keys lie apart from ours.
 */
@Injectable()
export class WeChatSandbox implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger('PaymentSandbox');
  private readonly timers = new Set<NodeJS.Timeout>();
  private readonly telling = new Set<Promise<void>>();
  private kept: { keys: SandboxKeys; orders: SandboxOrders } | undefined;

  constructor(
    @Inject(Config) private readonly config: Pick<Config, 'paymentSandbox' | 'dataDir'>,
    private readonly clock: Clock,
    private readonly http: HttpAdapterHost,
  ) {}

  get isOn(): boolean {
    return this.config.paymentSandbox;
  }

  /** What the merchant is given when it signs up: without the platform's private key. */
  get keys(): Omit<SandboxKeys, 'platformPrivate'> {
    return this.books.keys;
  }

  /** What was paid and not told before the last stop is told now. */
  onApplicationBootstrap(): void {
    if (!this.isOn) return;
    const untold = this.books.orders
      .all()
      .filter(({ state, told }) => state === 'SUCCESS' && !told);
    for (const { outTradeNo } of untold) this.later(AGAIN_AFTER_SECONDS[0], outTradeNo, 0);
  }

  async onModuleDestroy(): Promise<void> {
    for (const timer of this.timers) clearTimeout(timer);
    this.timers.clear();
    await Promise.all(this.telling);
  }

  /** 下单; the same order twice is one order. */
  order(wanted: NewSandboxOrder): SandboxOrder {
    const known = this.books.orders.find(wanted.outTradeNo);
    if (known) return known;
    return this.books.orders.keep({
      ...wanted,
      state: 'NOTPAY',
      transactionId: '',
      paid: Money.zero,
      paidAt: null,
      eventId: '',
      told: false,
    });
  }

  known(outTradeNo: string): SandboxOrder | undefined {
    return this.isOn ? this.books.orders.find(outTradeNo) : undefined;
  }

  /** @throws DomainError notFound `payment.unknown`. */
  find(outTradeNo: string): SandboxOrder {
    const order = this.known(outTradeNo);
    if (!order) throw onlineErrors.orderUnknown();
    return order;
  }

  close(outTradeNo: string): void {
    const order = this.find(outTradeNo);
    if (order.state === 'NOTPAY') this.books.orders.keep({ ...order, state: 'CLOSED' });
  }

  /**
   * The payer pays, and our door is told. Answers when the first telling was tried.
   * @throws DomainError `payment.unknown`, `payment.closed`, `payment.paid-already`.
   */
  async pay(outTradeNo: string, tricks: Tricks = {}): Promise<SandboxOrder> {
    const order = this.find(outTradeNo);
    const now = this.clock.now();
    if (order.state === 'SUCCESS') throw onlineErrors.paidAlready();
    if (order.state === 'CLOSED' || order.expiresAt.getTime() <= now.getTime()) {
      throw onlineErrors.closed();
    }
    this.books.orders.keep({
      ...order,
      state: 'SUCCESS',
      paid: tricks.amount ?? order.amount,
      paidAt: now,
      transactionId: `42${newId().replaceAll('-', '').slice(0, 26)}`,
      eventId: newId(),
    });
    if (tricks.delaySeconds) this.later(tricks.delaySeconds, outTradeNo, 0);
    else await this.tell(outTradeNo, tricks);
    return this.find(outTradeNo);
  }

  /** What the door answers to each message sent, in order: probes and tampered ones first. */
  async tell(outTradeNo: string, tricks: Tricks = {}): Promise<number[]> {
    const message = this.messageOf(outTradeNo);
    const sent: SignedMessage[] = [
      ...(tricks.probe ? [probeOf(message)] : []),
      ...(tricks.tampered ? [tamperedOf(message)] : []),
      message,
    ];
    for (let again = 0; again < (tricks.replay ?? 0); again += 1) sent.push(message);
    const answers: number[] = [];
    for (const each of sent) answers.push(await this.send(each));
    if (answers.some(isTaken)) this.markTold(outTradeNo);
    else this.later(AGAIN_AFTER_SECONDS[0], outTradeNo, 0);
    return answers;
  }

  /** The notification of an order that is paid, signed now. */
  messageOf(outTradeNo: string): SignedMessage {
    const order = this.find(outTradeNo);
    if (order.paidAt === null) throw onlineErrors.orderUnknown();
    return paidMessage({ ...order, paidAt: order.paidAt }, this.books.keys, this.clock.now());
  }

  bill(merchant: string, day: Day): string {
    return tradeBillOf(this.books.orders.all(), merchant, day);
  }

  private get books() {
    const dir = path.join(this.config.dataDir, 'payment-sandbox');
    return (this.kept ??= { keys: keptSandboxKeys(dir), orders: new SandboxOrders(dir) });
  }

  private markTold(outTradeNo: string): void {
    this.books.orders.keep({ ...this.find(outTradeNo), told: true });
  }

  private later(seconds: number, outTradeNo: string, tries: number): void {
    const timer = setTimeout(() => {
      this.timers.delete(timer);
      const telling = this.again(outTradeNo, tries)
        .catch((error: unknown) => this.logger.error(error))
        .finally(() => this.telling.delete(telling));
      this.telling.add(telling);
    }, seconds * 1000).unref();
    this.timers.add(timer);
  }

  private async again(outTradeNo: string, tries: number): Promise<void> {
    if (isTaken(await this.send(this.messageOf(outTradeNo)))) this.markTold(outTradeNo);
    else {
      const seconds = AGAIN_AFTER_SECONDS[tries + 1];
      if (seconds !== undefined) this.later(seconds, outTradeNo, tries + 1);
    }
  }

  /** The status of the answer; 0 when there was none. */
  private async send({ headers, body }: SignedMessage): Promise<number> {
    try {
      const answer = await fetch(this.door(), {
        method: 'POST',
        headers,
        body: new Uint8Array(body),
        signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
      });
      await answer.body?.cancel();
      return answer.status;
    } catch (error) {
      this.logger.warn(`our door did not answer: ${(error as Error).message}`);
      return 0;
    }
  }

  /** Where this very program listens: the public address may not be reachable from inside. */
  private door(): string {
    const server = this.http.httpAdapter.getHttpServer() as Server;
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('not listening');
    const isAny = address.address === '0.0.0.0' || address.address === '::';
    const host = isAny ? '127.0.0.1' : address.address;
    const name = address.family === 'IPv6' && !isAny ? `[${host}]` : host;
    return `http://${name}:${address.port}/api/payment-channels/wechat-sandbox/notifications`;
  }
}

const isTaken = (status: number): boolean => status === 200 || status === 204;
