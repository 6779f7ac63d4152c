import { applyDecorators } from '@nestjs/common';
import { IsIn, IsInt, IsOptional, IsUUID, Matches, Max, Min } from 'class-validator';
import { Type } from 'class-transformer';
import { DayField, MoneyField, PeriodField, TextField } from '../platform/http/fields';
import { CATEGORY_KEYS } from '../queryable-account/plain-words.rules';
import { PageQuery } from '../platform/http/page.dto';

/** The end of a day, 2026-03-31, or right after a place in the book was written, 1234. */
export const AsOfField = () =>
  applyDecorators(
    IsOptional(),
    Matches(/^(\d{4}-\d{2}-\d{2}|[1-9]\d{0,17})$/, {
      message: '请填写日期（例如 2026-03-31）或账簿序号（例如 1234）',
    }),
  );

/** The account as it stood then; nothing that was written later is known. */
export class AsOfQuery {
  @AsOfField()
  asOf?: string;
}

/** Corrections written on these days; with `asOf`, after it. */
export class CorrectionsQuery extends PageQuery {
  @DayField({ optional: true })
  from?: string;

  @DayField({ optional: true })
  to?: string;

  @AsOfField()
  asOf?: string;
}

export class SummaryQuery extends AsOfQuery {
  /** Balances at the end of this day; without it, of today. */
  @DayField({ optional: true })
  on?: string;
}

/** Everything is optional, and all of it must hold. */
export class StatementQuery extends PageQuery {
  @DayField({ optional: true })
  from?: string;

  @DayField({ optional: true })
  to?: string;

  /** Code of an account; those below it count. */
  @IsOptional()
  @Matches(/^[1-5]\d{3}(\d{2}){0,3}$/)
  account?: string;

  @IsOptional()
  @IsIn(['F1', 'F2', 'F3', 'F4', 'F5'])
  fund?: string;

  @IsOptional()
  @IsUUID()
  payee?: string;

  /** At least so much moved, in yuan. */
  @MoneyField({ optional: true })
  min?: string;

  @MoneyField({ optional: true })
  max?: string;

  /** Words in the 摘要, the payee's name or the purpose. */
  @TextField({ max: 40, optional: true })
  q?: string;

  @IsOptional()
  @IsIn(['in', 'out'])
  direction?: 'in' | 'out';

  /** Key of a category that money went to, or came from. */
  @IsOptional()
  @IsIn(CATEGORY_KEYS)
  use?: string;

  @IsOptional()
  @IsIn(CATEGORY_KEYS)
  source?: string;

  /** Budget line that entries are charged to. */
  @IsOptional()
  @IsUUID()
  line?: string;

  @AsOfField()
  asOf?: string;

  /** Instead of a page: the whole statement as a file. */
  @IsOptional()
  @IsIn(['csv', 'xlsx'])
  format?: 'csv' | 'xlsx';
}

export class FlowQuery {
  @PeriodField()
  from: string;

  @PeriodField()
  to: string;

  @IsOptional()
  @IsIn(['F1', 'F2', 'F3', 'F4', 'F5'])
  fund?: string;

  @AsOfField()
  asOf?: string;
}

/** Months of a drill-down, both included, and its page. */
export class UseQuery extends PageQuery {
  @PeriodField()
  from: string;

  @PeriodField()
  to: string;

  @IsOptional()
  @IsIn(['F1', 'F2', 'F3', 'F4', 'F5'])
  fund?: string;

  @AsOfField()
  asOf?: string;
}

export class EntryParams {
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(2_147_483_647)
  communityId: number;

  /** Place in the books. */
  @Matches(/^[1-9]\d{0,17}$/)
  seq: string;
}
