import { IsIn, IsOptional, IsUUID } from 'class-validator';
import { PeriodField } from '../platform/http/fields';
import { PageQuery } from '../platform/http/page.dto';

export class MyMoneyQuery {
  /** One of one's own homes; the first by default. */
  @IsOptional()
  @IsUUID()
  unitId?: string;

  /** First month; January of the last one's year by default. */
  @PeriodField({ optional: true })
  from?: string;

  /** Last month; the newest closed one by default. */
  @PeriodField({ optional: true })
  to?: string;
}

export class MyMoneyPaperQuery extends MyMoneyQuery {
  /** 1: the home's name is on it; nothing that tells which home it is otherwise. */
  @IsOptional()
  @IsIn(['1'])
  name?: '1';
}

export class MyUseEntriesQuery extends PageQuery {
  @IsOptional()
  @IsUUID()
  unitId?: string;

  @PeriodField({ optional: true })
  from?: string;

  @PeriodField({ optional: true })
  to?: string;
}

export class MoneyCheckQuery {
  /** The newest divided month by default. */
  @PeriodField({ optional: true })
  period?: string;
}
