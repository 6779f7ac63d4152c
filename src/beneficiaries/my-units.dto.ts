import { IsIn, IsOptional, IsString, Length, MaxLength } from 'class-validator';
import { type BindingRelation, bindingRelations } from '../community/places.rules';

export class BindBody {
  /** 邀请码, as printed or as typed: 12-ABCD-EFGH */
  @IsString()
  @Length(8, 40)
  code!: string;
}

export class BindingRequestBody {
  /** 3栋 */
  @IsString()
  @Length(1, 30)
  building!: string;

  /** 2单元301 */
  @IsString()
  @Length(1, 30)
  door!: string;

  @IsIn(bindingRelations)
  relation!: BindingRelation;

  @IsString()
  @Length(1, 60)
  claimedName!: string;

  /** What may help to check: a contract number, who to ask. */
  @IsOptional()
  @IsString()
  @MaxLength(200)
  note?: string;
}

export class MovingOutBody {
  @IsString()
  @Length(2, 200)
  reason!: string;
}
