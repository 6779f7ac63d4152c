export const ROBOT_KINDS = ['wecom', 'dingtalk', 'feishu'] as const;
export type RobotKind = (typeof ROBOT_KINDS)[number];

/** A robot that speaks in a group chat. */
export interface Robot {
  id: string;
  kind: RobotKind;
  name: string;
  /** The last four signs of its address. */
  webhookTail: string;
  signed: boolean;
  on: boolean;
  madeAt: string;
}

/** One sending, or a try at it. */
export interface Delivery {
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

/** What the picture for the group shows, in words. */
export interface MonthCard {
  period: string;
  title: string;
  lines: string[];
  /** Path of the PNG, from /api on. */
  picture: string;
}
