import { Injectable } from '@nestjs/common';
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import { Transactions } from '../database/transactions';
import { Refusal } from '../http/refusal';
import { Sealing } from './sealing';

const minute = 60;

/**
 * How often something may be tried. A name is limited per network and, more widely, in all: guessing
 * from many networks is stopped too, yet a stranger next door cannot lock the owner out at once.
 */
const limits = {
  'sign-in-here': { points: 10, seconds: 15 * minute },
  'sign-in-name': { points: 60, seconds: 60 * minute },
  'sign-in-network': { points: 200, seconds: 15 * minute },
  'second-factor': { points: 10, seconds: 10 * minute },
  password: { points: 10, seconds: 15 * minute },
  registration: { points: 20, seconds: 60 * minute },
} as const;

export type AttemptKind = keyof typeof limits;

/**
 * Counts tries in PostgreSQL, so that several processes count together and a restart forgives nothing.
 * Keys are keyed hashes: the table says nothing about whom.
 */
@Injectable()
export class Attempts {
  private readonly limiters: Record<AttemptKind, RateLimiterPostgres>;

  constructor(
    transactions: Transactions,
    private readonly sealing: Sealing,
  ) {
    const storeClient = clientOver(transactions);
    const limiter = (kind: AttemptKind) =>
      new RateLimiterPostgres({
        storeClient,
        storeType: 'client',
        tableName: 'login_attempt',
        // The migration made it; the serving role may define nothing.
        tableCreated: true,
        keyPrefix: kind,
        points: limits[kind].points,
        duration: limits[kind].seconds,
      });
    const kinds = Object.keys(limits) as AttemptKind[];
    this.limiters = Object.fromEntries(kinds.map((kind) => [kind, limiter(kind)])) as Record<
      AttemptKind,
      RateLimiterPostgres
    >;
  }

  /**
   * Counts a try before it is made, so that a thousand at once are counted too.
   * @throws Refusal 429 `attempts.too-many` with Retry-After.
   */
  async spend(kind: AttemptKind, subject: string): Promise<void> {
    try {
      await this.limiters[kind].consume(this.key(kind, subject));
    } catch (reason) {
      if (reason instanceof RateLimiterRes) throw tooMany(reason.msBeforeNext);
      throw reason;
    }
  }

  /** The try was right: it does not count. */
  async refund(kind: AttemptKind, subject: string): Promise<void> {
    await this.limiters[kind].reward(this.key(kind, subject));
  }

  /** She has shown who she is: her earlier slips are forgotten. */
  async forget(kind: AttemptKind, subject: string): Promise<void> {
    await this.limiters[kind].delete(this.key(kind, subject));
  }

  private key(kind: AttemptKind, subject: string): string {
    return this.sealing.keyedHash(`${kind} ${subject}`, 'attempt');
  }
}

function tooMany(msBeforeNext: number): Refusal {
  const seconds = Math.max(Math.ceil(msBeforeNext / 1000), 1);
  const minutes = Math.ceil(seconds / minute);
  return new Refusal(
    429,
    'attempts.too-many',
    `尝试的次数太多，为保护您的账户，请在 ${minutes} 分钟后再试。如果不是您本人操作，请尽快修改密码。`,
    { retryAfterSeconds: seconds },
  );
}

/** The limiter wants a node-postgres client; the connection is ours to open and close. */
function clientOver(transactions: Transactions) {
  return {
    query: ({ text, values }: { text: string; values: unknown[] }) =>
      transactions.runGlobal(async (tx) => {
        const answer = await tx.query<unknown[]>(text, values);
        // TypeORM answers [rows, count] to DELETE and UPDATE, and rows to the rest.
        const [rows, count] = answer;
        if (Array.isArray(rows)) return { rows: rows as unknown[], rowCount: Number(count) };
        return { rows: answer, rowCount: answer.length };
      }),
  };
}
