import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsUUID, Matches, ValidateNested } from 'class-validator';
import { DayField, MoneyField, TextField } from '../platform/http/fields';

const PAIRS_MAX = 500;
const SEQ = /^\d{1,18}$/;

/** Beside the file: what it does not say itself. */
export class BankImportDto {
  @MoneyField({ optional: true })
  opening?: string;

  @MoneyField({ optional: true })
  closing?: string;
}

export class ReconciliationQuery {
  /** Absent: the last day the account's statements reach. */
  @DayField({ optional: true })
  day?: string;
}

export class MatchPairDto {
  @IsUUID(undefined, { message: '请选择银行明细' })
  lineId!: string;

  @Matches(SEQ, { message: '请选择凭证' })
  entrySeq!: string;
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

export class UndoMatchDto {
  @TextField({ min: 2, max: 200, sentence: '请用 2 至 200 个字说明撤销的原因' })
  reason!: string;
}
