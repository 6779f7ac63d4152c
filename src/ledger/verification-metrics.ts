import { Injectable } from '@nestjs/common';
import { Gauge } from 'prom-client';
import { Clock } from '../platform/clock';
import { Metrics } from '../platform/http/metrics';
import { Readiness } from '../platform/http/readiness';
import type { Verification } from './verification.queries';

type Scope = 'quick' | 'full';

interface Outcome {
  readonly at: Date;
  readonly faults: number;
}

/** What the verifications in this process came to, for Prometheus and for whoever asks `/readyz`. */
@Injectable()
export class VerificationMetrics {
  private readonly outcomes = new Map<string, Outcome>();
  private readonly lastRun: Gauge<'scope' | 'community'>;
  private readonly faults: Gauge<'scope' | 'community'>;
  private readonly seconds: Gauge<'scope' | 'community'>;

  constructor(
    private readonly clock: Clock,
    metrics: Metrics,
    readiness: Readiness,
  ) {
    const gauge = (name: string, help: string) =>
      new Gauge({
        name,
        help,
        labelNames: ['scope', 'community'] as const,
        registers: [metrics.registry],
      });
    this.lastRun = gauge(
      'books_verified_timestamp_seconds',
      'When a community was last verified; quick is due every hour, full every night.',
    );
    this.faults = gauge(
      'books_verification_faults',
      'Rules that did not hold; anything but 0 is an alarm.',
    );
    this.seconds = gauge('books_verification_seconds', 'How long the last verification took.');
    readiness.tell('verification', () => this.summary());
  }

  observe(scope: Scope, { communityId, faults, milliseconds }: Verification): void {
    const at = this.clock.now();
    const labels = { scope, community: String(communityId) };
    this.lastRun.set(labels, at.getTime() / 1000);
    this.faults.set(labels, faults.length);
    this.seconds.set(labels, milliseconds / 1000);
    this.outcomes.set(`${scope}/${communityId}`, { at, faults: faults.length });
  }

  /** Counts and times only: everyone may ask. Nothing before the first run. */
  private summary(): { lastRun: Date; communitiesWithFaults: number } | undefined {
    const outcomes = [...this.outcomes.values()];
    if (outcomes.length === 0) return undefined;
    const lastRun = new Date(Math.max(...outcomes.map(({ at }) => at.getTime())));
    const wrong = [...this.outcomes].flatMap(([key, { faults }]) =>
      faults > 0 ? [key.slice(key.indexOf('/'))] : [],
    );
    return { lastRun, communitiesWithFaults: new Set(wrong).size };
  }
}
