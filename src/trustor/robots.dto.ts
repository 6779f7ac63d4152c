import { IsBoolean, IsIn } from 'class-validator';
import { type RobotKind, robotKinds } from '../notices/robots/robots.rules';
import { TextField } from '../platform/http/fields';

export class RobotBody {
  /** wecom 企业微信, dingtalk 钉钉, feishu 飞书. */
  @IsIn(robotKinds)
  kind!: RobotKind;

  @TextField({ min: 1, max: 40, sentence: '请填写群的名称，例如 锦和苑业主群' })
  name!: string;

  /** The address of the group's robot, as its firm gives it. */
  @TextField({ min: 20, max: 300, sentence: '请从群机器人的设置里完整复制地址' })
  webhook!: string;

  /** 加签 or 签名校验; empty where the robot has none. */
  @TextField({ max: 200, optional: true })
  secret?: string;
}

export class RobotTurnBody {
  @IsBoolean()
  on!: boolean;
}
