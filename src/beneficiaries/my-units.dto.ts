import { IsIn } from 'class-validator';
import { TextField } from '../platform/http/fields';
import { type BindingRelation, bindingRelations } from '../community/places.rules';

export class BindBody {
  /** 邀请码, as printed or as typed: 12-ABCD-EFGH */
  @TextField({ min: 8, max: 40, sentence: '请填写通知单上的邀请码，例如 12-ABCD-EFGH' })
  code!: string;
}

export class BindingRequestBody {
  /** 3栋 */
  @TextField({ min: 1, max: 30, sentence: '请填写楼栋，例如 3栋' })
  building!: string;

  /** 2单元301 */
  @TextField({ min: 1, max: 30, sentence: '请填写房号，例如 2单元301' })
  door!: string;

  @IsIn(bindingRelations)
  relation!: BindingRelation;

  @TextField({ min: 1, max: 60, sentence: '请填写业主或使用人的姓名' })
  claimedName!: string;

  /** What may help to check: a contract number, who to ask. */
  @TextField({ max: 200, optional: true })
  note?: string;
}

export class MovingOutBody {
  @TextField({ min: 2, max: 200, sentence: '请写明原因（2 至 200 个字）' })
  reason!: string;
}
