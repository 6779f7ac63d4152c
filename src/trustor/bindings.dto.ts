import { IsBoolean, IsIn, IsOptional, IsString, Length, MaxLength } from 'class-validator';
import type { RequestState } from '../community/binding.entity';
import { PageQuery } from '../platform/http/page.dto';

const states = ['pending', 'confirmed', 'refused', 'withdrawn'] as const;

export class BindingRequestsQuery extends PageQuery {
  @IsOptional()
  @IsIn(states)
  state?: RequestState;
}

export class BindingDecisionBody {
  @IsBoolean()
  confirm!: boolean;

  /** Required for a refusal; the person who asked reads it. */
  @IsOptional()
  @IsString()
  @MaxLength(200)
  reason?: string;
}

export class BindingEndBody {
  @IsString()
  @Length(2, 200)
  reason!: string;
}
