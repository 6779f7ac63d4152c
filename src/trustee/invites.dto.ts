import { IsIn, IsOptional, IsUUID } from 'class-validator';
import { type BindingRelation, bindingRelations } from '../community/places.rules';
import { DayField } from '../platform/http/fields';
import { PageQuery } from '../platform/http/page.dto';

export class InviteBody {
  @IsUUID()
  unitId!: string;

  /** What the household's member is to the home. */
  @IsIn(bindingRelations)
  relation!: BindingRelation;

  /** The last day the code works; thirty days when absent. */
  @DayField({ optional: true })
  expiresOn?: string;
}

export class InvitesQuery extends PageQuery {
  /** Of one home only. */
  @IsOptional()
  @IsUUID()
  unitId?: string;
}
