import { Controller, Get, Header, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { timingSafeEqual } from 'node:crypto';
import { Config } from '../config';
import { Public } from './may';
import { Metrics } from './metrics';
import { Readiness } from './readiness';
import { Refusal } from './refusal';

/** For the machines that run us; outside `/api`. */
@ApiExcludeController()
@Controller()
export class HealthController {
  constructor(
    private readonly readiness: Readiness,
    private readonly metrics: Metrics,
    private readonly config: Config,
  ) {}

  /** The process answers. */
  @Get('healthz')
  @Public()
  @Header('Cache-Control', 'no-store')
  alive(): { ok: true } {
    return { ok: true };
  }

  /** The database answers and its schema is ours; and when the books were last verified. */
  @Get('readyz')
  @Public()
  @Header('Cache-Control', 'no-store')
  async ready(@Res({ passthrough: true }) response: Response) {
    const faults = await this.readiness.faults();
    if (faults.length > 0) response.status(503);
    return { ok: faults.length === 0, faults, ...this.readiness.told() };
  }

  /** Prometheus figures: to the bearer of METRICS_TOKEN or, where none is set, to this machine. */
  @Get('metrics')
  @Public()
  async figures(@Req() request: Request, @Res() response: Response): Promise<void> {
    if (!this.mayMeasure(request)) {
      throw new Refusal(404, 'path.unknown', '没有这个地址。请核对网址，或从首页重新进入。');
    }
    const figures = await this.metrics.registry.metrics();
    response.type(this.metrics.registry.contentType).send(figures);
  }

  private mayMeasure(request: Request): boolean {
    const { metricsToken } = this.config;
    // The socket's own address: a forwarded one is whatever a visitor wrote into a header, and a
    // proxy on this machine would make everyone local.
    if (metricsToken === undefined) return isLoopback(request) && !isForwarded(request);
    const given = Buffer.from(request.get('authorization') ?? '');
    const wanted = Buffer.from(`Bearer ${metricsToken}`);
    return given.length === wanted.length && timingSafeEqual(given, wanted);
  }
}

function isLoopback(request: Request): boolean {
  return ['127.0.0.1', '::1', '::ffff:127.0.0.1'].includes(request.socket.remoteAddress ?? '');
}

function isForwarded(request: Request): boolean {
  return request.get('x-forwarded-for') !== undefined || request.get('forwarded') !== undefined;
}
