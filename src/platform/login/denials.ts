import { Injectable, Logger, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../clock';
import { Transactions } from '../database/transactions';
import { type SecurityEvent, SecurityEvents } from './security-events';

/** Someone signed in, or a machine whose message was not believed, who was shown the door. */
export interface Denial {
  loginId?: string;
  personId?: string;
  communityId: number | null;
  /** The address as a pattern, "GET /api/communities/:communityId/journal": never what was typed. */
  door: string;
  /** The code of the refusal. */
  code: string;
}

/** Several refusals of a kind; whose and where is left out once there are too many to tell apart. */
interface Tally extends Partial<Denial> {
  code: string;
  at: Date;
  times: number;
}

const everyMs = 30_000;
/** Kinds told apart between two writings: of one log-in, and of all. */
const kindsOfOne = 5;
const kindsMax = 500;
const further = 'further';

/**
 * Refused acts for the security log (OWASP ASVS 5.0, 16.3.2). Counted in memory and written twice a
 * minute in one statement, so that whoever rattles at doors all day costs a few rows and no request
 * waits; what this half minute had is lost if the process is killed, not if it is stopped.
 */
@Injectable()
export class Denials implements OnModuleInit, OnModuleDestroy {
  private readonly logger = new Logger('Denials');
  private tallies = new Map<string, Tally>();
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly transactions: Transactions,
    private readonly events: SecurityEvents,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.timer = setInterval(() => void this.flush(), everyMs).unref();
  }

  async onModuleDestroy(): Promise<void> {
    clearInterval(this.timer);
    await this.flush();
  }

  note(denial: Denial): void {
    this.add({ ...denial, at: this.clock.now(), times: 1 });
  }

  /** Writes what was noted. When the database cannot be reached it is kept for the next time. */
  async flush(): Promise<void> {
    const noted = [...this.tallies.values()];
    if (noted.length === 0) return;
    this.tallies = new Map();
    try {
      await this.transactions.runGlobal((tx) => this.events.recordAll(tx, noted.map(eventOf)));
    } catch (error) {
      this.logger.error(error instanceof Error ? error : new Error('denials were not written'));
      for (const tally of noted) this.add(tally);
    }
  }

  private add(tally: Tally): void {
    const { at, times, loginId, personId } = tally;
    const ofOne = { loginId, personId, code: further, at, times };
    const choices: Tally[] = [tally, ...(loginId === undefined ? [] : [ofOne])];
    const whole = choices.find((choice) => this.hasRoom(choice)) ?? { code: further, at, times };
    const known = this.tallies.get(keyOf(whole));
    if (known) known.times += times;
    else this.tallies.set(keyOf(whole), whole);
  }

  private hasRoom(tally: Tally): boolean {
    if (this.tallies.has(keyOf(tally))) return true;
    if (this.tallies.size >= kindsMax) return false;
    if (tally.door === undefined) return true;
    const ofHers = [...this.tallies.values()].filter(({ loginId }) => loginId === tally.loginId);
    return ofHers.length < kindsOfOne;
  }
}

function keyOf({ loginId, communityId, door, code }: Tally): string {
  return JSON.stringify([loginId, communityId, door, code]);
}

function eventOf(tally: Tally): SecurityEvent {
  const { loginId, personId, communityId, door, code, at, times } = tally;
  return {
    kind: 'access.denied',
    at,
    ...(loginId !== undefined && { loginId }),
    ...(personId !== undefined && { personId }),
    ...(communityId != null && { communityId }),
    detail: { ...(door !== undefined && { door }), code, times },
  };
}
