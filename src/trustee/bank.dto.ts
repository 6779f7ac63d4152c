import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsIn,
  IsInt,
  IsOptional,
  IsUUID,
  Matches,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { STATEMENT_FIELDS, type StatementField } from '../bank/statement-header.rules';
import { DayField, MoneyField, TextField } from '../platform/http/fields';
import { PageQuery } from '../platform/http/page.dto';

const PAIRS_MAX = 500;
const SEQ = /^\d{1,18}$/;

/** Beside the file: what it does not say itself. */
export class BankImportDto {
  @MoneyField({ optional: true })
  opening?: string;

  @MoneyField({ optional: true })
  closing?: string;
}

export class MappedColumnDto {
  @IsIn(STATEMENT_FIELDS, { message: '请选择这一列是什么' })
  field!: StatementField;

  /** From 0. */
  @IsInt({ message: '请选择列' })
  @Min(0)
  @Max(200)
  column!: number;
}

/** 列的对应; what it does not name is found by the titles. */
export class BankMappingDto {
  @ValidateNested({ each: true })
  @Type(() => MappedColumnDto)
  @ArrayMaxSize(STATEMENT_FIELDS.length)
  columns!: MappedColumnDto[];

  /** flag: the column 借贷 decides; signed: the amount carries its sign. */
  @IsOptional()
  @IsIn(['flag', 'signed'], { message: '请选择收支方向从哪里看' })
  signRule?: 'flag' | 'signed';

  /** The row of titles, where it is not found by itself. */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(1000)
  titleLine?: number;
}

/** Another reading of a file that was uploaded. */
export class BankRereadingDto extends BankImportDto {
  @ValidateNested()
  @Type(() => BankMappingDto)
  mapping!: BankMappingDto;
}

export class BankLinesQuery extends PageQuery {
  @IsIn(['open', 'matched', 'all'], { message: '请选择未核对、已核对或全部' })
  state: 'open' | 'matched' | 'all' = 'all';

  @DayField({ optional: true })
  from?: string;

  @DayField({ optional: true })
  to?: string;

  /** Part of an amount or a serial number, of a name or memo for those who may read names. */
  @TextField({ max: 60 })
  q = '';
}

export class ReconciliationQuery {
  /** Absent: the last day the account's statements reach. */
  @DayField({ optional: true })
  day?: string;
}

export class MatchPairDto {
  @IsUUID(undefined, { message: '请选择银行明细' })
  lineId!: string;

  /** Absent where the voucher is made as the suggestion is confirmed. */
  @IsOptional()
  @Matches(SEQ, { message: '请选择凭证' })
  entrySeq?: string | null;
}

/** Suggestions to be confirmed together, all or none. */
export class ConfirmMatchesDto {
  @ValidateNested({ each: true })
  @Type(() => MatchPairDto)
  @ArrayMinSize(1, { message: '请至少选择一条建议' })
  @ArrayMaxSize(PAIRS_MAX, { message: `一次最多确认 ${PAIRS_MAX} 条` })
  pairs!: MatchPairDto[];
}

export class MatchPartDto {
  @Matches(SEQ, { message: '请选择凭证' })
  entrySeq!: string;

  @MoneyField()
  amount!: string;
}

/** A line by hand, also in parts. */
export class MatchLineDto {
  @ValidateNested({ each: true })
  @Type(() => MatchPartDto)
  @ArrayMinSize(1, { message: '请至少选择一张凭证' })
  @ArrayMaxSize(PAIRS_MAX, { message: `一次最多 ${PAIRS_MAX} 张凭证` })
  parts!: MatchPartDto[];

  @TextField({ min: 2, max: 200, sentence: '请用 2 至 200 个字说明为什么是同一笔' })
  note!: string;
}

export class BankLineBookingDto {
  @IsIn(['bank-charge', 'interest', 'unidentified'], {
    message: '请选择手续费、利息或待查款',
  })
  as!: 'bank-charge' | 'interest' | 'unidentified';

  @TextField({ min: 2, max: 100, sentence: '请用 2 至 100 个字说明这一笔是什么' })
  note!: string;
}

export class UndoMatchDto {
  @TextField({ min: 2, max: 200, sentence: '请用 2 至 200 个字说明撤销的原因' })
  reason!: string;
}
