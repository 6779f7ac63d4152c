import { PeriodField } from '../platform/http/fields';

export class RemunerationPeriodQuery {
  @PeriodField()
  period!: string;
}

export class PostRemunerationDto {
  @PeriodField()
  period!: string;
}
