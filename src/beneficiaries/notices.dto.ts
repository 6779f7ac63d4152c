import { IsIn, IsOptional, IsUUID } from 'class-validator';
import { MoneyField } from '../platform/http/fields';
import { type FollowKind, followKinds } from '../notices/follows.rules';

export class FollowsQuery {
  @IsOptional()
  @IsIn(followKinds)
  kind?: FollowKind;

  /** Id of a budget line, payee or question. */
  @IsOptional()
  @IsUUID()
  target?: string;
}

export class FollowBody {
  @IsIn(followKinds)
  kind!: FollowKind;

  /** Id of the budget line, payee or question; nothing with the other kinds. */
  @IsOptional()
  @IsUUID()
  target?: string;

  /** 大额收支: told of every single movement of at least so much, in yuan. */
  @MoneyField({ optional: true, positive: true })
  limit?: string;
}

export class NoticesReadBody {
  /** One of them; without it, all. */
  @IsOptional()
  @IsUUID()
  id?: string;
}
