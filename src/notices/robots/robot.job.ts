import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Jobs } from '../../platform/jobs/jobs';
import { type StandingJob, StandingJobs } from '../../platform/jobs/standing-jobs';
import { RobotCarrier } from './robot-carrier.service';
import { ROBOT_JOB, type RobotOrder } from './robots.service';

const EVERY_MS = 5 * 60_000;

const MONTH: StandingJob = {
  kind: 'standing:robots',
  title: '结账后向群里发送月度卡片',
  isDue: (now, last) => last === null || now.getTime() - last.getTime() >= EVERY_MS,
};

/** After a month is closed each group is told it, once; a group not reached is tried again later. */
@Injectable()
export class RobotJob implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly standing: StandingJobs,
    private readonly carrier: RobotCarrier,
  ) {}

  onModuleInit(): void {
    this.jobs.register<RobotOrder>(ROBOT_JOB, async ({ communityId, payload }) => ({
      sent: await this.carrier.carry(communityId, payload.deliveryId),
    }));
    this.jobs.register(MONTH.kind, async ({ communityId }) => ({
      ordered: await this.carrier.orderDue(communityId),
    }));
    this.standing.register(MONTH);
  }
}
