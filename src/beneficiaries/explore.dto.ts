import { IsIn, IsOptional } from 'class-validator';
import { PeriodField } from '../platform/http/fields';
import {
  EXPLORE_BY,
  EXPLORE_SIDES,
  type ExploreBy,
  type ExploreSide,
} from '../queryable-account/explore/explore.rules';
import { AsOfQuery } from './statement.dto';

/** Months, both included; which side; told apart by what. */
export class ExploreQuery extends AsOfQuery {
  @PeriodField()
  from: string;

  @PeriodField()
  to: string;

  @IsOptional()
  @IsIn(['F1', 'F2', 'F3', 'F4', 'F5'])
  fund?: string;

  @IsOptional()
  @IsIn(EXPLORE_SIDES)
  side: ExploreSide = 'out';

  @IsOptional()
  @IsIn(EXPLORE_BY)
  by: ExploreBy = 'use';

  /** Instead of the answer: its table as a file. */
  @IsOptional()
  @IsIn(['csv', 'xlsx'])
  format?: 'csv' | 'xlsx';
}
