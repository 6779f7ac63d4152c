import { ApiProperty } from '@nestjs/swagger';
import { IsObject, IsString, Length } from 'class-validator';
import { DayField } from '../platform/http/fields';
import { ContractTermsView } from '../trust-contract/contract.view';

/** A new version of the trust contract; its terms are checked by `terms.rules.ts`, field by field. */
export class ContractDto {
  @IsString()
  @Length(2, 100)
  title!: string;

  @DayField()
  effectiveOn!: string;

  @IsString()
  @Length(2, 200, { message: '请填写所依据的业主大会决议（2 至 200 个字）' })
  resolutionRef!: string;

  @IsObject()
  @ApiProperty({ type: ContractTermsView })
  terms!: object;
}
