import type { Delivery, Robot } from './robots.queries';

/** A robot that speaks in a group. */
export class RobotView {
  id: string;
  kind: 'wecom' | 'dingtalk' | 'feishu';
  name: string;
  /** The last four signs of its address, to know it again. */
  webhookTail: string;
  /** Whether its messages are signed (钉钉加签, 飞书签名校验). */
  signed: boolean;
  on: boolean;
  madeAt: string;
}

export class RobotsView {
  items: RobotView[];
}

/** 发送记录. */
export class RobotDeliveryView {
  id: string;
  robotId: string;
  robotName: string;
  occasion: 'month' | 'trial';
  period: string;
  state: 'waiting' | 'sent' | 'failed';
  attempts: number;
  /** What the group's server answered, or what stood in the way. */
  answer: string;
  createdAt: string;
  doneAt: string | null;
}

export class RobotDeliveriesView {
  items: RobotDeliveryView[];
}

/** What was added. */
export class RobotMadeView {
  id: string;
}

export class TrialView {
  deliveryId: string;
}

export const robotViewOf = (robot: Robot): RobotView => ({
  ...robot,
  madeAt: robot.madeAt.toISOString(),
});

export const deliveryViewOf = (delivery: Delivery): RobotDeliveryView => ({
  ...delivery,
  createdAt: delivery.createdAt.toISOString(),
  doneAt: delivery.doneAt?.toISOString() ?? null,
});
