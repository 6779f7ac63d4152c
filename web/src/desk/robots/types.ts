import type { components } from '../../shared/api/schema';

type Schemas = components['schemas'];

/** A robot that speaks in a group chat. */
export type Robot = Schemas['RobotView'];
export type RobotKind = Robot['kind'];

export const ROBOT_KINDS: readonly RobotKind[] = ['wecom', 'dingtalk', 'feishu'];

/** One sending, or a try at it. */
export type Delivery = Schemas['RobotDeliveryView'];

/** What the picture for the group shows, in words. */
export type MonthCard = Schemas['MonthCardView'];
