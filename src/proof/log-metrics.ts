import { Injectable, Logger } from '@nestjs/common';
import { Gauge } from 'prom-client';
import { Clock } from '../platform/clock';
import { Metrics } from '../platform/http/metrics';
import { loggableError } from '../platform/log';
import { LogFiguresQueries } from './log-figures.queries';

/**
 * Figures of the signing, asked for when somebody asks us: from the database and not from the signer,
 * so that one that stands still, or is run elsewhere, is seen.
 */
@Injectable()
export class LogMetrics {
  private readonly logger = new Logger('Proof');
  private readonly age: Gauge<'community'>;
  private readonly unsigned: Gauge<'community'>;
  private readonly refused: Gauge<'community'>;
  private underWay: Promise<void> | null = null;

  constructor(
    private readonly figures: LogFiguresQueries,
    private readonly clock: Clock,
    metrics: Metrics,
  ) {
    const gauge = (name: string, help: string): Gauge<'community'> =>
      new Gauge({
        name,
        help,
        labelNames: ['community'],
        registers: [metrics.registry],
        // Every gauge waits for the same reading: they are asked at once.
        collect: () => this.read(),
      });
    this.age = gauge(
      'proof_checkpoint_age_seconds',
      'Seconds since the newest head was signed; above 86400 the signer stands still.',
    );
    this.unsigned = gauge('proof_unsigned_leaves', 'Leaves that no signed head covers yet.');
    this.refused = gauge(
      'proof_signing_refused',
      '1 while the signer refuses: the log contradicts what was signed.',
    );
  }

  private read(): Promise<void> {
    this.underWay ??= this.fill().finally(() => (this.underWay = null));
    return this.underWay;
  }

  /** Figures that cannot be had are left out: yesterday's would say that all is well. */
  private async fill(): Promise<void> {
    for (const gauge of [this.age, this.unsigned, this.refused]) gauge.reset();
    try {
      const now = this.clock.now().getTime();
      for (const { communityId, signedAt, unsigned, refused } of await this.figures.all()) {
        const community = String(communityId);
        this.unsigned.set({ community }, unsigned);
        this.refused.set({ community }, refused ? 1 : 0);
        if (signedAt) this.age.set({ community }, (now - signedAt.getTime()) / 1000);
      }
    } catch (error) {
      this.logger.warn('figures of the logs not read', { ...loggableError(error) });
    }
  }
}
