import { IsIn, IsOptional } from 'class-validator';
import { FUND_CODES } from '../ledger/funds.rules';
import type { Fund } from '../ledger/funds.rules';

export class EntryImportDto {
  /** Which fund the old books belong to, where the file has no column 基金. */
  @IsOptional()
  @IsIn(FUND_CODES, { message: '请选择基金（F1 至 F5）' })
  fund?: Fund;
}

export class EntryImportsQuery {
  @IsOptional()
  @IsIn(['read', 'submitted', 'posted'])
  state?: 'read' | 'submitted' | 'posted';
}
