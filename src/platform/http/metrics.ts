import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { collectDefaultMetrics, Histogram, Registry } from 'prom-client';

export interface RequestLabels {
  method: string;
  /** The pattern, not the path. */
  route: string;
  status: number;
}

/** Figures for Prometheus: the process, and how long requests take. Rooms may register their own. */
@Injectable()
export class Metrics implements OnApplicationShutdown {
  readonly registry = new Registry();
  private readonly durations = new Histogram({
    name: 'http_server_duration_seconds',
    help: 'How long requests took, by route and status.',
    labelNames: ['method', 'route', 'status'] as const,
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers: [this.registry],
  });

  constructor() {
    collectDefaultMetrics({ register: this.registry });
  }

  observe({ method, route, status }: RequestLabels, seconds: number): void {
    this.durations.observe({ method, route, status: String(status) }, seconds);
  }

  onApplicationShutdown(): void {
    this.registry.clear();
  }
}
