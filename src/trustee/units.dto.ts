import { TextField } from '../platform/http/fields';
import { PageQuery } from '../platform/http/page.dto';

export class UnitsQuery extends PageQuery {
  /** Name or id of a building. */
  @TextField({ max: 60, optional: true })
  building?: string;

  /** Part of a label, or of a name for those who may read names. */
  @TextField({ max: 60, optional: true })
  q?: string;
}
