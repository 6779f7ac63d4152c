import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, ValidateNested } from 'class-validator';
import { TextField } from '../platform/http/fields';

const LINES_MAX = 600;

export class FinalAccountsReasonDto {
  /** The line's id, or the account of what had no line */
  @TextField({ min: 4, max: 40, sentence: '请选择原因所属的项目' })
  key!: string;

  @TextField({ max: 500 })
  reason!: string;
}

/** What people add to the figures of the books. */
export class FinalAccountsDto {
  @IsArray()
  @ArrayMaxSize(LINES_MAX)
  @ValidateNested({ each: true })
  @Type(() => FinalAccountsReasonDto)
  reasons!: FinalAccountsReasonDto[];

  /** 结余处理建议, or how a deficit is covered */
  @TextField({ max: 500 })
  surplusNote!: string;

  /** The auditor's report: its number, where there is one */
  @TextField({ max: 200 })
  auditRef!: string;
}
