import { IsBoolean, IsIn, IsOptional } from 'class-validator';
import { TextField } from '../platform/http/fields';
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
  @TextField({ max: 200, optional: true })
  reason?: string;
}

export class BindingEndBody {
  @TextField({ min: 2, max: 200, sentence: '请写明解除的原因（2 至 200 个字）' })
  reason!: string;
}
