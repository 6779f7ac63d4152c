import { Logger } from '@nestjs/common';
import type { Clock } from '../../platform/clock';
import { loggableError } from '../../platform/log';
import type { SignedHead, SigningLog } from './signing.rules';
import { addCheckpoint, type Witness } from './witness';

/** What a courier needs of the signer's session. */
export interface CourierTools {
  readonly clock: Clock;
  /** That the log grew from one size to the other (RFC 6962 §2.1.2). */
  prove(communityId: number, from: number, to: number): Promise<Buffer[]>;
  keep(communityId: number, line: { size: number; witness: string; line: string }): Promise<void>;
}

interface Errand {
  readonly log: SigningLog;
  readonly head: SignedHead;
  readonly notBefore: number;
}

type End = 'done' | 'refused' | 'unreached';

const WAIT_MS_MIN = 15_000;
const WAIT_MS_MAX = 10 * 60_000;
/** Our size, the one it names, and once more should it have been told of another meanwhile. */
const TRIES = 3;

/**
 * Brings heads to one witness, one after another, beside the signing: a witness that is slow or away
 * holds nobody up. Of each log only the newest head is brought.
 */
export class WitnessCourier {
  private readonly errands = new Map<number, Errand>();
  /** How large the witness has each log, as far as we have heard. */
  private readonly known = new Map<number, number>();
  private readonly logger = new Logger('Witness');
  private underWay: Promise<void> | null = null;
  private wait = WAIT_MS_MIN;
  private notBefore = 0;

  constructor(
    private readonly witness: Witness,
    private readonly tools: CourierTools,
    private readonly signal: AbortSignal,
  ) {}

  offer(log: SigningLog, head: SignedHead): void {
    if (head.size === this.known.get(log.communityId)) return;
    this.errands.set(log.communityId, { log, head, notBefore: 0 });
  }

  /** Begins a walk where there is something to bring and none is under way; never rejects. */
  walk(): Promise<void> {
    this.underWay ??= this.bringAll().finally(() => (this.underWay = null));
    return this.underWay;
  }

  private async bringAll(): Promise<void> {
    if (this.now() < this.notBefore) return;
    const due = [...this.errands.values()].filter(({ notBefore }) => notBefore <= this.now());
    for (const errand of due) {
      if (this.signal.aborted) return;
      const { communityId } = errand.log;
      const end = await this.bring(errand);
      if (end === 'unreached') return this.comeBackLater();
      this.wait = WAIT_MS_MIN;
      // A newer head may have been offered meanwhile: that one stays.
      if (this.errands.get(communityId) !== errand) continue;
      if (end === 'done') this.errands.delete(communityId);
      else this.errands.set(communityId, { ...errand, notBefore: this.now() + WAIT_MS_MAX });
    }
  }

  private async bring({ log, head }: Errand): Promise<End> {
    const about = { witness: this.witness.key.name, communityId: log.communityId };
    try {
      return await this.submit({ log, head });
    } catch (error) {
      if (!this.signal.aborted) {
        this.logger.warn('witness not reached', { ...about, ...loggableError(error) });
      }
      return 'unreached';
    }
  }

  private async submit({ log, head }: Pick<Errand, 'log' | 'head'>): Promise<End> {
    const { communityId } = log;
    const about = { witness: this.witness.key.name, communityId };
    for (let tries = 0; tries < TRIES; tries += 1) {
      const oldSize = this.known.get(communityId) ?? 0;
      const hashes = await this.tools.prove(communityId, oldSize, head.size);
      const submission = { oldSize, hashes, note: head.note };
      const answer = await addCheckpoint(this.witness, submission, this.signal);
      if (answer.kind === 'cosigned') {
        const cosignature = { size: head.size, witness: about.witness, line: answer.line };
        await this.tools.keep(communityId, cosignature);
        this.known.set(communityId, head.size);
        return 'done';
      }
      if (answer.kind === 'refused') {
        this.logger.error('witness refused', { ...about, size: head.size, status: answer.status });
        return 'refused';
      }
      if (answer.size > head.size || answer.size === oldSize) {
        // It has seen another log in our name, a longer one or one as long: never to be passed over.
        this.logger.error('witness contradicts', { ...about, size: head.size, has: answer.size });
        return 'refused';
      }
      this.known.set(communityId, answer.size);
    }
    return 'refused';
  }

  private comeBackLater(): void {
    this.notBefore = this.now() + this.wait;
    this.wait = Math.min(this.wait * 2, WAIT_MS_MAX);
  }

  private now(): number {
    return this.tools.clock.now().getTime();
  }
}
