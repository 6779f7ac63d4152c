import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsIn,
  IsInt,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { OBJECT_KINDS, type ObjectKind } from '../handover/handover-kinds.rules';
import { TextField } from '../platform/http/fields';

/** 一件实物 */
export class HandoverObjectDto {
  /** key, seal, document, equipment or other */
  @IsIn(Object.keys(OBJECT_KINDS), { message: '请选择类别' })
  kind!: ObjectKind;

  @TextField({ min: 1, max: 100, sentence: '请填写名称' })
  name!: string;

  @IsInt({ message: '请填写数量' })
  @Min(1, { message: '数量至少为 1' })
  @Max(100_000, { message: '数量最多 100000' })
  quantity!: number;

  /** 把 本 台 */
  @TextField({ min: 1, max: 10, sentence: '请填写单位，例如 把、本、台' })
  unit!: string;

  /** 存放处 */
  @TextField({ max: 200, optional: true })
  place?: string;
}

export class DeliverHandoverDto {
  @TextField({ max: 500, optional: true })
  note?: string;
}

export class AcceptedListDto {
  /** Which list: balances, arrears … */
  @TextField({ min: 3, max: 30 })
  list!: string;

  @IsIn(['accepted', 'exception'], { message: '请选择接收，或有保留地接收' })
  outcome!: 'accepted' | 'exception';

  /** What differs from the list; needed with an exception. */
  @TextField({ max: 500, optional: true })
  note?: string;
}

export class AcceptHandoverDto {
  @IsArray()
  @ArrayMinSize(1, { message: '请至少选择一项清单' })
  @ArrayMaxSize(30)
  @ValidateNested({ each: true })
  @Type(() => AcceptedListDto)
  items!: AcceptedListDto[];
}
