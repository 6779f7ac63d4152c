import { ArrayMaxSize, ArrayUnique, IsArray, IsOptional, IsUUID } from 'class-validator';
import { MoneyField } from '../platform/http/fields';

const BILLS_MAX = 200;

/** What to pay: these bills, or this much (oldest first, the rest kept in advance), or all that is owed. */
export class OrderPaymentDto {
  @IsUUID('all')
  unitId!: string;

  @IsOptional()
  @IsArray()
  @ArrayMaxSize(BILLS_MAX)
  @ArrayUnique()
  @IsUUID('all', { each: true })
  billIds?: string[];

  @MoneyField({ positive: true, optional: true })
  amount?: string;
}
