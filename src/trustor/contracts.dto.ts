import { ApiProperty } from '@nestjs/swagger';
import { IsObject } from 'class-validator';
import { DayField, TextField } from '../platform/http/fields';
import { ContractTermsView } from '../trust-contract/contract.view';

/** A new version of the trust contract; its terms are checked by `terms.rules.ts`, field by field. */
export class ContractDto {
  @TextField({ min: 2, max: 100, sentence: '合同名称请填写 2 至 100 个字' })
  title!: string;

  @DayField()
  effectiveOn!: string;

  @TextField({ min: 2, max: 200, sentence: '请填写所依据的业主大会决议（2 至 200 个字）' })
  resolutionRef!: string;

  @IsObject()
  @ApiProperty({ type: ContractTermsView })
  terms!: object;
}
