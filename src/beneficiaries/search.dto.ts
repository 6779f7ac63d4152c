import { IsIn, Matches } from 'class-validator';
import { IsOptional } from 'class-validator';
import { DayField, MoneyField, TextField } from '../platform/http/fields';
import { PageQuery } from '../platform/http/page.dto';
import { SEARCH_KINDS, type SearchKind } from '../queryable-account/search/search.queries';

/** What is typed into the box, and what is set beside it. */
export class SearchQuery extends PageQuery {
  /** Words, amounts, voucher numbers, days; everything must hold. */
  @TextField({ max: 60, optional: true })
  q?: string;

  /** Only this kind, page by page. */
  @IsOptional()
  @IsIn(SEARCH_KINDS)
  kind?: SearchKind;

  @DayField({ optional: true })
  from?: string;

  @DayField({ optional: true })
  to?: string;

  @MoneyField({ optional: true })
  min?: string;

  @MoneyField({ optional: true })
  max?: string;
}

export class SaveSearchDto {
  @TextField({ min: 1, max: 40, sentence: '请给这个查询起个名字，最多 40 个字' })
  name: string;

  /** The page's address behind the question mark: q=电梯&from=2026-01-01. */
  @TextField({ min: 1, max: 300, sentence: '请先查一次，再保存' })
  @Matches(/^[^?#\s<>"']+$/, { message: '查询地址里有不能保存的字符，请重新查一次再保存' })
  query: string;
}

export class SavedSearchView {
  id: string;
  name: string;
  query: string;
  savedAt: string;
}

export class SavedSearchesView {
  items: SavedSearchView[];
}
